import { withoutEnd } from '#core/text/ends'
import { ownOf } from '#core/own'
import type { Step } from '#core/derivation'
import type { BaseRate } from '#financing/domain/base_rates'
import { type Answer, type KindName, answer } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { type CellFormat, kindOf } from '#forms/domain/field_kinds'
import { type Answers, inputOf, rowsOf } from '#forms/domain/form'
import type { Output, TaskField, TaskForm } from '#recalculations/domain/task_forms'
import { type CellOf, NUMBER, tasksIn } from '#recalculations/domain/task_rows'
import { inputOfPath, taskFrom, writtenIn } from '#recalculations/domain/typed_task'

/** A table of tasks of one kind: its heads and its rows, every cell as the text that stands in it. */
export type TaskTable = {
  kind: KindName
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** Whether its sheet is hidden in the file. */
  hidden?: boolean
}

/** A cell of the answered table: decimal, ISO day or text, as its column says. */
export type AnsweredCell = { type: CellFormat; text: string }

/** One task with its answer: a row for each of its entries, and the steps of its derivation. */
export type AnsweredTask = { number: string; rows: AnsweredCell[][]; refused: boolean; steps: readonly Step[] }

export const MISTAKE = 'Fehler'

/** The columns of a kind's sheet: number, values, entries of the list, then what is computed. */
export function headsOf(kind: KindName): string[] {
  return [...askedHeads(kind), ...computed(kind).map(({ label }) => label), MISTAKE]
}

export function askedHeads(kind: KindName): string[] {
  const { fields, list } = KIND_SHEETS[kind]
  return [NUMBER, ...[...fields, ...(list?.columns ?? [])].map(({ label }) => label)]
}

function computed(kind: KindName): Output[] {
  const { outputs, listOutput } = KIND_SHEETS[kind]
  return [...(listOutput ? [listOutput] : []), ...outputs]
}

/** The kind whose sheet has this name. */
export function kindOfSheet(name: string): KindName | null {
  const found = (Object.keys(KIND_SHEETS) as KindName[]).find(
    (kind) => KIND_SHEETS[kind].sheet.toLowerCase() === name.trim().toLowerCase()
  )
  return found ?? null
}

/** The heads that a sheet of tasks needs and a table lacks: those of values that may stay empty may be missing. */
export function missingHeads({ kind, heads }: TaskTable): string[] {
  const known = new Set(heads.map(folded))
  const { fields, list } = KIND_SHEETS[kind]
  const needed = [...fields, ...(list?.columns ?? [])].filter(({ optional }) => !optional).map(({ label }) => label)
  return [NUMBER, ...needed].filter((head) => !known.has(folded(head)))
}

/**
 * Answers a table task by task. Rows with the same number as the row before, or with none, are further entries
 * of its list, unless they say something of their own: then they are tasks, and one that takes another's number is
 * refused. Every row that holds anything is answered or refused.
 */
export function* answerTable(table: TaskTable, rates: readonly BaseRate[]): Generator<AnsweredTask> {
  const { kind } = table
  const columns = table.heads.map(folded)
  const cell = (row: readonly string[], label: string) => row[columns.indexOf(folded(label))]?.trim() ?? ''
  for (const { rows, mistaken: wrong } of tasksIn(table, cell)) {
    const form = sheetForm(kind, rows.length)
    const typed = typedFrom(form, rows, cell)
    const { task, answers, problems } = taskFrom(form, typed)
    const sentences = wrong ? [wrong] : problems.map(({ sentence }) => sentence)
    const answered: Answer = sentences.length
      ? { id: null, error: { code: 'invalid_task', message: sentences.join(' ') } }
      : answer(task, rates)
    const number = cell(rows[0], NUMBER)
    const filled = form.list ? rowsOf(form.list, answers).map(({ key }) => Number(key)) : []
    const mistaken = 'error' in answered ? mistake(form, answered.error, answers) : ''
    yield {
      number,
      rows: rows.map((row, index) =>
        // the answers of a list stand beside the entries that it was given
        answeredRow(form, row, cell, answered, { entry: filled.indexOf(index + 1), first: index === 0, mistaken })
      ),
      refused: 'error' in answered,
      steps: 'steps' in answered ? answered.steps : [],
    }
  }
}

/** A sheet holds every value of its kind; which of them count, the calculation says. */
function sheetForm(kind: KindName, rows: number): TaskForm {
  const { sheet, fields, list } = KIND_SHEETS[kind]
  const optional = (field: TaskField) => ({ ...field, optional: true })
  return {
    slug: sheet,
    title: sheet,
    kind,
    fixed: {},
    fields: fields.map(optional),
    list: list && {
      ...list,
      optional: true,
      rows: { ...list.rows, most: rows },
      columns: list.plain ? list.columns : list.columns.map(optional),
    },
  }
}

function typedFrom(form: TaskForm, rows: readonly (readonly string[])[], cell: CellOf): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const field of form.fields) typed[field.key] = cell(rows[0], field.label)
  rows.forEach((row, index) => {
    for (const field of form.list?.columns ?? []) typed[inputOf(field, String(index + 1))] = cell(row, field.label)
  })
  return typed
}

function answeredRow(
  form: TaskForm,
  row: readonly string[],
  cell: CellOf,
  answered: Answer,
  { entry, first, mistaken }: { entry: number; first: boolean; mistaken: string }
): AnsweredCell[] {
  const { outputs, listOutput } = KIND_SHEETS[form.kind]
  const asked = [...form.fields, ...(form.list?.columns ?? [])].map((field) => askedCell(field, cell(row, field.label)))
  const result: Readonly<Record<string, unknown>> = 'result' in answered ? answered.result : {}
  const listed = listOutput && ownOf(result, listOutput.key)
  return [
    { type: 'text', text: cell(row, NUMBER) },
    ...asked,
    ...(listOutput ? [computedCell(listOutput, Array.isArray(listed) ? listed[entry] : undefined)] : []),
    ...outputs.map((output) => computedCell(output, first ? ownOf(result, output.key) : undefined)),
    { type: 'text', text: first ? mistaken : '' },
  ]
}

function askedCell(field: TaskField, text: string): AnsweredCell {
  const { cell } = kindOf(field)
  const value = cell === 'text' ? undefined : writtenIn(field, text)
  return value === undefined ? { type: 'text', text } : { type: cell, text: String(value) }
}

function computedCell({ type }: Output, value: unknown): AnsweredCell {
  return value === undefined ? { type: 'text', text: '' } : { type, text: String(value) }
}

/** What is wrong with a task, with the head of the column it concerns. */
function mistake(
  form: TaskForm,
  { field, sentence, message }: { field?: string; sentence?: string; message: string },
  answers: Answers
): string {
  if (!field || !sentence) return message
  const input = inputOfPath(form, field, answers)
  const row = /_(\d+)$/.exec(input ?? '')?.[1]
  const known = [...form.fields, ...(form.list?.columns ?? [])].find(
    (one) => one.key === input || (row !== undefined && inputOf(one, row) === input)
  )
  const label = known?.label ?? (field === form.list?.path ? form.list.label : field)
  return `${row && known ? `Eintrag ${row}, ` : ''}${label}: ${sentence}`
}

/** Whether a cell is the head of the tasks' numbers. */
export function isNumberHead(text: string): boolean {
  return folded(text) === folded(NUMBER)
}

/** A head as a person compares it: line breaks and blanks of any number are one, a point or colon at the end is none. */
function folded(head: string): string {
  return withoutEnd(head.trim().replace(/\s+/g, ' '), '.: ').toLowerCase()
}
