import Fraction from '#core/money/fraction'
import { figures } from '#core/money/german_money'
import type Money from '#core/money/money'
import { yearShare } from '#financing/domain/period_share'
import type { Problem } from '#forms/domain/fields'
import { type Answers, type Table, everyRow, inputOf } from '#forms/domain/form'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { COST, postCategories, postTables, readPosts } from '#applications/domain/post_rows'
import { type SectionContext, typedInKind } from '#applications/domain/section_context'

/** What a post of the table costs in a year, and where in the plan. */
export type PostCost = { row: string; category: string; year: number; amount: Money }

/** What the posts cost in each year of the period, half up to the cent; those of which that is not said are left out. */
export function postCosts(context: SectionContext): PostCost[] {
  const { years, period, proration, definition } = context
  if (postCategories(definition.plan).length === 0) return []
  return readPosts(context, typedInKind(context, 'posts')).flatMap(({ row, fte, months, perYear, category }) =>
    perYear && category
      ? years.map((year, index) => {
          const inPeriod = yearShare(year, period, proration)
          const filled = Fraction.of(months, 12)
          const share = filled.exceeds(inPeriod) ? inPeriod : filled
          return { row, category, year, amount: perYear.times(fte.times(share).times(risen(definition.plan, index))) }
        })
      : []
  )
}

/** What a full year costs so many years after the first, as a part of what it costs in that. */
function risen({ yearlyRise }: ProgrammeDefinition['plan'], years: number): Fraction {
  const factor = yearlyRise ? Fraction.percent(yearlyRise).plus(Fraction.ONE) : Fraction.ONE
  return Array.from({ length: years }).reduce<Fraction>((product) => product.times(factor), Fraction.ONE)
}

/** The tables of posts with what each costs a year. */
export function postTablesWithCosts(context: SectionContext): Table[] {
  const costs = postCosts(context)
  return postTables(context).map((table) => withCosts(table, costs, context))
}

/** A table of posts with what of these costs is its own. */
export function withCosts(table: Table, all: readonly PostCost[], context: SectionContext): Table {
  const own = new Set(everyRow(table))
  const costs = all.filter(({ row }) => own.has(row))
  if (costs.length === 0) return table
  const given = context.years.map((year) => ({
    label: String(year),
    isResult: true as const,
    values: Object.fromEntries(
      costs.filter((cost) => cost.year === year).map(({ row, amount }) => [row, figures(amount)])
    ),
  }))
  return { ...table, given }
}

/** Posts of which nobody can tell what they cost. */
export function postsWithoutCost(context: SectionContext, answers: Answers): Problem[] {
  if (!context.definition.plan.groups?.length || postCategories(context.definition.plan).length === 0) return []
  return readPosts(context, answers)
    .filter(({ perYear }) => perYear === null)
    .map(({ row }) => ({
      input: inputOf(COST, row),
      sentence: `Zeile ${row.split(':').at(-1)}: Bitte tragen Sie die Jahreskosten ein.`,
    }))
}
