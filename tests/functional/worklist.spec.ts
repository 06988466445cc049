import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import ExcelJS from 'exceljs'
import { deliverEffects } from '#core/effects/effects'
import OutgoingMail from '#core/mail/outgoing_mail'
import JournalEntry from '#journal/models/journal_entry'
import type User from '#identity/models/user'
import type Application from '#applications/models/application'
import Remind from '#duties/actions/remind'
import DecideReport from '#reports/actions/decide_report'
import SaveReport from '#reports/actions/save_report'
import SubmitReport from '#reports/actions/submit_report'
import { reportTermsOf } from '#reports/queries/report_terms'
import { caseFileOf } from '#cases/queries/case_file'
import { sinceYesterday } from '#cases/queries/since_yesterday'
import { filterFrom } from '#cases/domain/worklist_filter'
import { worklistWorkbook } from '#cases/queries/worklist_workbook'
import { as, sends } from '#tests/helpers/requests'
import { type Stage, World } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>

/** Whose every open duty on a file is, and what it waits for, in the order of its day. */
async function waiting(world: World, { id }: Application): Promise<string[]> {
  const { duties } = await caseFileOf(world.official('NW', 'case_officer').office!, id)
  return duties.map(({ whose, kind }) => `${whose}: ${kind}`)
}

