/** Long because it is one mechanism: a part of a document typed in a form, read back, and told where it is wrong. */
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Fraction from '#core/money/fraction'
import { figures, germanNumber } from '#core/money/german_money'
import Money from '#core/money/money'
import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import type { FieldType, FieldValues } from '#forms/domain/field_kinds'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type Part, type Row, type Table, inputOf, rowIn, rowsOf, textIn } from '#forms/domain/form'

/** Where something stands in a document, name by name. */
export type Path = readonly (string | number)[]

/** A field that asks for one place of a document. */
export type Bound = Field & {
  readonly at: readonly string[]
  /** A box for an entry of the list that stands at the place. */
  readonly member?: string
  /** How it stands in the document, where its kind does not say that. */
  readonly stored?: Stored<string>
  /** A box that is kept as "no" where it is not ticked. */
  readonly kept?: true
}

/** Fields under each other that ask for places of a document. */
export type BoundFields = { readonly kind: 'fields'; readonly title?: string; readonly fields: readonly Bound[] }

/** A list of a document, a row an entry; the places of its columns are those in an entry. */
export type BoundTable = Pick<Table, 'key' | 'label' | 'head' | 'note'> & {
  readonly kind: 'table'
  readonly at: readonly string[]
  readonly entry: string
  readonly most: number
  readonly columns: readonly Bound[]
  /** The place of an entry's own name, made of another one where it is left empty. */
  readonly id?: { readonly at: string; make(words: string, taken: readonly string[]): string; readonly of: string }
  /** An entry of which only this is said stands as the bare text. */
  readonly bare?: string
  /** Whether an empty list is left out. */
  readonly absent?: true
}

export type BoundForm = readonly (BoundFields | BoundTable)[]
/** What is asked for: plain data, as JSON holds it. */
export type Document = Readonly<Record<string, unknown>>

/** How a value stands in a document. */
export type Stored<V> = { typed(stored: unknown): string; stored(value: V): unknown }

