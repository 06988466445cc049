import { readFile } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import { Unzip, UnzipInflate } from 'fflate'
import Refusal from '#core/refusal'
import type { KindName } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/forms'
import { type TaskTable, kindOfSheet, missingHeads } from '#recalculations/domain/task_sheets'

export const MOST_TASK_BYTES = 3 * 1024 * 1024
const MOST_UNPACKED = 40 * 1024 * 1024
const MOST_ROWS = 10_000

/**
 * Reads an Excel file (a sheet a kind) or a CSV file (one kind, named by its reader) as tables of tasks.
 *
 * @throws Refusal recalculations.unreadable, .too_large, .no_tasks, .too_many_rows, .columns_missing
 */
export async function readTaskFile(path: string, kindOfCsv: KindName | null): Promise<TaskTable[]> {
  const content = await readFile(path)
  if (content.length > MOST_TASK_BYTES) throw new Refusal('recalculations.too_large')
  const zipped = content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))
  const tables = zipped ? await tablesOfWorkbook(content) : await tableOfCsv(content, kindOfCsv)
  if (tables.every(({ rows }) => rows.length === 0)) throw new Refusal('recalculations.no_tasks')
  for (const table of tables) {
    if (table.rows.length > MOST_ROWS)
      throw new Refusal('recalculations.too_many_rows', { sheet: KIND_SHEETS[table.kind].sheet, most: MOST_ROWS })
    const missing = missingHeads(table)
    if (table.rows.length > 0 && missing.length > 0)
      throw new Refusal('recalculations.columns_missing', {
        sheet: KIND_SHEETS[table.kind].sheet,
        columns: missing.map((head) => `„${head}“`).join(', '),
      })
  }
  return tables.filter(({ rows }) => rows.length > 0)
}

async function tablesOfWorkbook(content: Buffer): Promise<TaskTable[]> {
  if (unpackedSize(content) > MOST_UNPACKED) throw new Refusal('recalculations.too_large')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(content as unknown as ArrayBuffer)
  } catch {
    throw new Refusal('recalculations.unreadable')
  }
  return workbook.worksheets.flatMap((sheet) => {
    const kind = kindOfSheet(sheet.name)
    return kind ? [tableOf(kind, sheet)] : []
  })
}

async function tableOfCsv(content: Buffer, kind: KindName | null): Promise<TaskTable[]> {
  if (!kind) throw new Refusal('recalculations.unreadable')
  const text = decoded(content)
  const source = new PassThrough()
  source.end(text)
  try {
    const sheet = await new ExcelJS.Workbook().csv.read(source, {
      map: (value: string) => value,
      parserOptions: { delimiter: text.split('\n', 1)[0].includes(';') ? ';' : ',', ignoreEmpty: true },
    })
    return [tableOf(kind, sheet)]
  } catch {
    throw new Refusal('recalculations.unreadable')
  }
}

/** What the archive really unpacks to, up to the limit: what it says of itself is not believed. */
function unpackedSize(content: Buffer): number {
  let size = 0
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) throw new Refusal('recalculations.unreadable')
      size += chunk.length
      if (size > MOST_UNPACKED) file.terminate()
    }
    if (size <= MOST_UNPACKED) file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let start = 0; start < content.length && size <= MOST_UNPACKED; start += 16_384)
      unzip.push(content.subarray(start, start + 16_384), start + 16_384 >= content.length)
  } catch {
    throw new Refusal('recalculations.unreadable')
  }
  return size
}

/** UTF-8, or else what Excel writes on a German Windows. */
function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

function tableOf(kind: KindName, sheet: ExcelJS.Worksheet): TaskTable {
  const [heads = [], ...rows] = Array.from({ length: Math.min(sheet.rowCount, MOST_ROWS + 2) }, (_, index) =>
    Array.from({ length: Math.min(sheet.columnCount, 60) }, (__, column) =>
      textOf(sheet.getRow(index + 1).getCell(column + 1))
    )
  )
  return { kind, heads, rows: rows.filter((row) => row.some((text) => text.trim() !== '')) }
}

/** A cell as the text that a person sees in it: days as ISO days, numbers with the fifteen digits that Excel keeps. */
function textOf(cell: ExcelJS.Cell): string {
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number') {
    const shown = /%/.test(cell.numFmt ?? '') ? value * 100 : value
    return String(Number(shown.toPrecision(15)))
  }
  return cell.text
}
