import { readFile } from 'node:fs/promises'
import Refusal from '#core/refusal'
import { TableTooLarge, UnreadableTable } from '#documents/excel/archive'
import { TooManyRows, readCsv, readWorkbook } from '#documents/excel/read_tables'
import type { KindName } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { type TaskTable, isNumberHead, kindOfSheet, missingHeads } from '#recalculations/domain/task_sheets'

export const MOST_TASK_BYTES = 3 * 1024 * 1024
const MOST_ROWS = 10_000
const MOST_TITLES = 20
const LIMITS = { unpacked: 32 * 1024 * 1024, rows: MOST_ROWS, columns: 60, letters: 2_000, milliseconds: 20_000 }

export type TaskFile = { tables: TaskTable[]; isCsv: boolean }

/**
 * Reads an Excel file (a sheet a kind) or a CSV file (one kind, named by its reader) as tables of tasks.
 *
 * @throws Refusal recalculations.other_format, .unreadable, .too_large, .no_tasks, .too_many_rows, .columns_missing
 */
export async function readTaskFile(path: string, kindOfCsv: KindName | null): Promise<TaskFile> {
  const content = await readFile(path)
  if (content.length > MOST_TASK_BYTES) throw new Refusal('recalculations.too_large')
  const wrong = whatItIs(content)
  if (wrong) throw new Refusal('recalculations.other_format', { format: wrong })
  const isCsv = !content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))
  const tables = (await tablesIn(content, isCsv, kindOfCsv)).filter(({ rows }) => rows.length > 0)
  if (tables.length === 0) throw new Refusal('recalculations.no_tasks')
  for (const table of tables) {
    const columns = missingHeads(table).map((head) => `„${head}“`)
    const { sheet } = KIND_SHEETS[table.kind]
    if (columns.length > 0) throw new Refusal('recalculations.columns_missing', { sheet, columns: columns.join(', ') })
  }
  return { tables, isCsv }
}

/** What a file is that is no table we read, in words; null where it may be one. */
function whatItIs(content: Buffer): string | null {
  if (content.length === 0) return 'leer'
  const begins = (...bytes: number[]) => bytes.every((byte, at) => content[at] === byte)
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'eine Datei im alten Format xls'
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'ein PDF'
  const head = content.subarray(0, 400).toString('latin1')
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(head))
    return 'eine Webseite oder XML-Datei, auch wenn ihr Name auf xls endet'
  return head.includes('application/vnd.oasis.opendocument') ? 'eine OpenDocument-Datei' : null
}

async function tablesIn(content: Buffer, isCsv: boolean, kindOfCsv: KindName | null): Promise<TaskTable[]> {
  try {
    if (!isCsv)
      return (await readWorkbook(content, (sheet) => kindOfSheet(sheet) !== null, LIMITS)).map(
        ({ name, hidden, rows }) => tableOf(kindOfSheet(name)!, rows, hidden)
      )
    if (!kindOfCsv) throw new UnreadableTable()
    return [tableOf(kindOfCsv, await readCsv(content, LIMITS))]
  } catch (error) {
    if (error instanceof TableTooLarge) throw new Refusal('recalculations.too_large')
    if (error instanceof TooManyRows)
      throw new Refusal('recalculations.too_many_rows', { sheet: error.sheet, most: MOST_ROWS })
    if (error instanceof UnreadableTable) throw new Refusal('recalculations.unreadable')
    throw error
  }
}

/** Above the heads there may stand a title: they are the first row that names the tasks' numbers. */
function tableOf(kind: KindName, all: string[][], hidden = false): TaskTable {
  const at = all.slice(0, MOST_TITLES).findIndex((row) => row.some(isNumberHead))
  const [heads = [], ...rows] = all.slice(Math.max(at, 0))
  return { kind, heads, rows, hidden }
}
