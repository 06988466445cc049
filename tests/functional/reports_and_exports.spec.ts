import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { installation } from '#core/installation'
import OutgoingMail from '#core/mail/outgoing_mail'
import Submission from '#forms/models/submission'
import ProgressReport from '#reports/models/progress_report'
import DecideReport from '#reports/actions/decide_report'
import OpenReports from '#reports/actions/open_reports'
import SaveReport from '#reports/actions/save_report'
import Remind from '#duties/actions/remind'
import SubmitReport from '#reports/actions/submit_report'
import { reportProblems } from '#reports/domain/report_entries'
import { readFiledReport } from '#reports/queries/filed_report'
import { reportTermsOf } from '#reports/queries/report_terms'
import DocumentStore, { sha256 } from '#documents/document_store'
import Document from '#documents/models/document'
import Export from '#documents/models/export'
import type User from '#identity/models/user'
import Programme from '#programmes/models/programme'
import JournalEntry from '#journal/models/journal_entry'
import { dossierArchive } from '#cases/queries/dossier_archive'
import { grantsWorkbook } from '#cases/queries/grants_workbook'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>

async function running() {
  const world = await World.create()
  await world.budget('NW', 'KI', 2026, '1000000.00')
  const file = await world.file('Unna', 'NW-KI-2026', 'announced')
  return { world, file, report: await world.reportOf(file.id, 2026) }
}

async function filled(report: ProgressReport) {
  const terms = await reportTermsOf(report)
  return {
    activities: 'Das Team war vollständig besetzt und hat die Beratung an allen Standorten aufgenommen. '.repeat(2),
    deviations: 'keine',
    ...Object.fromEntries(terms.definition.indicators.map(({ code }) => [`kennzahl_${code}`, '12'])),
    ...Object.fromEntries(terms.planned.map(({ code }) => [`ausgabe_${code}`, '1.000,00'])),
  }
}

test.group('Reports', () => {
  test("a grant opens one report a year, due on the programme's day", async ({ assert }) => {
    const { report } = await running()
    assert.equal(String(report.dueOn), '2027-03-31')
    await (await make(OpenReports)).handle(report.grantId)
    assert.lengthOf(await ProgressReport.query().where('grant_id', report.grantId), 1)
  })

  test('typed, filed, returned with reasons, filed again, accepted; figures beside their targets', async ({
    assert,
  }) => {
    const { world, report } = await running()
    const [save, submit, decide] = [await make(SaveReport), await make(SubmitReport), await make(DecideReport)]
    const [editor, officer] = [world.editor('Unna'), world.official('NW', 'case_officer')]
    await save.handle(report.id, { activities: 'zu kurz', kennzahl_fremd: '1' }, 1, editor)
    assert.deepEqual(Object.keys((await ProgressReport.findOrFail(report.id)).entries), ['activities'])
    assert.equal(await refusalOf(() => submit.handle(report.id, editor)), 'reports.year_not_over')
    world.clock.moveTo('2027-01-04T09:00')
    assert.equal(await refusalOf(() => submit.handle(report.id, editor)), 'reports.incomplete')
    // somebody else's words at the same place are not overwritten; what only one wrote stands
    await assert.rejects(() => save.handle(report.id, { activities: 'anders' }, 1, editor), 'clashed')
    assert.equal((await ProgressReport.findOrFail(report.id)).entries.activities, 'zu kurz')
    const over = await filled(report)
    const [dear] = Object.keys(over).filter((input) => input.startsWith('ausgabe_'))
    // of a fixed sum no position binds: nothing is asked about one that is exceeded
    await save.handle(report.id, { ...over, [dear]: '9.000.000,00' }, 2, editor)
    const terms = await reportTermsOf(report)
    assert.deepEqual(reportProblems(terms, (await ProgressReport.findOrFail(report.id)).entries), [])
    await save.handle(report.id, await filled(report), 3, editor)
    await submit.handle(report.id, editor)
    assert.equal(await refusalOf(() => save.handle(report.id, {}, 3, editor)), 'reports.not_editable')
    assert.equal(
      await refusalOf(() => decide.handle(report.id, 'return', 'nein', officer)),
      'reports.return_reason_missing'
    )
    await decide.handle(report.id, 'return', 'Bitte erläutern Sie die Abweichung bei den Sachausgaben.', officer)
    await submit.handle(report.id, editor)
    await decide.handle(report.id, 'accept', null, officer)
    assert.equal(await refusalOf(() => decide.handle(report.id, 'accept', null, officer)), 'reports.act_not_possible')
    assert.equal((await ProgressReport.findOrFail(report.id)).status, 'accepted')
    const versions = await Submission.of('report', report.id)
    assert.deepEqual(
      versions.map(({ version }) => version),
      [2, 1]
    )
    for (const submission of versions) {
      const { indicators, spendings } = (await readFiledReport(submission)).figures
      assert.isTrue(indicators.every(({ target, actual }) => target !== null && actual === 12))
      assert.isTrue(spendings.every(({ actual }) => String(actual) === '1000.00'))
    }
  })

  test('reminders: four weeks ahead and on the day, each once however often it runs', async ({ assert }) => {
    const { world } = await running()
    const remind = await make(Remind)
    const runs: number[] = []
    for (const day of [
      '2027-03-02',
      '2027-03-03',
      '2027-03-03',
      '2027-03-20',
      '2027-03-31',
      '2027-04-01',
      '2027-04-02',
    ]) {
      world.clock.moveTo(`${day}T06:00`)
      runs.push(await remind.handle())
    }
    assert.deepEqual(runs, [0, 1, 0, 0, 1, 0, 0])
    assert.lengthOf(await OutgoingMail.query().where('subject', 'like', 'Erinnerung%'), 4)
  })
})

