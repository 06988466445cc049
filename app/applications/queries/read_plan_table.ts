import { readFile } from 'node:fs/promises'
import type { Upload } from '#core/http/uploads'
import { seen } from '#core/text/printable'
import Refusal from '#core/refusal'
import { TableTooLarge, UnreadableTable } from '#documents/excel/archive'
import { isOds, readOds } from '#documents/excel/read_ods'
import { TooManyRows, readCsv, readWorkbook } from '#documents/excel/read_tables'

/** A plan has some dozens of rows; what is greater is no plan, and nobody else waits for it. */
const LIMITS = { unpacked: 4 * 1024 * 1024, rows: 500, columns: 30, letters: 500, milliseconds: 800 }
const MOST_BYTES = 1024 * 1024

/** The first sheet with a row in it, of an Excel, OpenDocument or CSV file. @throws Refusal applications.plan_unreadable */
export async function readPlanFile({ tmpPath, size, clientName }: Upload): Promise<string[][]> {
  if (size > MOST_BYTES) throw unreadable(clientName)
  return reading(clientName, async () => {
    const content = await readFile(tmpPath)
    if (!content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
      if (!isText(content)) throw new UnreadableTable()
      return readCsv(content, LIMITS)
    }
    const sheets = isOds(content) ? await readOds(content, LIMITS) : await readWorkbook(content, () => true, LIMITS)
    return sheets.find(({ rows, hidden }) => rows.length > 0 && !hidden)?.rows ?? []
  })
}

/** A picture is no table: no text has a zero in it, unless its mark says that each letter has two bytes. */
function isText(content: Buffer): boolean {
  const mark = content.length > 1 ? content.readUInt16BE(0) : 0
  return mark === 0xfffe || mark === 0xfeff || !content.includes(0)
}

/** What was copied from a spreadsheet: cells with tabs between them, or with semicolons. @throws Refusal applications.plan_missing, applications.plan_unreadable */
export function readPlanPaste(text: string): string[][] {
  const lines = text.split(/\r?\n/)
  if (!text.trim()) throw new Refusal('applications.plan_missing', {}, 'tabelle')
  if (lines.length > LIMITS.rows) throw unreadable('Der Text', 'tabelle')
  const between = text.includes('\t') ? '\t' : ';'
  return lines.map((line) =>
    line
      .split(between)
      .slice(0, LIMITS.columns)
      .map((cell) => seen(cell).trim().slice(0, LIMITS.letters))
  )
}

const unreadable = (name: string, field = 'datei') =>
  new Refusal('applications.plan_unreadable', { name, most: LIMITS.rows }, field)

async function reading(name: string, read: () => Promise<string[][]>): Promise<string[][]> {
  try {
    return await read()
  } catch (error) {
    const isFault = [TableTooLarge, UnreadableTable, TooManyRows].some((kind) => error instanceof kind)
    throw isFault ? unreadable(name) : error
  }
}
