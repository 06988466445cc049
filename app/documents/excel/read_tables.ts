import { parseString } from '@fast-csv/parse'
import { seen } from '#core/text/printable'
import { TableTooLarge, UnreadableTable, partsOf } from '#documents/excel/archive'
import { type Attributes, type Formats, formatsIn, sharedTexts, sheetsIn, walked } from '#documents/excel/workbook_xml'

/** A sheet as a person sees it: every cell as the text that stands in it; rows without any are left out. */
export type ReadTable = { name: string; hidden: boolean; rows: string[][] }

/** What a file from outside may cost: bytes once unpacked, rows a sheet, columns a row, letters a cell, milliseconds in all. */
export type ReadLimits = { unpacked: number; rows: number; columns: number; letters: number; milliseconds: number }

export class TooManyRows extends Error {
  constructor(readonly sheet: string) {
    super(`too many rows in ${sheet}`)
  }
}

/** The parts of a workbook that hold values; pictures, macros and links are never looked at. */
const PARTS = /^xl\/(workbook|sharedStrings|styles|_rels\/workbook|worksheets\/[^/]+)\.xml(\.rels)?$/
const DAY_MS = 86_400_000

/**
 * Reads the sheets of a workbook whose names are wanted, cell by cell, whoever wrote it: merged cells, validations and
 * formulas cost nothing, because nothing looks at them; of a formula the stored result counts.
 *
 * @throws UnreadableTable, TableTooLarge, TooManyRows
 */
export async function readWorkbook(
  content: Buffer,
  wanted: (sheet: string) => boolean,
  limits: ReadLimits
): Promise<ReadTable[]> {
  const until = Date.now() + limits.milliseconds
  const parts = await partsOf(content, PARTS, limits.unpacked, until)
  if (!parts.has('xl/workbook.xml')) throw new UnreadableTable()
  const { sheets, from1904 } = await sheetsIn(
    parts.get('xl/workbook.xml'),
    parts.get('xl/_rels/workbook.xml.rels'),
    until
  )
  const asText = cellReader(
    await sharedTexts(parts.get('xl/sharedStrings.xml'), until),
    await formatsIn(parts.get('xl/styles.xml'), until),
    from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30),
    limits.letters
  )
  const tables: ReadTable[] = []
  for (const { name, path, hidden } of sheets.filter((sheet) => wanted(sheet.name))) {
    const rows: string[][] = []
    tables.push({ name, hidden, rows })
    await walked(parts.get(path), rowsInto(rows, name, asText, limits), until)
  }
  return tables
}

/** Gathers the cells of a sheet into rows. */
function rowsInto(rows: string[][], sheet: string, asText: CellReader, { rows: most, columns }: ReadLimits) {
  let row: string[] = []
  let cell: Attributes = {}
  let [value, inline, column] = ['', '', 0]
  let within: string | null = null
  let isFormula = false
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'row') [row, column] = [[], 0]
      if (name === 'c') {
        ;[cell, value, inline, isFormula] = [attributes, '', '', false]
        column = columnOf(attributes.r) ?? column + 1
      }
      if (name === 'f') isFormula = true
      if (name === 'rPh') within = 'rPh'
      else if (within !== 'rPh') within = name === 'v' || name === 't' ? name : null
    },
    text(piece: string) {
      if (within === 'v') value += piece
      if (within === 't') inline += piece
    },
    close(name: string) {
      if (within !== 'rPh' || name === 'rPh') within = null
      if (name === 'c' && column <= columns) {
        while (row.length < column - 1) row.push('')
        row[column - 1] = asText(cell, value, inline, isFormula)
      }
      if (name === 'row') keep(rows, row, { sheet, most })
    },
  }
}

type CellReader = (cell: Attributes, value: string, inline: string, isFormula: boolean) => string

/** A cell as the text that a person sees: days as ISO days, numbers in German notation with the fifteen digits that Excel keeps. */
function cellReader(shared: readonly string[], formats: Formats, dayZero: number, most: number): CellReader {
  const known: string[] = []
  return ({ t: type = 'n', s: style }, value, inline, isFormula) => {
    // only what a wanted sheet shows is measured; cleaned once however many cells share it
    if (type === 's') return (known[Number(value)] ??= cleaned(shared[Number(value)] ?? '', most))
    if (type === 'inlineStr') return cleaned(inline, most)
    if (type === 'str' || type === 'e') return cleaned(value, most)
    if (type === 'b') return value === '1' ? 'ja' : 'nein'
    if (type === 'd') return value.slice(0, 10)
    if (value === '') return isFormula ? 'Formel ohne gespeichertes Ergebnis' : ''
    return shownNumber(cleaned(value, most), formats[Number(style ?? 0)], dayZero)
  }
}

function shownNumber(text: string, format: Formats[number] | undefined, dayZero: number): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (format === 'day' && value >= 0 && value < 2_958_466)
    return new Date(dayZero + Math.floor(value) * DAY_MS).toISOString().slice(0, 10)
  return germanFigure(text, format === 'percent')
}

/**
 * A number as a spreadsheet stores it, with the fifteen digits that it keeps; a percentage is shown a hundred times as large.
 * What was written, where it is no number.
 */
export function germanFigure(written: string, isPercentage = false): string {
  const value = Number(written)
  if (!Number.isFinite(value)) return written
  return String(Number((isPercentage ? value * 100 : value).toPrecision(15))).replace('.', ',')
}

/** No cell is longer than anything that a person writes into one. @throws TableTooLarge */
export function cleaned(text: string, most: number): string {
  if (text.length > most) throw new TableTooLarge()
  return seen(text)
}

/** "BC12" is column 55; null where a cell does not say where it stands. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : null
}

/** Reads a CSV file, semicolons or commas between its cells. @throws UnreadableTable, TableTooLarge, TooManyRows */
export async function readCsv(content: Buffer, limits: ReadLimits): Promise<string[][]> {
  const { rows: most, columns, letters } = limits
  const text = decoded(content)
  // lines without a cell are no rows, but they are read too
  if (text.split('\n', MANY_LINES * most + 1).length > MANY_LINES * most) throw new TooManyRows('CSV')
  const until = Date.now() + limits.milliseconds
  const head = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [';', '\t'].find((sign) => head.includes(sign)) ?? ','
  const rows: string[][] = []
  const parser = parseString<string[], string[]>(text, { delimiter, ignoreEmpty: true })
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (Date.now() > until) throw new TableTooLarge()
      keep(
        rows,
        cells.slice(0, columns).map((cell) => cleaned(cell, letters)),
        { sheet: 'CSV', most }
      )
    }
  } catch (error) {
    if (error instanceof TooManyRows || error instanceof TableTooLarge) throw error
    throw new UnreadableTable()
  }
  return rows
}

/** So many lines a row: texts in cells have lines of their own. */
const MANY_LINES = 20

/** @throws TooManyRows where there is a row beyond the head and the most that are taken */
export function keep(rows: string[][], cells: string[], { sheet, most }: { sheet: string; most: number }) {
  if (cells.every((text) => !text?.trim())) return
  if (rows.length > most) throw new TooManyRows(sheet)
  rows.push(Array.from(cells, (text) => text ?? ''))
}

/** UTF-8, UTF-16 where its mark stands in front (Excel's "Unicode-Text"), or else what Excel writes on a German Windows. */
function decoded(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}