const whole = (world: World) => ({
  land: 'NW',
  authorityId: null as number | null,
  on: world.now(),
  user: 'Dr. Ines Falk',
  filter: { programme: null as number | null },
})

async function rowsOf(terms: ReturnType<typeof whole>) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.read(grantsWorkbook(terms))
  return workbook.getWorksheet('Bewilligungen')!.rowCount - 1
}

test.group('Exports', () => {
  test('the workbook keeps to the authority and to the programme', async ({ assert }) => {
    const { world, file } = await running()
    assert.equal(await rowsOf({ ...whole(world), authorityId: file.authorityId }), 1)
    assert.equal(await rowsOf({ ...whole(world), authorityId: file.authorityId + 1 }), 0)
    assert.equal(await rowsOf({ ...whole(world), filter: { programme: file.programmeId } }), 1)
    assert.equal(await rowsOf({ ...whole(world), filter: { programme: file.programmeId + 1 } }), 0)
  })

  test('the workbook of a programme holds what lies behind many grants of another', async ({ assert }) => {
    const { world, file } = await running()
    const { manyFiles } = await import('#tests/benchmarks/many_files')
    const other = file.programmeId + 1
    await manyFiles(file, 2101, 'decided', (number) => (number === 2100 ? { programme_id: other } : {}))
    await world.budget('NW', 'MVW', 2026, '600000.00')
    assert.equal(await rowsOf({ ...whole(world), filter: { programme: file.programmeId } }), 2101)
    assert.equal(await rowsOf({ ...whole(world), filter: { programme: other } }), 1)
  })

  test('the workbook: one row a grant, days as dates, money as numbers, and a sheet that explains it', async ({
    assert,
  }) => {
    const { world, file } = await running()
    world.clock.moveTo('2027-04-20T09:00')
    const terms = whole(world)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.read(grantsWorkbook(terms))
    const sheet = workbook.getWorksheet('Bewilligungen')!
    assert.equal(sheet.rowCount, 2)
    const heads = (sheet.getRow(1).values as string[]).slice(1)
    const cell = (head: string) => sheet.getRow(2).getCell(heads.indexOf(head) + 1)
    assert.equal(cell('Aktenzeichen').value, file.fileNumber)
    assert.equal(cell('Gemeindeschlüssel').value, '05978')
    assert.equal(cell('Bewilligt').value, 364500)
    assert.equal(cell('Tranche 2026').value, 364500)
    assert.equal(cell('Festgelegt').value, 364500)
    assert.include(cell('Bewilligt').numFmt, '€')
    assert.instanceOf(cell('Beginn').value, Date)
    assert.equal(cell('Berichte überfällig').value, 1)
    assert.deepEqual(sheet.views[0], { ...sheet.views[0], state: 'frozen', ySplit: 1 })
    assert.isDefined(sheet.autoFilter)
    assert.deepInclude(sheet.pageSetup, { orientation: 'landscape', paperSize: 9, fitToWidth: 1, fitToHeight: 0 })
    // every decision stands there, and the ledger says what the notices say
    const rowsOfSheet = (name: string) => {
      const of = workbook.getWorksheet(name)!
      const names = (of.getRow(1).values as string[]).slice(1)
      return Array.from({ length: of.rowCount - 1 }, (_, index) =>
        Object.fromEntries(names.map((head, at) => [head, of.getRow(index + 2).getCell(at + 1).value]))
      )
    }
    assert.deepInclude(rowsOfSheet('Entscheidungen')[0], {
      Aktenzeichen: file.fileNumber,
      Entscheidung: 'Bewilligung',
      Stand: 'freigegeben',
      Betrag: 364500,
    })
    const [reconciled] = rowsOfSheet('Abgleich').filter(({ Festgelegt }) => Festgelegt !== 0)
    assert.deepInclude(reconciled, {
      'Festgelegt': 364500,
      'Gezeichnet': 364500,
      'Bekannt gegeben': 364500,
      'Unterschied': 0,
    })
    const notes = workbook.getWorksheet('Erläuterungen')!.getColumn(1).values as string[]
    assert.includeMembers(notes, ['Stand', 'Erstellt von', 'Filter', ...heads])
  })

  test('S10: a text that looks like a formula stays a text', async ({ assert }) => {
    const { world, file } = await running()
    await db.from('applications').where('id', file.id).update({ title: '=HYPERLINK("http://x";"y")' })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.read(grantsWorkbook({ ...whole(world), user: 'x' }))
    const row = workbook.getWorksheet('Bewilligungen')!.getRow(2).values as unknown[]
    assert.include(row, '=HYPERLINK("http://x";"y")')
  })

  test('an export is made by an act, kept with its hash, and fetched again as it was', async ({ assert, client }) => {
    const { world, file } = await running()
    const auditor = world.official('NW', 'auditor_external')
    for (const [path, act, type] of [
      ['/exporte/bewilligungen', 'export.grants', 'spreadsheetml'],
      ['/exporte/akten?bei=alle', 'export.worklist', 'spreadsheetml'],
      [`/akten/${file.id}/akte`, 'export.dossier', 'application/pdf'],
    ]) {
      const made = await sends(client.post(path), auditor)
      const kept = await Export.query().orderBy('id', 'desc').preload('document').firstOrFail()
      assert.equal(made.header('location'), `/exporte/${kept.id}`)
      for (const time of ['first', 'again']) {
        const fetched = await as(client.get(`/exporte/${kept.id}`), auditor)
        assert.include(fetched.header('content-type')!, type, time)
        assert.equal(Number(fetched.header('content-length')), kept.document.size)
      }
      const bytes = await (await make(DocumentStore)).read(kept.document)
      assert.equal(sha256(bytes), kept.document.sha256)
      const entry = await JournalEntry.query().where('stream', 'exports:NW').orderBy('seq', 'desc').firstOrFail()
      assert.equal(entry.act, act)
      assert.equal((JSON.parse(entry.details) as { sha256: string }).sha256, kept.document.sha256)
    }
    const page = (await as(client.get('/pruefung'), auditor)).text()
    assert.include(page, 'Ganze Akte')
    assert.lengthOf(await JournalEntry.query().where('stream', 'exports:NW'), 3)
  })

  test('a whole file leaves with its documents and their hashes; one that is not whole any more is named', async ({
    assert,
    client,
  }) => {
    const { world, file } = await running()
    const auditor = world.official('NW', 'auditor_external')
    const taken = async () => {
      await sends(client.post(`/akten/${file.id}/akte`), auditor, { with: 'documents' })
      const kept = await Export.query().orderBy('id', 'desc').preload('document').firstOrFail()
      assert.match(kept.document.fileName, /^Akte_.*\.zip$/)
      const fetched = await as(client.get(`/exporte/${kept.id}`), auditor)
      assert.include(fetched.header('content-type')!, 'application/zip')
      return unzipSync(await (await make(DocumentStore)).read(kept.document))
    }
    const archive = await taken()
    const checksums = strFromU8(archive['pruefsummen.sha256'])
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
    assert.lengthOf(checksums, Object.keys(archive).length - 1)
    assert.isTrue(Object.keys(archive).every((name) => /^[\x20-\x7e]+$/.test(name)))
    assert.isAbove(checksums.length, 3)
    for (const line of checksums) {
      const [hash, name] = line.split('  ')
      assert.equal(sha256(archive[name]), hash, name)
    }
    const document = await Document.query().where('stream', file.journalStream).orderBy('id').firstOrFail()
    const many = [{ document: document.merge({ size: 3_000_000_000 }), withdrawn: false, replacedBy: null }]
    const store = await make(DocumentStore)
    const packed = () => dossierArchive(new Uint8Array(), many, store, new Date())
    assert.equal(await refusalOf(packed), 'documents.too_much')
    await rename(join(installation().storage, document.storageKey), join(installation().storage, 'away'))
    const without = strFromU8((await taken())['pruefsummen.sha256'])
    await rename(join(installation().storage, 'away'), join(installation().storage, document.storageKey))
    assert.match(without, /^# dokumente\/001_.*: Die Datei fehlt\.$/m)
  })

  test('what an office took along is fetched by it and the audit of its Land, by nobody else', async ({
    assert,
    client,
  }) => {
    const { world } = await running()
    await sends(client.post('/exporte/akten?bei=alle'), world.official('NW', 'case_officer'))
    const { id } = await Export.query().firstOrFail()
    const status = async (user: User) => (await as(client.get(`/exporte/${id}`), user)).status()
    assert.equal(await status(world.official('NW', 'head_of_unit')), 200)
    assert.equal(await status(world.official('NW', 'auditor_external')), 200)
    assert.equal(await status(world.official('BW', 'auditor_external')), 404)
    assert.equal(await status(world.official('NW', 'programme_manager')), 404)
    assert.equal(await status(world.editor('Unna')), 403)
  })

  test('a programme of another Land is none, and nothing is written', async ({ assert, client }) => {
    const { world } = await running()
    const foreign = await Programme.query().where('land', 'BW').firstOrFail()
    const auditor = world.official('NW', 'auditor_external')
    const answer = await sends(client.post('/exporte/bewilligungen'), auditor, { programm: foreign.id })
    assert.equal(answer.status(), 404)
    assert.lengthOf(await Export.all(), 0)
  })
})
