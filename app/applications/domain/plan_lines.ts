import { figures as printed } from '#core/money/german_money'
import Money from '#core/money/money'
import { ownOf } from '#core/own'
import { fold } from '#core/text/fold'
import type { Field } from '#forms/domain/field'
import { valueOf } from '#forms/domain/fields'
import { type Table, type TableRow, answersIn, inputOf, rowIn, rowsOf, rowsShown } from '#forms/domain/form'
import { type PlanRow, planTable, yearColumn } from '#applications/domain/plan_rows'
import { postCosts } from '#applications/domain/post_costs'
import { type SectionContext, typedInKind } from '#applications/domain/section_context'

const MOST_LINES = 20
export const LINE: Field<'text'> = { key: 'label', label: 'Wofür', type: 'text', most: 120 }

/** The lines that applicants add below a category: what for, and how much a year. */
export function linesTable(
  { years }: Pick<SectionContext, 'years'>,
  { code, label }: CategoryRow,
  opened = false
): Table {
  return {
    kind: 'table',
    key: `lines_${code}`,
    label: `${label}: Zeilen`,
    head: 'Zeile',
    columns: [LINE, ...years.map(yearColumn)],
    rows: { most: MOST_LINES, spare: opened ? 1 : 0, fewest: 0, entry: 'eine Zeile', under: { key: code, label } },
    optional: true,
  }
}

type CategoryRow = Pick<PlanRow, 'code' | 'label'>

/** Everything that the section of the plan asks. */
export function planParts(context: SectionContext): Table[] {
  return [planTable(context), ...context.definition.plan.categories.map((category) => linesTable(context, category))]
}

/** What an amount of the plan is made up of: the lines below it, and what its posts cost. */
export type PlanCellParts = {
  /** As typed in the category's own row; null where nothing is. */
  own: Money | null
  /** What the posts cost; counts where nothing is typed. */
  posts: Money | null
  lines: Money
}

/** What is below a category: how each year is made up, and its lines. */
export type Breakdown = {
  years: ReadonlyMap<number, PlanCellParts>
  lines: { row: TableRow; label: string; amounts: Money[]; total: Money }[]
}

/** How the amounts of the expenditure come about, by category. */
export function breakdownOf(context: SectionContext): ReadonlyMap<string, Breakdown> {
  const [table, answers] = [planTable(context), typedInKind(context, 'plan')]
  const costs = postCosts(context)
  return new Map(
    context.definition.plan.categories.map((category): [string, Breakdown] => {
      const of = linesTable(context, category)
      const lines = rowsOf(of, answers).map((row) => {
        const typed = rowIn(answers, of, row.key)
        const amounts = context.years.map((year) => valueOf(yearColumn(year), typed[year]) ?? Money.ZERO)
        return { row, label: typed.label ?? '', amounts, total: Money.sum(amounts) }
      })
      const years = context.years.map((year, index): [number, PlanCellParts] => {
        const ofYear = costs.filter((cost) => cost.category === category.code && cost.year === year)
        return [
          year,
          {
            own: valueOf(yearColumn(year), rowIn(answers, table, category.code)[year]),
            posts: ofYear.length ? Money.sum(ofYear.map(({ amount }) => amount)) : null,
            lines: Money.sum(lines.map(({ amounts }) => amounts[index])),
          },
        ]
      })
      return [category.code, { lines, years: new Map(years) }]
    })
  )
}

/** What the posts cost in each year as it is printed; null where the category is not made up of them. */
export function fromPosts({ years }: Breakdown): Record<string, string> | null {
  const costs = [...years].flatMap(([year, { posts }]): [string, string][] =>
    posts ? [[String(year), printed(posts)]] : []
  )
  return costs.length ? Object.fromEntries(costs) : null
}

/** What of a category stands in no line. */
export function undividedOf({ years }: Breakdown): Money {
  return Money.sum([...years.values()].map(({ own, posts }) => own ?? posts ?? Money.ZERO))
}

/** A line of what a category is made up of; `isLine` where an applicant wrote it. */
/** How lines are known elsewhere: who has no name is called by its row, and of equal names the later ones have a number. */
export function lineNames(lines: Breakdown['lines']): string[] {
  const seen = new Map<string, number>()
  return lines.map(({ row, label }) => {
    const name = label.trim() || `Zeile ${row.key.split(':').at(-1)}`
    const count = (seen.get(fold(name)) ?? 0) + 1
    seen.set(fold(name), count)
    return count === 1 ? name : `${name} (${count})`
  })
}

export type PartOfPlan = { category: string; label: string; amounts: Money[]; total: Money; isLine: boolean }

/** How the categories that are made up of lines or posts come about, one line each; nothing where no category is. */
export function partsOfPlan(context: SectionContext): PartOfPlan[] {
  const breakdown = breakdownOf(context)
  return context.definition.plan.categories.flatMap(({ code, label: category }): PartOfPlan[] => {
    const { lines, years } = breakdown.get(code)!
    const [own, posts] = (['own', 'posts'] as const).map((part) => context.years.map((year) => years.get(year)![part]))
    const counted = context.years.map((_, index) => own[index] ?? posts[index] ?? Money.ZERO)
    const rest = {
      category,
      label: !posts.some(Boolean)
        ? 'nicht aufgeteilt'
        : own.every((amount) => amount === null)
          ? 'nach den Stellen'
          : 'Stellen, zum Teil nach eigener Angabe',
      amounts: counted,
      total: Money.sum(counted),
      isLine: false,
    }
    const isShown = lines.length > 0 || (posts.some(Boolean) && own.some((amount) => amount === null))
    return [
      ...(isShown && !rest.total.isZero ? [rest] : []),
      ...lines.map(({ label, amounts, total }) => ({ category, label, amounts, total, isLine: true })),
    ]
  })
}

/** What was sent of a plan, with a category that is divided for the first time: its amounts begin the first line. */
export function divided(context: SectionContext, code: string, sent: Record<string, unknown>): Record<string, unknown> {
  const category = context.definition.plan.categories.find((one) => one.code === code)
  if (!category || category.posts) return sent
  const lines = linesTable(context, category)
  if (rowsOf(lines, answersIn([lines], sent)).length) return sent
  const [first] = rowsShown(linesTable(context, category, true), {})
  const moved = context.years.map(yearColumn).flatMap((column): [string, unknown][] => [
    [inputOf(column, first.key), ownOf(sent, inputOf(column, code)) ?? ''],
    [inputOf(column, code), ''],
  ])
  return { ...sent, ...Object.fromEntries(moved) }
}
