import { germanWhole } from '#core/money/german_number'
import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type Table, inputOf, rowIn } from '#forms/domain/form'
import { partnerCode } from '#applications/domain/plan_rows'
import type { SectionContext } from '#applications/domain/section_context'

/** A target of an indicator for a year of the period. */
export type Target = { code: string; year: number; value: number }

type Asked = Pick<SectionContext, 'definition' | 'years'>

const target = (year: number): Field<'integer'> => ({ key: String(year), label: String(year), type: 'integer' })

/** What the whole measure aims at and, of a joint application, what each partner takes on of it. */
export function targetTables(context: SectionContext): Table[] {
  return [targetTable(context), ...context.partners.map((partner) => targetTableOf(context, partner))]
}

function targetTable({ definition, years }: Asked): Table {
  return {
    kind: 'table',
    key: 'targets',
    label: 'Zielwerte',
    head: 'Kennzahl',
    columns: years.map(target),
    rows: definition.indicators.map(({ code, label, unit, hint }) => ({
      key: code,
      label,
      hint: [unit, hint].filter(Boolean).join('. '),
    })),
  }
}

/** What a partner takes on of the targets; it need not be all of them. */
export function targetTableOf(
  { definition, years }: Asked,
  { id, name }: { id: number; name: string },
  whole: readonly Target[] = []
): Table {
  return {
    kind: 'table',
    key: `targets_${partnerCode(id)}`,
    label: `Davon ${name}`,
    head: 'Kennzahl',
    columns: years.map((year) => ({ ...target(year), optional: true })),
    rows: definition.indicators.map(({ code, label, unit }) => ({
      key: `${partnerCode(id)}:${code}`,
      label: `${label}, davon ${name}`,
      hint: [unit, wholeWords(whole, code)].filter(Boolean).join('. '),
    })),
    optional: true,
  }
}

/** "Gemeinsames Ziel 2026: 100, 2027: 120"; empty where none is said yet. */
function wholeWords(whole: readonly Target[], wanted: string): string {
  const said = whole.filter(({ code }) => code === wanted).map(({ year, value }) => `${year}: ${germanWhole(value)}`)
  return said.length ? `Gemeinsames Ziel ${said.join(', ')}` : ''
}

export function targetsIn(context: SectionContext, answers: Answers): Target[] {
  const table = targetTable(context)
  return context.definition.indicators.flatMap(({ code }) =>
    context.years.flatMap((year) => {
      const value = valueOf(target(year), rowIn(answers, table, code)[year])
      return value === null ? [] : [{ code, year, value }]
    })
  )
}

/** What is left of each target for who leads, negative where partners name more; of shares in percent nothing is added up. */
export function restOfTargets(context: SectionContext, answers: Answers): Target[] {
  const percents = new Set(context.definition.indicators.filter(isShare).map(({ code }) => code))
  return targetsIn(context, answers)
    .filter(({ code }) => !percents.has(code))
    .map(({ code, year, value }) => ({ code, year, value: value - sumOfParts(context, answers, code, year) }))
}

function isShare({ unit }: { unit: string }): boolean {
  return unit.includes('%') || /prozent/i.test(unit)
}

function sumOfParts(context: SectionContext, answers: Answers, code: string, year: number): number {
  return context.partners.reduce((sum, partner) => {
    const row = rowIn(answers, targetTableOf(context, partner), `${partnerCode(partner.id)}:${code}`)
    return sum + (valueOf(target(year), row[year]) ?? 0)
  }, 0)
}

/** The same at a partner's own part of it, where it has one. */
export function moreThanTargetedBy(context: SectionContext, { id }: { id: number }, answers: Answers): Problem[] {
  const own = ownOf(answers, `targets_${partnerCode(id)}`)
  return overshot(context, answers, (code, year) =>
    typeof own === 'object' && ownOf(ownOf(own, `${partnerCode(id)}:${code}`) ?? {}, String(year))
      ? inputOf(target(year), `${partnerCode(id)}:${code}`)
      : null
  )
}

/** Partners take on at most what the whole aims at. */
export function moreThanTargeted(context: SectionContext, answers: Answers): Problem[] {
  return overshot(context, answers, (code, year) => inputOf(target(year), code))
}

/** Said at `at`, nowhere where that is null. */
function overshot(
  context: SectionContext,
  answers: Answers,
  at: (code: string, year: number) => string | null
): Problem[] {
  const labels = new Map(context.definition.indicators.map(({ code, label }) => [code, label]))
  const whole = targetsIn(context, answers)
  return restOfTargets(context, answers)
    .filter(({ value }) => value < 0)
    .flatMap(({ code, year, value: rest }): Problem[] => {
      const input = at(code, year)
      if (!input) return []
      const { value } = whole.find((one) => one.code === code && one.year === year)!
      const sentence = `${labels.get(code)!} ${year}: Die Partner nennen zusammen ${germanWhole(value - rest)}, das Ziel ist ${germanWhole(value)}.`
      return [{ input, sentence }]
    })
}
