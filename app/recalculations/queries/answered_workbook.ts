import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { setImmediate as giveWay } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { FORMATS } from '#documents/excel/columns'
import type { BaseRate } from '#financing/domain/base_rates'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { type AnsweredCell, type TaskTable, answerTable, headsOf } from '#recalculations/domain/task_sheets'
import { sized } from '#recalculations/queries/task_workbook'

const DERIVATION = ['Blatt', 'Nr.', 'Schritt', 'Rechenschritt', 'Ergebnis', 'Regel', 'Fundstelle']
const SAY_EVERY = 200

/** Lines that wait on the disk until their sheet is begun. */
export type Kept = {
  line(value: readonly (string | number)[]): Promise<void>
  again(): AsyncIterable<(string | number)[]>
}

export type Writing = {
  rates: readonly BaseRate[]
  on: Day
  version: string
  path: string
  kept: Kept
  progress: (answered: number) => void
}

/** exceljs writes without asking whether what it writes is taken up; these are the streams behind a sheet. */
type Behind = { stream: { pipes: Writable[] } }

/** The tasks with their answers, a sheet a kind, how the file came about, and all derivations. Written row by row. */
export async function writeAnsweredWorkbook(tables: readonly TaskTable[], writing: Writing): Promise<void> {
  const { rates, path, kept, progress } = writing
  const out = createWriteStream(path)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  })
  workbook.creator = 'Anschub'
  const counted = new Map<TaskTable, { tasks: number; refused: number }>()
  let answered = 0
  for (const table of tables) {
    const count = { tasks: 0, refused: 0 }
    const sheet = sheetOf(workbook, KIND_SHEETS[table.kind].sheet, headsOf(table.kind))
    for (const task of answerTable(table, rates)) {
      for (const cells of task.rows) addCells(sheet, cells)
      count.tasks++
      if (task.refused) count.refused++
      for (const [step, { text, result, rule, source }] of task.steps.entries())
        await kept.line([KIND_SHEETS[table.kind].sheet, task.number, step + 1, text, result, rule, source])
      if (++answered % SAY_EVERY !== 0) continue
      progress(answered)
      await takenUp(sheet)
    }
    counted.set(table, count)
    sheet.commit()
  }
  const about = sheetOf(workbook, 'Herkunft', ['Angabe', 'Wert'])
  for (const line of origin(tables, counted, writing)) about.addRow(line).commit()
  about.commit()
  const derivation = sheetOf(workbook, 'Herleitung', DERIVATION)
  let rows = 0
  for await (const line of kept.again()) {
    derivation.addRow(line).commit()
    if (++rows % (SAY_EVERY * 10) === 0) await takenUp(derivation)
  }
  derivation.commit()
  const closed = once(out, 'close')
  await workbook.commit()
  await closed
}

function sheetOf(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  heads: readonly string[]
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = sized(heads).map(({ head, width }) => ({ header: head, width }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  return sheet
}

/** What the XML of a workbook cannot hold. */
const NO_LETTER = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function addCells(sheet: ExcelJS.Worksheet, cells: readonly AnsweredCell[]): void {
  const row = sheet.addRow(cells.map(valueOf))
  for (const [index, { type, text }] of cells.entries()) if (text !== '') row.getCell(index + 1).numFmt = FORMATS[type]
  row.commit()
}

/** Gives way, and waits until the zip has taken up what was written. */
async function takenUp(sheet: ExcelJS.Worksheet): Promise<void> {
  await giveWay()
  for (const pipe of (sheet as unknown as Behind).stream.pipes) if (pipe.writableNeedDrain) await once(pipe, 'drain')
}

/** How the file came about, and that every task that was read was answered or refused. */
function origin(
  tables: readonly TaskTable[],
  counted: ReadonlyMap<TaskTable, { tasks: number; refused: number }>,
  { rates, on, version }: Pick<Writing, 'rates' | 'on' | 'version'>
): (string | number)[][] {
  const counts = tables.flatMap((table) => {
    const { kind, rows, hidden } = table
    const sheet = `${KIND_SHEETS[kind].sheet}${hidden ? ' (in der Datei ausgeblendet)' : ''}`
    const { tasks, refused } = counted.get(table)!
    return [
      [`${sheet}: Zeilen gelesen`, rows.filter((row) => row.some((text) => text.trim() !== '')).length],
      [`${sheet}: Aufgaben gelesen`, tasks],
      [`${sheet}: beantwortet`, tasks - refused],
      [`${sheet}: abgelehnt (Spalte Fehler)`, refused],
    ]
  })
  return [
    ['Nachgerechnet am', germanDay(on)],
    ['Mit', `Anschub ${version}`],
    ['Basiszinssätze bekannt bis', rates.length ? germanDay(rates.at(-1)!.to) : 'keine'],
    ...counts,
  ]
}

/** A string, a number or a date before it reaches the cell, so that no text becomes a formula. */
function valueOf({ type, text }: AnsweredCell): string | number | Date | null {
  if (text === '') return null
  if (type === 'money' || type === 'whole') return Number(text)
  return type === 'day' ? new Date(`${text}T00:00:00Z`) : text.replace(NO_LETTER, '\uFFFD')
}
