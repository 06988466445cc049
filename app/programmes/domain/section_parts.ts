import type { Choice, Field } from '#forms/domain/field'
import type { Part, Table } from '#forms/domain/form'
import type { Section } from '#programmes/domain/definition'

/**
 * Fields, and tables below them: the columns are named by their table, so that no two inputs of a page are alike. `places`
 * are the municipalities and counties that may be named.
 */
export function fieldParts(
  { fields = [], tables = [] }: Pick<Section, 'fields' | 'tables'>,
  places?: readonly Choice[]
): Part[] {
  const asked = (field: Field): Field =>
    field.type === 'municipality' ? { ...field, hint: field.hint ?? PLACE_HINT, choices: places } : field
  return [
    ...(fields.length ? [{ kind: 'fields' as const, fields: fields.map(asked) }] : []),
    ...tables.map(({ columns, most, entry, ...table }): Table => ({
      kind: 'table',
      ...table,
      rows: { most, entry, spare: SPARE_ROWS },
      columns: columns.map((column) => ({ ...asked(column), key: `${table.key}_${column.key}` })),
    })),
  ]
}

/** Whether a form asks for a municipality or county, so that its list is needed. */
export function asksForPlaces(sections: readonly Pick<Section, 'fields' | 'tables'>[]): boolean {
  return sections.some(({ fields = [], tables = [] }) =>
    [...fields, ...tables.flatMap(({ columns }) => columns)].some(({ type }) => type === 'municipality')
  )
}

const PLACE_HINT = 'Zum Beispiel Mülheim an der Ruhr oder 05117000'
const SPARE_ROWS = 2
