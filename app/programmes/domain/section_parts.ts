import type { Part, Table } from '#forms/domain/form'
import type { Section } from '#programmes/domain/definition'

/** Fields, and tables below them: the columns are named by their table, so that no two inputs of a page are alike. */
export function fieldParts({ fields = [], tables = [] }: Pick<Section, 'fields' | 'tables'>): Part[] {
  return [
    ...(fields.length ? [{ kind: 'fields' as const, fields }] : []),
    ...tables.map(({ columns, most, entry, ...table }): Table => ({
      kind: 'table',
      ...table,
      rows: { most, entry, spare: SPARE_ROWS },
      columns: columns.map((column) => ({ ...column, key: `${table.key}_${column.key}` })),
    })),
  ]
}

const SPARE_ROWS = 2
