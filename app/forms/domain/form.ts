import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { askedFields, askedParts } from '#forms/domain/conditions'
import { type Problem, parseField } from '#forms/domain/fields'

/** One row of a table as it was typed, by column. */
export type Row = Readonly<Record<string, string>>

/** What was typed into a form, as it was typed: the answer of each field, and the rows of each table by their keys. */
export type Answers = Readonly<Record<string, string | Readonly<Record<string, Row>>>>

/** Fields under each other. */
export type FieldList = { readonly kind: 'fields'; readonly title?: string; readonly fields: readonly Field[] }

export type TableRow = { readonly key: string; readonly label: string; readonly hint?: string }

/** A column that is shown beside what is typed, by row; e.g. what was planned. */
export type GivenColumn = {
  readonly label: string
  readonly values: Readonly<Record<string, string>>
  /** Words that stand below the name of the row, where it is no figure. */
  readonly isText?: true
  /** Computed from what is typed before it, and stands after it. */
  readonly isResult?: true
}

/** Rows that people add: how many at most, how many empty ones stand ready, at first and after the last. */
export type GrowingRows = {
  readonly most: number
  readonly spare: number
  readonly fewest?: number
  readonly entry: string
  /** Where a page has several such tables of the same columns: what sets its rows apart, and what they are called. */
  readonly under?: { readonly key: string; readonly label: string }
}

/** Rows of the same questions: rows that are there, or up to `most` that people add. */
export type Table = {
  readonly kind: 'table'
  readonly key: string
  readonly label: string
  /** What stands over the first column, e.g. "Kennzahl". */
  readonly head: string
  readonly columns: readonly Field[]
  readonly rows: readonly TableRow[] | GrowingRows
  readonly given?: readonly GivenColumn[]
  readonly optional?: boolean
  /** Asked only where the answer to a field of the same form is this one. */
  readonly when?: Field['when']
  /** Whether numbers and amounts are added up below each other. */
  readonly sums?: boolean
  readonly note?: string
}

/** A form is made of these, one under the other. */
export type Part = FieldList | Table

/** How the input of a cell is called: "fte_3", "2026_PERS". */
export function inputOf(column: Pick<Field, 'key'>, row: string): string {
  return `${column.key}_${row}`
}

export function textIn(answers: Answers, key: string): string {
  const answer = ownOf(answers, key)
  return typeof answer === 'string' ? answer.trim() : ''
}

export function rowIn(answers: Answers, { key }: Pick<Table, 'key'>, row: string): Row {
  const rows = ownOf(answers, key)
  return (typeof rows === 'object' && ownOf(rows, row)) || {}
}

/** The rows of a table that count: all that are there, of those that are added the ones in which something stands. */
export function rowsOf({ key, rows }: Table, answers: Answers): readonly TableRow[] {
  if (!('most' in rows)) return rows
  const typed = ownOf(answers, key) ?? {}
  return Object.keys(typed)
    .map(numberOf)
    .sort((one, other) => one - other)
    .map((row) => numbered(rows, row))
}

/** The rows that a page shows: of those that are added some empty ones after the last. */
export function rowsShown(table: Table, answers: Answers): readonly TableRow[] {
  if (!('most' in table.rows)) return table.rows
  const { most, spare, fewest = 4 } = table.rows
  const last = numberOf(rowsOf(table, answers).at(-1)?.key ?? '0')
  const rows = table.rows
  return Array.from({ length: Math.min(most, Math.max(fewest, last + spare)) }, (_, index) => numbered(rows, index + 1))
}

/** The row of a number, "3", or "MAT:3" where several tables stand on a page; no code has a colon. */
function numbered({ under }: GrowingRows, row: number): TableRow {
  return under
    ? { key: `${under.key}:${row}`, label: `${under.label}, Zeile ${row}` }
    : { key: String(row), label: `Zeile ${row}` }
}

function numberOf(key: string): number {
  return Number(/\d+$/.exec(key)![0])
}

/** What a browser sent of a form: only what it asks for, only texts, and of those none that is empty. */
export function answersIn(parts: readonly Part[], sent: Readonly<Record<string, unknown>>): Answers {
  const answers: Record<string, string | Record<string, Row>> = {}
  const text = (input: string) => {
    const value = ownOf(sent, input)
    return typeof value === 'string' ? value : ''
  }
  for (const part of parts) {
    if (part.kind === 'fields')
      for (const { key, type } of part.fields) {
        if (type !== 'computed' && text(key) !== '') answers[key] = text(key)
      }
    else {
      const rows = everyRow(part).flatMap((row): [string, Row][] => {
        const cells = part.columns
          .filter(({ type }) => type !== 'computed')
          .map((column) => [column.key, text(inputOf(column, row))])
          .filter(([, cell]) => cell.trim() !== '')
        return cells.length ? [[row, Object.fromEntries(cells)]] : []
      })
      if (rows.length) answers[part.key] = Object.fromEntries(rows)
    }
  }
  return answers
}

/** The keys of all rows that a table may have. */
export function everyRow({ rows }: Table): string[] {
  return 'most' in rows
    ? Array.from({ length: rows.most }, (_, index) => numbered(rows, index + 1).key)
    : rows.map(({ key }) => key)
}

/** What single answers lack or have wrong. */
export function problemsOf(parts: readonly Part[], answers: Answers): Problem[] {
  return askedParts(parts, answers).flatMap((part) =>
    part.kind === 'fields'
      ? askedFields(part.fields, answers).flatMap((field) => problemAt(field.key, field, textIn(answers, field.key)))
      : problemsOfTable(part, answers)
  )
}

function problemsOfTable(table: Table, answers: Answers): Problem[] {
  const rows = rowsOf(table, answers)
  if (rows.length === 0 && !table.optional && 'most' in table.rows)
    return [
      {
        input: inputOf(table.columns[0], numbered(table.rows, 1).key),
        sentence: `Es fehlt noch: mindestens ${table.rows.entry}.`,
      },
    ]
  return rows.flatMap((row) =>
    table.columns.flatMap((column) =>
      problemAt(inputOf(column, row.key), cellField(column, row), ownOf(rowIn(answers, table, row.key), column.key))
    )
  )
}

function problemAt(input: string, field: Field, typed: string | undefined): Problem[] {
  const parsed = parseField(field, typed)
  return 'sentence' in parsed ? [{ input, sentence: parsed.sentence }] : []
}

/** A column's question in one row, named by both: "Zeile 3, Stelle", "Beratungen 2026". */
export function cellField(column: Field, row: TableRow): Field {
  return { ...column, label: labelOf(column, row) }
}

export function labelOf(column: Field, row: TableRow): string {
  const isYear = /^\d{4}$/.test(column.label)
  return `${row.label}${isYear ? ' ' : ', '}${column.label}`
}
