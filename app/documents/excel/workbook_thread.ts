import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import { setImmediate as giveWay } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'

/** What the thread is told; it knows nothing but cells and their formats. */
export type Told =
  { sheet: SheetLook } | { rows: (string | number | Date | null)[][]; formats?: (string | null)[][] } | { end: true }
export type SheetLook = {
  name: string
  columns: { head?: string; width: number; numFmt?: string }[]
  frozenColumns?: number
}
/** What it tells: bytes of the file, or that rows are written. */
export type Tells = { chunk: Uint8Array } | { written: true } | { done: true }

/** exceljs writes without asking whether what it writes is taken up; these are the streams behind a sheet. */
type Behind = { stream: { pipes: Writable[] } }

/** Excel's number for the size of paper. */
const A4 = 9
const ROWS_IN_ONE_GO = 100
/** What the XML of a workbook cannot hold. */
const NO_LETTER = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const port = parentPort!
const stream = new PassThrough({ highWaterMark: 1024 * 1024 })
stream.on('data', (chunk: Buffer) => {
  // handed over and not copied once more
  const bytes = new Uint8Array(chunk)
  port.postMessage({ chunk: bytes } satisfies Tells, [bytes.buffer])
})
stream.on('end', () => {
  port.postMessage({ done: true } satisfies Tells)
  port.close()
})
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
workbook.creator = 'Anschub'
const { created } = workerData as { created?: Date }
if (created) workbook.created = created

let sheet: ExcelJS.Worksheet | null = null
/** One frozen object a format: exceljs keeps styles by identity. */
const styles = new Map<string, Partial<ExcelJS.Style>>()
let columnStyles: (Partial<ExcelJS.Style> | null)[] = []

// one after the other, in the order in which it was told
let last: Promise<void> = Promise.resolve()
port.on('message', (told: Told) => (last = last.then(() => handle(told))))

async function handle(told: Told): Promise<void> {
  if ('sheet' in told) return startSheet(told.sheet)
  if ('rows' in told) {
    await writeRows(told.rows, told.formats)
    port.postMessage({ written: true } satisfies Tells)
    return
  }
  sheet?.commit()
  await workbook.commit()
}

/** A sheet; one with heads has them frozen and filtered. */
function startSheet({ name, columns, frozenColumns = 0 }: SheetLook): void {
  // what stands in the sheet before goes out: the zip takes one after the other
  sheet?.commit()
  const hasHeads = columns.some(({ head }) => head !== undefined)
  const views = [{ state: 'frozen' as const, ySplit: 1, xSplit: frozenColumns }]
  // printed it is one page wide on A4 across, its heads on every page
  const pageSetup: Partial<ExcelJS.PageSetup> = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    ...(hasHeads ? { printTitlesRow: '1:1' } : {}),
  }
  sheet = workbook.addWorksheet(name, { pageSetup, ...(hasHeads ? { views } : {}) })
  sheet.columns = columns.map(({ head, width }) => ({ ...(hasHeads ? { header: head } : {}), width }))
  columnStyles = columns.map(({ numFmt }) => styleOf(numFmt ?? null))
  if (!hasHeads) return
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
}

function styleOf(numFmt: string | null): Partial<ExcelJS.Style> | null {
  if (numFmt === null) return null
  if (!styles.has(numFmt)) styles.set(numFmt, Object.freeze({ numFmt }))
  return styles.get(numFmt)!
}

async function writeRows(rows: (string | number | Date | null)[][], formats?: (string | null)[][]): Promise<void> {
  for (const [at, cells] of rows.entries()) {
    const row = sheet!.addRow(
      cells.map((cell) => (typeof cell === 'string' ? cell.replace(NO_LETTER, '\uFFFD') : cell))
    )
    const own = formats?.[at].map(styleOf) ?? columnStyles
    for (const [index, style] of own.entries()) if (style) row.getCell(index + 1).style = style
    row.commit()
    if (at % ROWS_IN_ONE_GO === ROWS_IN_ONE_GO - 1) await takenUp()
  }
  await takenUp()
}

/** Gives way, and waits until the zip has taken up what was written. */
async function takenUp(): Promise<void> {
  await giveWay()
  for (const pipe of (sheet as unknown as Behind).stream.pipes) if (pipe.writableNeedDrain) await once(pipe, 'drain')
}
