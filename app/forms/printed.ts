import { ownOf } from '#core/own'
import type { Block } from '#letters/domain/letter'
import { printField } from '#forms/domain/fields'
import { type Answers, type Part, type Table, placesOf, rowIn, rowsOf } from '#forms/domain/form'
import { kindOf } from '#forms/domain/field_kinds'

/** A form as it stands in a file: fields with their answers, tables as tables; what was left empty is left out. */
export function printedForm(parts: readonly Part[], answers: Answers): Block[] {
  return parts.flatMap((part): Block[] => {
    if (part.kind === 'table') return rowsOf(part, answers).length ? [printedTable(part, answers)] : []
    const rows = placesOf([part], answers)
      .filter(({ value }) => value)
      .map(({ label, value }): [string, string] => [label, value])
    return rows.length ? [{ kind: 'facts', rows }] : []
  })
}

const FIRST = 3
const NARROW = 1
const WIDE = 2.4

function printedTable(table: Table, answers: Answers): Block {
  const { head, label, columns, given = [] } = table
  return {
    kind: 'table',
    caption: label,
    head: [head, ...given.map((column) => column.label), ...columns.map((column) => column.label)],
    widths: [
      'most' in table.rows ? NARROW : FIRST,
      ...given.map(() => NARROW),
      ...columns.map((column) => (kindOf(column).input.short ? NARROW : WIDE)),
    ],
    rows: rowsOf(table, answers).map((row) => [
      row.label,
      ...given.map(({ values }) => ownOf(values, row.key) ?? '–'),
      ...columns.map((column) => printField(column, ownOf(rowIn(answers, table, row.key), column.key)) || '–'),
    ]),
    sums: [],
  }
}
