import { PassThrough, type Readable } from 'node:stream'
import { setImmediate as giveWay } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const FORMATS = { money: '#,##0.00\\ "€"', day: 'dd.mm.yyyy', whole: '0', text: '@' } as const
export type Format = keyof typeof FORMATS
export type Cell = string | number | Date | null
export type Workbook = ExcelJS.stream.xlsx.WorkbookWriter

/** A column of a list: its head, what it means, and its value as a string, number or date, so that no text becomes a formula. */
export type Column<Row> = {
  head: string
  meaning: string
  format: Format
  width: number
  value: (row: Row) => Cell
}

const ROWS_IN_ONE_GO = 50

/** A workbook that is written while it is sent: memory does not grow with its rows. */
export function streamedWorkbook(write: (workbook: Workbook) => Promise<void>, created?: Date): Readable {
  const stream = new PassThrough()
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  workbook.creator = 'Anschub'
  if (created) workbook.created = created
  write(workbook)
    .then(() => workbook.commit())
    .catch((error) => stream.destroy(error))
  return stream
}

/** A sheet with a frozen, filtered head. */
export function startSheet(
  workbook: Workbook,
  name: string,
  heads: readonly { head: string; width: number }[],
  frozenColumns = 0
): ExcelJS.Worksheet {
  const views = [{ state: 'frozen' as const, ySplit: 1, xSplit: frozenColumns }]
  const sheet = workbook.addWorksheet(name, { views })
  sheet.columns = heads.map(({ head, width }) => ({ header: head, width }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } }
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  return sheet
}

/** Writes rows batch by batch and says how many there were. */
export async function writeRows<Row>(
  workbook: Workbook,
  name: string,
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>
): Promise<number> {
  const sheet = startSheet(workbook, name, columns, 1)
  // one frozen object per column: exceljs caches styles by identity
  const styles = columns.map(({ format }) => Object.freeze({ numFmt: FORMATS[format] }))
  let written = 0
  for await (const batch of batches)
    for (const item of batch) {
      const row = sheet.addRow(columns.map((column) => column.value(item)))
      for (let index = 0; index < styles.length; index++)
        row.getCell(index + 1).style = styles[index] as Partial<ExcelJS.Style>
      row.commit()
      if (++written % ROWS_IN_ONE_GO === 0) await giveWay()
    }
  return written
}

/** The sheet that says when, by whom and how a list was made, and what its columns mean. */
export function writeMeanings<Row>(
  workbook: Workbook,
  facts: readonly (readonly [string, string])[],
  columns: readonly Column<Row>[]
) {
  const sheet = workbook.addWorksheet('Erläuterungen')
  sheet.columns = [{ width: 34 }, { width: 90 }]
  const lines = [...facts, ['', ''], ['Spalte', 'Bedeutung'], ...columns.map(({ head, meaning }) => [head, meaning])]
  for (const line of lines) sheet.addRow(line).commit()
}

/** Columns by what stands in them. */
export function columnsOf<Row>() {
  const made =
    (format: Format, width: number) =>
    (head: string, meaning: string, value: Column<Row>['value']): Column<Row> => ({
      head,
      meaning,
      format,
      width,
      value,
    })
  return {
    money: made('money', 18),
    /** Takes a day or an instant and no text: an instant counts by the day that it was where the offices are. */
    day: (head: string, meaning: string, value: (row: Row) => Day | DateTime | null): Column<Row> =>
      made('day', 14)(head, meaning, (row) => dayCell(value(row))),
    whole: made('whole', 12),
    text: (head: string, meaning: string, width: number, value: Column<Row>['value']) =>
      made('text', width)(head, meaning, value),
  }
}

/** Excel's own number: cents as a decimal of euro, exact to the cent far beyond any budget. */
export function euroCell(cents: number | bigint): number {
  return Number(cents) / 100
}

/** A day without a zone, as Excel keeps it. */
function dayCell(value: Day | DateTime | null): Date | null {
  if (!value) return null
  const { iso } = value instanceof Day ? value : dayOf(value)
  return new Date(`${iso}T00:00:00Z`)
}
