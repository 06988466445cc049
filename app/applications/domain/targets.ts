import { germanWhole } from '#core/money/german_number'
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
export function targetTableOf({ definition, years }: Asked, { id, name }: { id: number; name: string }): Table {
  return {
    kind: 'table',
    key: `targets_${partnerCode(id)}`,
    label: `Davon ${name}`,
    head: 'Kennzahl',
    columns: years.map((year) => ({ ...target(year), optional: true })),
    rows: definition.indicators.map(({ code, label, unit }) => ({
      key: `${partnerCode(id)}:${code}`,
      label: `${label}, davon ${name}`,
      hint: unit,
    })),
    optional: true,
  }
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

/** Partners take on at most what the whole aims at; of shares in percent nothing is added up. */
export function moreThanTargeted(context: SectionContext, answers: Answers): Problem[] {
  const whole = targetsIn(context, answers)
  return context.definition.indicators
    .filter(({ unit }) => !unit.includes('%') && !/prozent/i.test(unit))
    .flatMap(({ code, label }) =>
      context.years.flatMap((year): Problem[] => {
        const parts = context.partners.map((partner) => {
          const row = rowIn(answers, targetTableOf(context, partner), `${partnerCode(partner.id)}:${code}`)
          return valueOf(target(year), row[year]) ?? 0
        })
        const sum = parts.reduce((all, part) => all + part, 0)
        const own = whole.find((one) => one.code === code && one.year === year)
        if (!own || sum <= own.value) return []
        const sentence = `${label} ${year}: Die Partner nennen zusammen ${germanWhole(sum)}, das Ziel ist ${germanWhole(own.value)}.`
        return [{ input: inputOf(target(year), code), sentence }]
      })
    )
}
