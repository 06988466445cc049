import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import type { TaskTable } from '#recalculations/domain/task_sheets'

export const NUMBER = 'Nr.'

/** What stands in a row under a head. */
export type CellOf = (row: readonly string[], label: string) => string

/** The rows of one task; `mistaken` says why they are none. */
export type TaskRows = { rows: (readonly string[])[]; mistaken?: string }

/** The rows of a table by task; rows without any value are none. */
export function tasksIn({ rows, kind }: TaskTable, cell: CellOf): TaskRows[] {
  const { fields, list } = KIND_SHEETS[kind]
  const tasks: TaskRows[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    if (row.every((text) => text.trim() === '')) continue
    const number = cell(row, NUMBER)
    const before = tasks.at(-1)?.rows[0]
    const near = before !== undefined && (number === '' || number === cell(before, NUMBER))
    const own = fields.some(
      ({ label }) => cell(row, label) !== '' && (!before || cell(row, label) !== cell(before, label))
    )
    // only a row that brings an entry goes on with a task; the same values again are a task of their own
    const entry = list?.columns.some(({ label }) => cell(row, label) !== '')
    if (entry && near && !own) tasks.at(-1)!.rows.push(row)
    else if (number !== '' && seen.has(number)) tasks.push({ rows: [row], mistaken: repeatedNumber(number) })
    else tasks.push({ rows: [row] })
    seen.add(number)
  }
  return tasks
}

function repeatedNumber(number: string): string {
  return `Die Nummer ${number} steht schon weiter oben. Geben Sie dieser Aufgabe eine eigene Nummer.`
}
