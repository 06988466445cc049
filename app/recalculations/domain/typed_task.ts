import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, type Part, answersIn, inputOf, problemsOf, rowIn, rowsOf, textIn } from '#forms/domain/form'
import type { TaskField, TaskForm, TaskList } from '#recalculations/domain/task_forms'

/** What a page of the calculator or a row of its sheets asks. */
export function partsOf({ fields, list }: Pick<TaskForm, 'fields' | 'list'>): Part[] {
  return [{ kind: 'fields', fields }, ...(list ? [list] : [])]
}

/**
 * The task that a filled form is, German notation read, with what is missing or cannot be read. Empty inputs
 * and empty rows count as absent.
 */
export function taskFrom(
  form: TaskForm,
  typed: Readonly<Record<string, unknown>>
): { task: Record<string, unknown>; answers: Answers; problems: Problem[] } {
  const parts = partsOf(form)
  const answers = answersIn(parts, typed)
  const task: Record<string, unknown> = { id: form.slug, kind: form.kind, ...form.fixed }
  for (const field of form.fields) put(task, field, writtenIn(field, textIn(answers, field.key)))
  const entries = form.list ? entriesOf(form.list, answers) : []
  if (entries.length > 0) task[form.list!.path] = entries
  return { task, answers, problems: problemsOf(parts, answers) }
}

/** Where on the page the field stands that an answer complains of: "units[2].amount" is the third filled row. */
export function inputOfPath(form: TaskForm, path: string, answers: Answers): string | null {
  const entry = /^(\w+)\[(\d+)\](?:\.(.+))?$/.exec(path)
  if (!entry) return form.fields.find((field) => field.path === path)?.key ?? null
  const row = form.list && rowsOf(form.list, answers)[Number(entry[2])]
  const field = form.list?.columns.find((candidate) => candidate.path === (entry[3] ?? ''))
  return row && field ? inputOf(field, row.key) : null
}

function entriesOf(list: TaskList, answers: Answers): unknown[] {
  return rowsOf(list, answers).map(({ key }) => {
    const row = rowIn(answers, list, key)
    const [first] = list.columns
    if (list.plain) return writtenIn(first, ownOf(row, first.key))
    const entry: Record<string, unknown> = {}
    for (const field of list.columns) put(entry, field, writtenIn(field, ownOf(row, field.key)))
    return entry
  })
}

function put(task: Record<string, unknown>, { path }: TaskField, value: unknown) {
  if (value === undefined) return
  const [outer, inner] = path.split('.')
  if (inner === undefined) task[outer] = value
  else task[outer] = { ...(ownOf(task, outer) as object | undefined), [inner]: value }
}

/** An answer as a task writes it: amounts, numbers and days as texts. */
export function writtenIn(field: TaskField, typed: string | undefined): unknown {
  const value = valueOf(field, typed)
  if (value === null) return undefined
  if (value instanceof Day) return value.iso
  return value instanceof Money || value instanceof Fraction ? value.toString() : value
}
