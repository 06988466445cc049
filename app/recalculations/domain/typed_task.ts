import { parseGermanDay } from '#core/calendar/german_dates'
import { notAnAmount, parseGermanMoney } from '#core/money/german_money'
import type { TaskField, TaskForm, TaskList } from '#recalculations/domain/task_fields'

/** A sentence at an input, as everywhere in the house. */
export type Problem = { input: string; sentence: string }

type Typed = Readonly<Record<string, unknown>>

/** The most entries a list takes on screen. */
export const MOST_ROWS = 60

/** How an input of a list's row is called: "betrag_3". */
export function rowInput(field: TaskField, row: number): string {
  return `${field.name}_${row}`
}

/**
 * The task that a filled form is, German notation read, with what is missing or cannot be read. Empty inputs
 * and empty rows count as absent.
 */
export function taskFrom(
  form: TaskForm,
  typed: Typed,
  mostRows = MOST_ROWS
): { task: Record<string, unknown>; problems: Problem[] } {
  const problems: Problem[] = []
  const task: Record<string, unknown> = { id: form.slug, kind: form.kind, ...form.fixed }
  for (const field of form.fields) put(task, field, read(field, textOf(typed, field.name), field.name, problems))
  if (form.list) {
    const entries = rowsOf(form.list, typed, mostRows).map((row) => entryOf(form.list!, typed, row, problems))
    if (entries.length > 0) task[form.list.path] = entries
    else if (!form.list.optional)
      problems.push({
        input: rowInput(form.list.fields[0], 1),
        sentence: `${form.list.label}: Bitte füllen Sie mindestens eine Zeile aus.`,
      })
  }
  return { task, problems }
}

/** The rows of a list in which something stands, by number. */
export function rowsOf(list: TaskList, typed: Typed, mostRows = MOST_ROWS): number[] {
  return Array.from({ length: mostRows }, (_, index) => index + 1).filter((row) =>
    list.fields.some((field) => textOf(typed, rowInput(field, row)) !== '')
  )
}

/** Where on the page the field stands that an answer complains of: "units[2].amount" is the third filled row. */
export function inputOf(form: TaskForm, path: string, typed: Typed, mostRows = MOST_ROWS): string | null {
  const entry = /^(\w+)\[(\d+)\](?:\.(.+))?$/.exec(path)
  if (!entry) return form.fields.find((field) => field.path === path)?.name ?? null
  const row = form.list && rowsOf(form.list, typed, mostRows)[Number(entry[2])]
  const field = form.list?.fields.find((candidate) => candidate.path === (entry[3] ?? ''))
  return row && field ? rowInput(field, row) : null
}

function entryOf(list: TaskList, typed: Typed, row: number, problems: Problem[]): unknown {
  const entry: Record<string, unknown> = {}
  for (const field of list.fields) {
    const input = rowInput(field, row)
    const value = read({ ...field, label: `Zeile ${row}, ${field.label}` }, textOf(typed, input), input, problems)
    if (list.plain) return value
    put(entry, field, value)
  }
  return entry
}

function put(task: Record<string, unknown>, { path }: TaskField, value: unknown) {
  if (value === undefined) return
  const [outer, inner] = path.split('.')
  if (inner === undefined) task[outer] = value
  else task[outer] = { ...(task[outer] as object | undefined), [inner]: value }
}

function textOf(typed: Typed, input: string): string {
  const value = typed[input]
  return typeof value === 'string' ? value.trim() : ''
}

function read(field: TaskField, text: string, input: string, problems: Problem[]): unknown {
  if (text === '') {
    if (!field.optional) problems.push({ input, sentence: `Es fehlt noch: ${field.label}.` })
    return undefined
  }
  const value = valueOf(field, text)
  if ('sentence' in value) problems.push({ input, sentence: `${field.label}: ${value.sentence}` })
  return 'value' in value ? value.value : undefined
}

/** What a person or a sheet writes, as the value of a task. */
export function valueOf({ type, choices }: TaskField, text: string): { value: unknown } | { sentence: string } {
  const shown = `„${text.slice(0, 40)}“`
  if (type === 'money') {
    const amount = parseGermanMoney(text)
    return amount && !amount.isNegative ? { value: String(amount) } : { sentence: notAnAmount(text) }
  }
  if (type === 'day') {
    const day = parseGermanDay(text)
    return day ? { value: day.iso } : { sentence: `${shown} ist kein Datum. Schreiben Sie zum Beispiel 31.12.2026.` }
  }
  if (type === 'count')
    return /^\d{1,6}$/.test(text) ? { value: Number(text) } : { sentence: `${shown} ist keine ganze Zahl.` }
  if (type === 'choice') {
    const choice = choices?.find(({ value, label }) => value === text || label === text)
    if (choices && !choice) return { sentence: `${shown} steht nicht zur Auswahl.` }
    const value = choice?.value ?? text
    return { value: ['true', 'false'].includes(value) ? value === 'true' : value }
  }
  const bare = text.replace(/[\s\u00a0]|%$/g, '')
  if (type === 'fraction' && /^\d{1,15}\/\d{1,15}$/.test(bare)) return { value: bare }
  return numberOf(bare, shown)
}

/** German notation; a point before three digits could be either sign and is never guessed. */
function numberOf(bare: string, shown: string): { value: unknown } | { sentence: string } {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(bare)) {
    const [whole, places] = bare.split('.')
    return { sentence: `${shown} ist nicht eindeutig. Schreiben Sie ${whole}${places} oder ${whole},${places}.` }
  }
  const grouped = /^[1-9]\d{0,2}(\.\d{3})+(,\d{1,12})?$/.test(bare)
  const plain = (grouped ? bare.replaceAll('.', '') : bare).replace(',', '.')
  return /^\d{1,15}(\.\d{1,12})?$/.test(plain) ? { value: plain } : { sentence: `${shown} ist keine Zahl ab null.` }
}