test.group('Worklist', () => {
  test('a file {stage} waits for {duty}')
    .with([
      { stage: 'submitted', duty: 'officer: check_completeness' },
      { stage: 'complete', duty: 'officer: begin_review' },
      { stage: 'in_review', duty: 'officer: review' },
      { stage: 'proposed', duty: 'budget: cosign' },
      { stage: 'co_signed', duty: 'head: sign' },
      { stage: 'signed', duty: 'officer: dispatch_notice' },
      { stage: 'notified', duty: 'applicant: retrieve_notice' },
    ] as { stage: Stage; duty: string }[])
    .run(async ({ assert }, { stage, duty }) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const file = await world.file('Unna', 'NW-KI-2026', stage)
      assert.deepEqual(await waiting(world, file), [duty])
    })

  test('a report takes the file to the officer and back, until all are accepted', async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'announced')
    const [editor, officer] = [world.editor('Unna'), world.official('NW', 'case_officer')]
    const report = await world.reportOf(file.id, 2026)
    world.clock.moveTo('2027-01-12T09:00')
    const terms = await reportTermsOf(report)
    const typed = {
      activities: 'Das Team war vollständig besetzt und hat die Beratung an allen Standorten aufgenommen. '.repeat(2),
      deviations: 'keine',
      ...Object.fromEntries(terms.definition.indicators.map(({ code }) => [`kennzahl_${code}`, '12'])),
      ...Object.fromEntries(terms.planned.map(({ code }) => [`ausgabe_${code}`, '1.000,00'])),
    }
    const [save, submit, decide] = [await make(SaveReport), await make(SubmitReport), await make(DecideReport)]
    const seen = [await waiting(world, file)]
    await save.handle(report.id, typed, 1, editor)
    await submit.handle(report.id, editor)
    seen.push(await waiting(world, file))
    await decide.handle(report.id, 'return', 'Bitte erläutern Sie die Abweichungen genauer.', officer)
    seen.push(await waiting(world, file))
    // what was filed stays to be read while the recipient writes it anew
    await save.handle(report.id, { ...typed, activities: 'Neu geschrieben. '.repeat(9) }, 3, editor)
    const shown = await as(client.get(`/berichte/${report.id}`), officer)
    assert.include(shown.text(), 'an allen Standorten aufgenommen')
    await submit.handle(report.id, editor)
    await decide.handle(report.id, 'accept', null, officer)
    seen.push(await waiting(world, file))
    assert.deepEqual(seen, [
      ['applicant: file_report', 'applicant: prove_use'],
      ['officer: check_report', 'applicant: prove_use'],
      ['applicant: revise_report', 'applicant: prove_use'],
      ['applicant: prove_use'],
    ])
  })

  test('a notice that nobody retrieved comes back to its officer, once, with a mail', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'notified')
    const remind = async () => {
      const said = await (await make(Remind)).handle()
      await deliverEffects()
      return said
    }
    assert.equal(await remind(), 0)
    world.clock.moveTo('2026-01-30T05:00')
    assert.equal(await remind(), 1)
    assert.equal(await remind(), 0)
    assert.deepEqual(await waiting(world, file), ['officer: hand_over_notice'])
    const officer = world.official('NW', 'case_officer')
    assert.lengthOf(
      await OutgoingMail.query().where('to_address', officer.email).where('dedup_key', 'like', 'not_retrieved%'),
      1
    )
    const acts = await JournalEntry.query().where({ stream: file.journalStream, act: 'decision.not_retrieved' })
    assert.lengthOf(acts, 1)
  })

  test('an office begins with what waits for it, the oldest first, and takes its list along as Excel', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    world.clock.moveTo('2025-11-04T09:00')
    const older = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    world.clock.moveTo('2025-11-06T09:00')
    const newer = await world.file('Unna', 'NW-KI-2026', 'in_review')
    const text = async (path: string, user: User) => (await as(client.get(path), user)).text()
    const officer = world.official('NW', 'case_officer')
    const begun = await text('/akten', officer)
    assert.include(begun, '2 Akten, älteste Pflicht zuerst')
    assert.isBelow(begun.indexOf(older.fileNumber!), begun.indexOf(newer.fileNumber!))
    assert.include(await text(`/akten?bei=sachbearbeitung&person=${officer.id}`, officer), 'Eine Akte')
    assert.include(await text('/akten', world.official('NW', 'budget_officer')), 'nichts zu tun')
    await world.budget('NW', 'KI', 2026, '1000000.00')
    await world.review(newer.id, officer)
    world.clock.moveTo('2026-01-19T09:00')
    await world.propose(newer.id, officer)
    assert.include(await text('/akten', world.official('NW', 'budget_officer')), newer.fileNumber!)
    assert.include(await text('/akten', officer), 'Eine Akte')

    const query = { bei: 'alle', sortierung: 'kommune', richtung: 'auf' }
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.read(
      worklistWorkbook({
        office: officer.office!,
        filter: filterFrom(query),
        on: world.now(),
        user: 'x',
        shown: 'alle Akten',
        stageName: ({ stage }) => stage,
      })
    )
    const sheet = workbook.getWorksheet('Akten')!
    assert.deepEqual(
      [2, 3].map((row) => [sheet.getCell(row, 2).value, sheet.getCell(row, 5).value, sheet.getCell(row, 6).value]),
      [
        ['Kreis Unna', 364500, 'proposed'],
        ['Stadt Wuppertal', 307500, 'submitted'],
      ]
    )
    assert.instanceOf(sheet.getCell(2, 9).value, Date)
    assert.equal(workbook.getWorksheet('Erläuterungen')!.getCell('B3').value, 'alle Akten')
    await sends(client.post(`/exporte/akten?${new URLSearchParams(query)}`), officer)
    const [act] = await JournalEntry.query().where('stream', 'exports:NW')
    assert.equal(act.act, 'export.worklist')
  })

  test('what came in since yesterday is said in words', async ({ assert }) => {
    const world = await World.create()
    const { office } = world.official('NW', 'case_officer')
    world.clock.moveTo('2025-11-04T23:30')
    await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    world.clock.moveTo('2025-11-05T00:30')
    await world.file('Unna', 'NW-KI-2026', 'submitted')
    assert.equal(await sinceYesterday(office!, world.clock.today()), '2 neue Anträge')
    world.clock.moveTo('2025-11-06T09:00')
    assert.equal(await sinceYesterday(office!, world.clock.today()), 'ein neuer Antrag')
    world.clock.moveTo('2025-11-07T09:00')
    assert.isNull(await sinceYesterday(office!, world.clock.today()))
  })

  test('the worklist filters, sorts and pages, and takes no column that it does not know', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    world.clock.moveTo('2025-11-20T10:00')
    await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    await world.file('Unna', 'NW-KI-2026', 'in_review')
    const officer = world.official('NW', 'case_officer')
    const page = async (query: string) => (await as(client.get(`/akten?${query}`), officer)).text()
    assert.include(await page('q=wuppertal'), 'Stadt Wuppertal')
    assert.notInclude(await page('q=wuppertal'), 'Kreis Unna')
    assert.include(await page('status=submitted'), 'Eine Akte')
    assert.include(await page("sortierung=password;--&seite=-1&anzahl=1'&status=x"), '2 Akten')
    assert.include(await page('q=gibtesnicht'), 'Zu diesem Filter gibt es keine Akte')
  })
})
