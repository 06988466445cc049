import { setImmediate as giveWay } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { parseString } from '@fast-csv/parse'
import ExcelJS from 'exceljs'
import { seen } from '#core/text/printable'
import { Unzip, UnzipInflate, UnzipPassThrough, zipSync } from 'fflate'

/** A sheet as a person sees it: every cell as the text that stands in it; rows without any are left out. */
export type ReadTable = { name: string; rows: string[][] }

/** What a file from outside may cost: bytes once unpacked, rows a sheet, columns a row, milliseconds in all. */
export type ReadLimits = { unpacked: number; rows: number; columns: number; milliseconds: number }

export class UnreadableTable extends Error {}
export class TableTooLarge extends Error {}
export class TooManyRows extends Error {
  constructor(readonly sheet: string) {
    super(`too many rows in ${sheet}`)
  }
}

const CHUNK = 16_384
const MOST_ENTRIES = 2_000
/** The parts of a workbook that hold values; pictures, macros and links are never looked at. */
const PARTS =
  /^(_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/
const ROWS_IN_ONE_GO = 50

/**
 * Reads the sheets of a workbook whose names are wanted, row by row: merged cells, validations and formats cost
 * nothing, because nothing looks at them.
 *
 * @throws UnreadableTable, TableTooLarge, TooManyRows
 */
export async function readWorkbook(
  content: Buffer,
  wanted: (sheet: string) => boolean,
  limits: ReadLimits
): Promise<ReadTable[]> {
  const until = Date.now() + limits.milliseconds
  const parts = unpacked(content, limits.unpacked)
  const tables: ReadTable[] = []
  try {
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([parts]), {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    })
    for await (const sheet of reader) {
      const { name } = sheet as unknown as { name: string }
      const rows: string[][] = []
      if (wanted(name)) tables.push({ name, rows })
      for await (const row of sheet) {
        if (Date.now() > until) throw new TableTooLarge()
        if (wanted(name)) keep(rows, textsOf(row, limits.columns), { sheet: name, most: limits.rows })
        if (row.number % ROWS_IN_ONE_GO === 0) await giveWay()
      }
    }
  } catch (error) {
    if (error instanceof TableTooLarge || error instanceof TooManyRows) throw error
    throw new UnreadableTable()
  }
  return tables
}

/** Reads a CSV file, semicolons or commas between its cells. @throws UnreadableTable, TooManyRows */
export async function readCsv(content: Buffer, { rows: most, columns }: ReadLimits): Promise<string[][]> {
  const text = decoded(content)
  const delimiter = text.slice(0, text.search(/\r?\n|$/)).includes(';') ? ';' : ','
  const rows: string[][] = []
  const parser = parseString<string[], string[]>(text, { delimiter, ignoreEmpty: true })
  try {
    for await (const cells of parser as AsyncIterable<string[]>)
      keep(rows, cells.slice(0, columns), { sheet: 'CSV', most })
  } catch (error) {
    if (error instanceof TooManyRows) throw error
    throw new UnreadableTable()
  }
  return rows
}

/** @throws TooManyRows where there is a row beyond the head and the most that are taken */
function keep(rows: string[][], cells: string[], { sheet, most }: { sheet: string; most: number }) {
  if (cells.every((text) => text.trim() === '')) return
  if (rows.length > most) throw new TooManyRows(sheet)
  rows.push(cells.map(seen))
}

/**
 * The parts that hold values, unpacked once under the limit and packed anew: what reads them
 * sees these bytes and no others, whatever the file says of itself.
 */
function unpacked(content: Buffer, most: number): Buffer {
  const parts = new Map<string, Uint8Array[]>()
  let [size, entries] = [0, 0]
  const unzip = new Unzip((file) => {
    if (++entries > MOST_ENTRIES) throw new UnreadableTable()
    if (!PARTS.test(file.name)) return
    if (parts.has(file.name)) throw new UnreadableTable()
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      if (error) throw new UnreadableTable()
      size += chunk.length
      // thrown in here it would be taken for a broken archive
      if (size > most) file.terminate()
      else chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    for (let start = 0; start < content.length && size <= most; start += CHUNK)
      unzip.push(content.subarray(start, start + CHUNK), start + CHUNK >= content.length)
  } catch {
    throw new UnreadableTable()
  }
  if (size > most) throw new TableTooLarge()
  if (!parts.has('xl/workbook.xml')) throw new UnreadableTable()
  // what the sheets refer to must be known before them
  const inOrder = [...parts].sort(([a], [b]) => Number(a.includes('worksheets')) - Number(b.includes('worksheets')))
  const files = Object.fromEntries(inOrder.map(([name, chunks]) => [name, Buffer.concat(chunks)]))
  return Buffer.from(zipSync(files, { level: 1 }))
}

function textsOf(row: ExcelJS.Row, columns: number): string[] {
  return Array.from({ length: Math.min(row.cellCount, columns) }, (_, index) => textOf(row.getCell(index + 1)))
}

/** A cell as the text that a person sees: days as ISO days, numbers in German notation with the fifteen digits that Excel keeps. */
function textOf(cell: ExcelJS.Cell): string {
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number') return germanNumber(value, cell.numFmt)
  return cell.text
}

function germanNumber(value: number, format: string | undefined): string {
  // a percentage is shown a hundred times as large; in quotes the sign is mere text
  const percent = /%/.test((format ?? '').replace(/"[^"]*"/g, ''))
  return String(Number((percent ? value * 100 : value).toPrecision(15))).replace('.', ',')
}

/** UTF-8, or else what Excel writes on a German Windows. */
function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}
