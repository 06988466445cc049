import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as giveWay } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import type Application from '#applications/models/application'
import { type Benchmark, timed } from '#tests/benchmarks/contest'
import { copies, dice, rowOf } from '#tests/benchmarks/copies'

type Cell = string | number | Date | null

export const exportXlsx: Benchmark = {
  name: 'export.xlsx',
  unit: 's',
  limitIs: 'exceljs streaming writer with the same cells and formats, data already in memory',
  rows: 100_000,
  async prepare({ world, installation, port, rows }) {
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const model = await world.file('Unna', 'NW-KI-2026', 'notified')
    await world.reportOf(model.id, 2026)
    await manyGrants(model, rows - 1)
    const auditor = world.official('NW', 'auditor_external')
    await installation.serve(port)
    const { cookie } = await installation.signIn(port, auditor.email, '/akten')
    const [{ total }] = await db.from('grants').sum('amount as total')
    const [oursFile, limitFile] = [`${installation.folder}/ours.xlsx`, `${installation.folder}/limit.xlsx`]
    const download = async () => {
      const address = `http://127.0.0.1:${port}/exporte/bewilligungen.xlsx`
      const answer = await fetch(address, { headers: { cookie } })
      await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(oursFile))
    }
    await download()
    const sheet = await readSheet(oursFile)
    const column = sheet.head.indexOf('Bewilligt')
    const sum = sheet.rows.reduce((cents, cells) => cents + Math.round(Number(cells[column]) * 100), 0)
    const wrong = Number(sheet.rows.length !== rows) + Number(sum !== Number(total))
    return {
      ours: async () => (await timed(download)) / 1000,
      limit: async () => (await timed(() => writeBare(sheet, limitFile))) / 1000,
      errors: () => wrong,
    }
  },
}

/** Grants like a model one, each with file, decision, tranche, posting, plan and report of its own. */
async function manyGrants(model: Application, count: number): Promise<void> {
  const roll = dice(20260121)
  const decision = await rowOf('decisions', { application_id: model.id })
  const grant = await rowOf('grants', { application_id: model.id })
  const tranche = await rowOf('decision_tranches', { decision_id: Number(decision.id) })
  const after = async (table: string, id: unknown) =>
    (await db.from(table).where('id', '>', Number(id)).orderBy('id').select('id')).map(({ id: own }) => Number(own))
  const plan = await rowOf('finance_plans', { id: model.financePlanId! })
  await copies('finance_plans', plan, count, (number) => ({ stream: `copy:${number}` }))
  const plans = await after('finance_plans', plan.id)
  for (const line of await db.from('plan_lines').where('finance_plan_id', Number(plan.id)))
    await copies('plan_lines', line, count, (number) => ({ finance_plan_id: plans[number - 1] }))
  await copies('applications', await rowOf('applications', { id: model.id }), count, (number) => ({
    file_number: `NW-KI-2026-${String(100_000 + number)}`,
    finance_plan_id: plans[number - 1],
  }))
  const files = await after('applications', model.id)
  const amounts = files.map(() => 1_000_000 + roll(40_000_000))
  // tranches stand before the signature: the decisions are copied as proposals, then signed and dispatched at once
  const proposal = { signed_by: null, signed_at: null, dispatched_at: null, dispatched_by: null, status: 'co_signed' }
  await copies('decisions', decision, count, (number) => ({
    ...proposal,
    application_id: files[number - 1],
    amount: amounts[number - 1],
    notice_document_id: null,
  }))
  const decisions = await after('decisions', decision.id)
  const ofDecision = (number: number) => ({ decision_id: decisions[number - 1], amount: amounts[number - 1] })
  await copies('decision_tranches', tranche, count, ofDecision)
  const frame = await rowOf('budget_postings', { kind: 'appropriation' })
  await copies('budget_postings', frame, 1, () => ({ amount: 9_000_000_000_000 }))
  const posting = await rowOf('budget_postings', { decision_id: Number(decision.id) })
  await copies('budget_postings', posting, count, ofDecision)
  const { signed_by: by, signed_at: at } = decision
  await db
    .from('decisions')
    .where('id', '>', Number(decision.id))
    .update({ status: 'signed', signed_by: by, signed_at: at })
  await db.from('decisions').where('id', '>', Number(decision.id)).update({ dispatched_by: by, dispatched_at: at })
  await copies('grants', grant, count, (number) => ({ ...ofDecision(number), application_id: files[number - 1] }))
  const grants = await after('grants', grant.id)
  const report = await rowOf('progress_reports', { grant_id: Number(grant.id) })
  await copies('progress_reports', report, count, (number) => ({ grant_id: grants[number - 1] }))
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
