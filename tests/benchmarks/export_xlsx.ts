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
    let [sheets, wrong]: [Sheet[], number] = [[], 0]
    return {
      ours: async () => (await timed(download)) / 1000,
      async limit() {
        // the first download is read back: the job's memory is counted from before it
        if (!sheets.length) {
          sheets = await readSheets(oursFile)
          const grants = sheets[0]
          const column = grants.head.indexOf('Bewilligt')
          const sum = grants.rows.reduce((cents, cells) => cents + Math.round(Number(cells[column]) * 100), 0)
          wrong = Number(grants.rows.length !== rows) + Number(sum !== Number(total))
          wrong += Number(sheets.find(({ name }) => name === 'Entscheidungen')?.rows.length !== rows)
        }
        return (await timed(() => writeBare(sheets, limitFile))) / 1000
      },
      errors: () => wrong,
    }
  },
}

type Sheet = { name: string; head: string[]; formats: string[]; rows: Cell[][] }
const WIDTH = 18

/** Everything that the export wrote, read back sheet by sheet; formats are the ones of a sheet's first row. */
async function readSheets(file: string): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    styles: 'cache',
    sharedStrings: 'cache',
  })
  for await (const worksheet of reader) {
    const { name } = worksheet as unknown as { name: string }
    const sheet: Sheet = { name, head: [], formats: [], rows: [] }
    sheets.push(sheet)
    for await (const row of worksheet) {
      const values = (row.values as Cell[]).slice(1)
      if (!sheet.head.length) {
        sheet.head = values as string[]
        continue
      }
      if (!sheet.formats.length)
        sheet.formats = sheet.head.map((_, index) => row.getCell(index + 1).numFmt ?? 'General')
      sheet.rows.push(sheet.head.map((_, index) => values[index] ?? null))
    }
  }
  return sheets
}

async function writeBare(sheets: readonly Sheet[], filename: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false })
  let written = 0
  for (const { name, head, formats, rows } of sheets) {
    const sheet = workbook.addWorksheet(name)
    sheet.columns = head.map((header) => ({ header, width: WIDTH }))
    const styles = formats.map((numFmt) => Object.freeze({ numFmt }) as Partial<ExcelJS.Style>)
    for (const cells of rows) {
      const row = sheet.addRow(cells)
      for (let index = 0; index < styles.length; index++) row.getCell(index + 1).style = styles[index]
      row.commit()
      if (++written % 50 === 0) await giveWay()
    }
    sheet.commit()
  }
  await workbook.commit()
}
