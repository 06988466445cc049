import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { BaseRate } from '#financing/domain/base_rates'
import { type AnsweredCell, type TaskTable, answerTable, headsOf } from '#recalculations/domain/task_sheets'

const SAY_EVERY = 200

/** The tasks of one CSV file with their answers, semicolons between cells; the derivation in the last column. Written line by line. */
export async function writeAnsweredCsv(
  table: TaskTable,
  rates: readonly BaseRate[],
  path: string,
  progress: (answered: number) => void
): Promise<void> {
  const out = createWriteStream(path)
  const line = async (cells: readonly string[]) => {
    if (!out.write(`${cells.map(quoted).join(';')}\r\n`)) await once(out, 'drain')
  }
  out.write('\uFEFF')
  await line([...headsOf(table.kind), 'Herleitung'])
  let answered = 0
  for (const task of answerTable(table, rates)) {
    const derivation = task.steps.map(({ text, result, rule, source }) => `${text} = ${result} [${rule}; ${source}]`)
    for (const [index, cells] of task.rows.entries())
      await line([...cells.map(written), index === 0 ? derivation.join(' | ') : ''])
    if (++answered % SAY_EVERY === 0) progress(answered)
  }
  out.end()
  await once(out, 'close')
}

/** As a German spreadsheet reads it: 1234,56 and 31.12.2026. */
function written({ type, text }: AnsweredCell): string {
  if (type === 'day' && text !== '') return germanDay(Day.parse(text))
  return type === 'money' ? text.replace('.', ',') : text
}

/** A cell that no spreadsheet takes for a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