/** A list of words, one in a line. */
export const LINES: Stored<string> = {
  typed: (value) => ((value ?? []) as string[]).join('\n'),
  stored: (text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
}

const asText = { typed: String, stored: (value: string) => value }
const asNumber = {
  typed: (value: unknown) => germanNumber(Fraction.parse(String(value))),
  stored: (value: Fraction) => value.toString(),
}
const KEPT_AS: Partial<{ readonly [T in FieldType]: Stored<FieldValues[T]> }> = {
  text: asText,
  long_text: asText,
  choice: asText,
  integer: { typed: String, stored: (value) => value },
  decimal: asNumber,
  percent: asNumber,
  money: { typed: (value) => figures(Money.parse(String(value))), stored: String },
  day: { typed: (value) => germanDay(Day.parse(String(value))), stored: ({ iso }) => iso },
}

/** The parts of a page that asks for the places of a form. */
export function partsOfBound(form: BoundForm): Part[] {
  return form.map((part) =>
    part.kind === 'fields'
      ? part
      : { ...part, optional: true, rows: { most: part.most, spare: SPARE_ROWS, fewest: SPARE_ROWS, entry: part.entry } }
  )
}

const SPARE_ROWS = 2

/** What stands in a document, as it would have been typed. */
export function typedOf(form: BoundForm, document: Document): Answers {
  const answers: Record<string, string | Record<string, Row>> = {}
  for (const part of form)
    if (part.kind === 'fields')
      for (const field of part.fields) answers[field.key] = typedAt(field, valueAt(document, field.at))
    else {
      const entries = ((valueAt(document, part.at) ?? []) as unknown[]).map((entry) => asRecord(part, entry))
      const rows = entries.map((entry, index): [string, Row] => {
        const cells = part.columns.map((column) => [column.key, typedAt(column, valueAt(entry, column.at))])
        return [String(index + 1), Object.fromEntries(cells.filter(([, cell]) => cell !== ''))]
      })
      answers[part.key] = Object.fromEntries(rows)
    }
  return answers
}

/** The document with what was typed in place of what stood there; what the form does not ask for stays. Nothing typed is wrong. */
export function documentWith(form: BoundForm, document: Document, answers: Answers): Document {
  return form.reduce<Document>((whole, part) => {
    if (part.kind === 'table') return withValue(whole, part.at, entriesOf(part, whole, answers)) as Document
    return part.fields.reduce<Document>((rest, field) => {
      const value = storedOf(field, textIn(answers, field.key), valueAt(rest, field.at))
      return withValue(rest, field.at, value) as Document
    }, whole)
  }, document)
}

/** Faults at their inputs; of those that concern places the form does not ask for, none. */
export function problemsAt(
  form: BoundForm,
  answers: Answers,
  faults: readonly { at: Path; sentence: string; isMissing?: true }[]
): Problem[] {
  return faults.flatMap(({ at, sentence, isMissing }) => {
    const input = inputAt(form, answers, at)
    return input === null ? [] : [{ input, sentence: isMissing ? 'Diese Angabe fehlt noch.' : sentence }]
  })
}

/** Whether a place is one that a form asks for. */
export function asksFor(form: BoundForm, at: Path): boolean {
  return form.some((part) =>
    part.kind === 'table' ? touches(at, part.at) : part.fields.some((field) => touches(at, field.at))
  )
}

function inputAt(form: BoundForm, answers: Answers, at: Path): string | null {
  for (const part of form)
    if (part.kind === 'fields') {
      const field = part.fields.find((one) => touches(at, one.at))
      if (field) return field.key
    } else if (startsWith(at, part.at)) {
      const rest = at.slice(part.at.length)
      const row = rowsOf(partsOfBound([part])[0] as Table, answers)[Number(rest[0])]?.key ?? '1'
      const column = part.columns.find((one) => touches(rest.slice(1), one.at)) ?? part.columns[0]
      return inputOf(column, row)
    }
  return null
}

function typedAt({ type, member, stored }: Bound, value: unknown): string {
  if (member) return ((value ?? []) as unknown[]).includes(member) ? '1' : ''
  if (stored) return stored.typed(value)
  if (type === 'declaration') return value === true ? '1' : ''
  return value === undefined || value === null ? '' : kept(type).typed(value)
}

function storedOf(field: Bound, text: string, before: unknown): unknown {
  const { member, type } = field
  if (member) {
    const members = (before ?? []) as string[]
    // a list that nobody has begun stays away
    if (!text) return before === undefined ? undefined : members.filter((one) => one !== member)
    return members.includes(member) ? members : [...members, member]
  }
  if (field.stored) return field.stored.stored(text)
  if (type === 'declaration') return text ? true : field.kept ? false : undefined
  const value = valueOf(field, text)
  return value === null ? undefined : kept(type).stored(value)
}

function kept(type: FieldType): Stored<unknown> {
  const stored = KEPT_AS[type]
  if (!stored) throw new TypeError(`a document holds no answers of the kind ${type}`)
  return stored as Stored<unknown>
}

/** The entries that were typed; one that keeps its own name keeps what is not asked for. */
function entriesOf(part: BoundTable, document: Document, answers: Answers): unknown {
  const before = ((valueAt(document, part.at) ?? []) as unknown[]).map((entry) => asRecord(part, entry))
  const [table] = partsOfBound([part]) as Table[]
  const taken: string[] = []
  const entries = rowsOf(table, answers).map(({ key }) => {
    const typed = rowIn(answers, table, key)
    const stood = stoodBefore(part, before, typed, key)
    const entry = part.columns.reduce<Document>(
      (rest, column) =>
        withValue(
          rest,
          column.at,
          storedOf(column, ownOf(typed, column.key)?.trim() ?? '', valueAt(rest, column.at))
        ) as Document,
      stood
    )
    return named(part, entry, taken)
  })
  return entries.length === 0 && part.absent ? undefined : entries
}

function stoodBefore({ id, columns }: BoundTable, before: readonly Document[], typed: Row, row: string): Document {
  const column = id && columns.find(({ at }) => at[0] === id.at)
  if (!id || !column) return before[Number.parseInt(row, 10) - 1] ?? {}
  return before.find((entry) => ownOf(entry, id.at) === ownOf(typed, column.key)?.trim()) ?? {}
}

function named({ id, bare }: BoundTable, entry: Document, taken: string[]): unknown {
  if (bare) {
    const { [bare]: text, ...rest } = entry
    return Object.keys(rest).length ? entry : text
  }
  if (!id) return entry
  const name = String(ownOf(entry, id.at) ?? id.make(String(ownOf(entry, id.of) ?? ''), taken))
  taken.push(name)
  return { [id.at]: name, ...entry }
}

function asRecord({ bare }: BoundTable, entry: unknown): Document {
  return bare && typeof entry === 'string' ? { [bare]: entry } : (entry as Document)
}

function valueAt(document: unknown, at: Path): unknown {
  return at.reduce<unknown>(
    (value, step) => (value !== null && typeof value === 'object' ? ownOf(value as Document, String(step)) : undefined),
    document
  )
}

/** A copy with another value at a place; with none, the place is left out, and what is empty without it too. */
function withValue(document: unknown, [step, ...rest]: Path, value: unknown): unknown {
  const { [step]: child, ...others } = (document ?? {}) as Record<string, unknown>
  const inner = rest.length ? withValue(child, rest, value) : value
  if (inner === undefined) return rest.length || Object.keys(others).length ? others : undefined
  // a name that stood there keeps its place
  return child === undefined ? { ...others, [step]: inner } : { ...(document as Document), [step]: inner }
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step)
}

/** Whether one of both leads to the other. */
function touches(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length)
  return length > 0 && startsWith(one.slice(0, length), other.slice(0, length))
}
