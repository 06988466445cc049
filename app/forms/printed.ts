import { ownOf } from '#core/own'
import type { Block } from '#letters/domain/letter'
import { printField } from '#forms/domain/fields'
import type { Field } from '#forms/domain/field'
import { type Answers, type Part, type Table, rowIn, rowsOf } from '#forms/domain/form'
import { placesOf } from '#forms/domain/places'
import { sumOf } from '#forms/domain/sums'
import { askedParts } from '#forms/domain/conditions'
import { kindOf } from '#forms/domain/field_kinds'

/**
 * A form as it stands in a file: fields with their answers, tables as tables. What was left empty is left out, unless the
 * whole form is wanted: then every question stands there.
 */
export function printedForm(parts: readonly Part[], answers: Answers, whole = false): Block[] {
  return (whole ? parts : askedParts(parts, answers)).flatMap((part): Block[] => {
    if (part.kind === 'table') return printedRows(part, answers, whole)
    const rows = placesOf([part], answers, whole)
      .filter(({ value }) => value || whole)
      .map(({ label, value }): [string, string] => [label, value || '–'])
    return rows.length ? [{ kind: 'facts', rows }] : []
  })
}

function printedRows(table: Table, answers: Answers, whole: boolean): Block[] {
  if (rowsOf(table, answers).length) return [printedTable(table, answers)]
  if ('most' in table.rows && table.rows.under) return []
  const asked = table.columns.map(({ label }) => label).join(', ')
  return whole ? [{ kind: 'facts', rows: [[table.label, `noch keine Zeile (${asked})`]] }] : []
}

const FIRST = 3
const NARROW = 1
const WIDE = 2.4
const CHOICE = 1.4
const AMOUNT = 1.35

function widthOf(column: Field): number {
  const { short, element } = kindOf(column).input
  if (column.type === 'money') return AMOUNT
  return short ? NARROW : element === 'select' ? CHOICE : WIDE
}

function printedTable(table: Table, answers: Answers): Block {
  const { head, label, columns } = table
  const [given, results] = [false, true].map((isResult) =>
    (table.given ?? []).filter((column) => (column.isResult ?? false) === isResult)
  )
  const rows = rowsOf(table, answers).map((row) => [
    row.label,
    ...given.map(({ values }) => ownOf(values, row.key) ?? '–'),
    ...columns.map((column) => printField(column, ownOf(rowIn(answers, table, row.key), column.key)) || '–'),
    ...results.map(({ values }) => ownOf(values, row.key) ?? '–'),
  ])
  const sums = table.sums
    ? [
        [
          'Summe',
          ...given.map(() => ''),
          ...columns.map((column) => sumOf(table, column, answers) ?? ''),
          ...results.map(() => ''),
        ],
      ]
    : []
  return {
    kind: 'table',
    caption: label,
    head: [head, ...given.map((column) => column.label), ...[...columns, ...results].map((column) => column.label)],
    widths: [
      'most' in table.rows ? NARROW : FIRST,
      ...given.map(() => NARROW),
      ...columns.map((column) => widthOf(column)),
      ...results.map(() => AMOUNT),
    ],
    rows: [...rows, ...sums],
    sums: sums.map((_, index) => rows.length + index),
  }
}
