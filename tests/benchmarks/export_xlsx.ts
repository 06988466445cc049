import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as giveWay } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import { type Benchmark, timed } from '#tests/benchmarks/contest'
import { manyFiles } from '#tests/benchmarks/many_files'

type Cell = string | number | Date | null

export const exportXlsx: Benchmark = {
  name: 'export.xlsx',
  unit: 's',
  limitIs: 'exceljs streaming writer with the same cells and formats, data already in memory',
  rows: 100_000,
  async prepare({ world, installation, port, rows }) {
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const model = await world.file('Unna', 'NW-KI-2026', 'announced')
    await manyFiles(model, rows - 1, 'decided')
    const auditor = world.official('NW', 'auditor_external')
    await installation.serve(port)
    const { cookie, token } = await installation.signIn(port, auditor.email, '/akten')
    const [{ total }] = await db.from('grant_versions').sum('amount as total')
    const [oursFile, limitFile] = [`${installation.folder}/ours.xlsx`, `${installation.folder}/limit.xlsx`]
    const download = async () => {
      const address = `http://127.0.0.1:${port}/exporte/bewilligungen`
      const body = new URLSearchParams({ _csrf: token })
      // led on to what was made
      const answer = await fetch(address, { method: 'POST', headers: { cookie }, body })
      await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(oursFile))
    }
    let [sheet, wrong]: [Sheet | null, number] = [null, 0]
    return {
      ours: async () => (await timed(download)) / 1000,
      async limit() {
        // the first download is read back: the job's memory is counted from before it
        if (!sheet) {
          sheet = await readSheet(oursFile)
          const column = sheet.head.indexOf('Bewilligt')
          const sum = sheet.rows.reduce((cents, cells) => cents + Math.round(Number(cells[column]) * 100), 0)
          wrong = Number(sheet.rows.length !== rows) + Number(sum !== Number(total))
        }
        return (await timed(() => writeBare(sheet!, limitFile))) / 1000
      },
      errors: () => wrong,
    }
  },
}

type Sheet = { head: string[]; widths: number[]; formats: string[]; rows: Cell[][] }

/** Everything that the export wrote, read back; formats and widths are the ones of its first row. */
async function readSheet(file: string): Promise<Sheet> {
  const sheet: Sheet = { head: [], widths: [], formats: [], rows: [] }
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    styles: 'cache',
    sharedStrings: 'cache',
  })
  for await (const worksheet of reader) {
    if (sheet.head.length) continue
    for await (const row of worksheet) {
      const values = (row.values as Cell[]).slice(1)
      if (!sheet.head.length) sheet.head = values as string[]
      else {
        if (!sheet.formats.length)
          sheet.formats = sheet.head.map((_, index) => row.getCell(index + 1).numFmt ?? 'General')
        sheet.rows.push(sheet.head.map((_, index) => values[index] ?? null))
      }
    }
  }
  sheet.widths = sheet.head.map(() => 18)
  return sheet
}

async function writeBare({ head, widths, formats, rows }: Sheet, filename: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet('Bewilligungen')
  sheet.columns = head.map((header, index) => ({ header, width: widths[index] }))
  const styles = formats.map((numFmt) => Object.freeze({ numFmt }) as Partial<ExcelJS.Style>)
  let written = 0
  for (const cells of rows) {
    const row = sheet.addRow(cells)
    for (let index = 0; index < styles.length; index++) row.getCell(index + 1).style = styles[index]
    row.commit()
    if (++written % 50 === 0) await giveWay()
  }
  await workbook.commit()
}
