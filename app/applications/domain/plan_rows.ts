import type { Field } from '#forms/domain/field'
import type { Table, TableRow } from '#forms/domain/form'
import type { SectionContext } from '#applications/domain/section_context'

export type PlanRow = {
  code: string
  label: string
  side: 'expenditure' | 'income'
  kind?: 'own' | 'third_party'
  /** Whose own share it is, where it is a partner's. */
  partnerId?: number
}

/** The row of a partner's own share. */
export function partnerCode(id: number): string {
  return `PARTNER${id}`
}

/** The rows of the plan: the programme's categories and sources, and one for each partner's own share. */
export function planRows({ definition, partners }: SectionContext): PlanRow[] {
  const { categories, sources } = definition.plan
  return [
    ...categories.map(({ code, label }) => ({ code, label, side: 'expenditure' as const })),
    ...sources.filter(({ kind }) => kind === 'own').map((source) => ({ ...source, side: 'income' as const })),
    ...partners.map(({ id, name }) => ({
      code: partnerCode(id),
      label: name,
      side: 'income' as const,
      kind: 'own' as const,
      partnerId: id,
    })),
    ...sources.filter(({ kind }) => kind === 'third_party').map((source) => ({ ...source, side: 'income' as const })),
  ]
}

/** A column of the plan; what is left empty is nothing, or what the posts cost. */
export const yearColumn = (year: number): Field<'money'> => ({
  key: String(year),
  label: String(year),
  type: 'money',
  optional: true,
})

export function planTable(context: SectionContext): Table {
  return {
    kind: 'table',
    key: 'plan',
    label: 'Ausgaben und Einnahmen',
    head: 'Position',
    columns: context.years.map(yearColumn),
    rows: planRows(context).map(({ code, label }): TableRow => ({ key: code, label })),
  }
}
