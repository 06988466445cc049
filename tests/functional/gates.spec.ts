import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import { sentenceFor } from '#core/http/sentences'
import OutgoingMail from '#core/mail/outgoing_mail'
import Refusal from '#core/refusal'
import Application from '#applications/models/application'
import JournalEntry from '#journal/models/journal_entry'
import BudgetBalance from '#budgets/models/budget_balance'
import CosignDecision from '#decisions/actions/cosign_decision'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import ProposeAmendment from '#decisions/actions/propose_amendment'
import RecallDecision from '#decisions/actions/recall_decision'
import RecordAnnouncement from '#decisions/actions/record_announcement'
import SignDecision from '#decisions/actions/sign_decision'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'
import Duty from '#duties/models/duty'
import WatchNotices from '#decisions/jobs/watch_notices'
import Grant from '#decisions/models/grant'
import GrantVersion from '#decisions/models/grant_version'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const REASON = 'Das Haushaltsjahr ist abgelaufen, bevor der Bescheid hinausging.'

const LATER = { 2027: '900000.00', 2028: '900000.00', 2029: '900000.00', 2030: '900000.00' }
const FILES = {
  NW: { recipient: 'Unna', call: 'NW-KI-2026', programme: 'KI', later: {} },
  BW: { recipient: 'Schwarzwald', call: 'BW-WCC-2026', programme: 'WCC', later: LATER },
  HE: { recipient: 'Hochtaunus', call: 'HE-WIR-2026', programme: 'WIR', later: LATER },
} as const

/** A file of a Land, signed on a day. */
async function signedOn(land: keyof typeof FILES, day: string) {
  const world = await World.create()
  const { recipient, call, programme, later } = FILES[land]
  const line = await world.budget(land, programme, 2026, '2000000.00', later)
  const file = await world.file(recipient, call, 'co_signed')
  const [officer, head] = (['case_officer', 'head_of_unit'] as const).map((role) => world.official(land, role))
  world.clock.moveTo(`${day}T10:00`)
  await (await make(SignDecision)).handle(file.id, head)
  const dispatch = async () => (await make(DispatchDecision)).handle(file.id, officer)
  const recall = async () => (await make(RecallDecision)).handle(file.id, REASON, head)
  const committed = async () =>
    (await BudgetBalance.query().where('budget_line_id', line.id).orderBy('year')).map((row) => String(row.committed))
  return { world, line, file, officer, head, editor: world.editor(recipient), dispatch, recall, committed }
}

async function saidAgainst(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal) return sentenceFor(error)
    throw error
  }
  return 'nothing'
}

test.group('Every gate asks what the signature asked', () => {
  test('N19 {land}: signed 18.12.2026 with a tranche of 2026, dispatched 07.01.2027: refused, every cause named')
    .with([
      { land: 'NW', causes: [/Haushaltsjahr 2026 ist abgelaufen/] },
      { land: 'BW', causes: [/Haushaltsjahr 2026 ist abgelaufen/] },
      {
        land: 'HE',
        causes: [/Haushaltsjahr 2026 ist abgelaufen/, /„Rechtsbehelf nach Behörde“ galt bis zum 31.12.2026/],
      },
    ] as const)
    .run(async ({ assert }, { land, causes }) => {
      const { world, dispatch } = await signedOn(land, '2026-12-18')
      world.clock.moveTo('2027-01-07T10:00')
      const said = await saidAgainst(dispatch)
      for (const cause of causes) assert.match(said, cause)
      assert.match(said, /zurückrufen/)
    })

  test('a signature holds sixty days', async ({ assert }) => {
    const { world, file, dispatch } = await signedOn('NW', '2026-02-02')
    world.clock.moveTo('2026-04-04T10:00')
    assert.match(await saidAgainst(dispatch), /Unterzeichnet wurde am 02\.02\.2026/)
    // a notice that lies ready is announced the day after its retrieval at the earliest
    world.clock.moveTo('2026-04-02T10:00')
    await dispatch()
    assert.equal((await currentDecisionOf(file.id))!.retrievableUntil!.iso, '2026-04-02')
  })

  test('another way is asked on the day on which the notice went it', async ({ assert }) => {
    const { world, file, officer, dispatch } = await signedOn('BW', '2026-12-18')
    await dispatch()
    world.clock.moveTo('2027-01-07T10:00')
    const sent = async (on: string) =>
      (await make(RecordAnnouncement)).handle(
        file.id,
        { channel: 'post', on: Day.parse(on), receivedOn: null, evidence: 'Ab-Vermerk' },
        officer
      )
    assert.equal(await refusalOf(() => sent('2027-01-05')), 'decisions.may_not_go_on')
    // posted within the year it is announced after it: what went out is recorded, and that it was too late with it
    await sent('2026-12-30')
    assert.lengthOf(await Announcement.all(), 1)
    const entry = await JournalEntry.query().where({ stream: file.journalStream, act: 'decision.handed_over' }).first()
    assert.include(JSON.parse(entry!.details).why, 'Haushaltsjahr 2026 ist abgelaufen')
  })

  test('the page says it before anybody presses, and the head finds the way out', async ({ assert, client }) => {
    const { world, file, officer, head } = await signedOn('NW', '2026-12-18')
    const watch = async () => (await make(WatchNotices)).execute()
    const waits = async () =>
      (await Duty.query().where('application_id', file.id).whereNull('done_at')).map(({ whose, kind }) => [whose, kind])
    await watch()
    assert.deepEqual(await waits(), [['officer', 'dispatch_notice']])
    world.clock.moveTo('2027-01-07T10:00')
    for (let again = 0; again < 2; again++) await watch()
    assert.deepEqual(await waits(), [['head', 'recall_notice']])
    const mails = await OutgoingMail.query().where('subject', 'like', 'Bescheid darf nicht mehr hinausgehen%')
    assert.deepEqual(
      mails.map(({ toAddress }) => toAddress),
      [head.email]
    )
    assert.include(mails[0].body, 'Haushaltsjahr 2026 ist abgelaufen')
    // where it may go on after all it waits for its officer again
    world.clock.moveTo('2026-12-19T10:00')
    await watch()
    assert.deepEqual(await waits(), [['officer', 'dispatch_notice']])
    world.clock.moveTo('2027-01-07T10:00')
    const page = (await as(client.get(`/akten/${file.id}/bescheid`), officer)).text()
    assert.include(page, 'Haushaltsjahr 2026 ist abgelaufen')
    assert.notInclude(page, 'Zum Abruf bereitstellen</span>')
    const own = (await as(client.get(`/akten/${file.id}/bescheid`), head)).text()
    assert.include(own, `/akten/${file.id}/rueckruf`)
    assert.include(own, 'Haushaltsjahr 2026 ist abgelaufen')
    assert.include((await as(client.get(`/akten/${file.id}/rueckruf`), head)).text(), 'Was dann geschieht')
  })
})

test.group('Retrieval and the way that was wished for', () => {
  test('at the end of a year a notice can be retrieved only as long as it is announced within the year', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, editor, dispatch } = await signedOn('HE', '2026-12-18')
    world.clock.moveTo('2026-12-28T10:00')
    await dispatch()
    assert.equal((await currentDecisionOf(file.id))!.retrievableUntil!.iso, '2026-12-30')
    world.clock.moveTo('2026-12-31T10:00')
    const late = await sends(client.post(`/akten/${file.id}/abruf`), editor)
    assert.equal(late.flashMessage('refusal'), sentenceFor(new Refusal('decisions.retrieval_stopped')))
    assert.lengthOf(await Announcement.all(), 0)
    assert.include(
      (await JournalEntry.query().where('stream', file.journalStream)).map(({ act }) => act),
      'decision.retrieval_stopped'
    )
    assert.include((await as(client.get(`/akten/${file.id}`), officer)).text(), 'auf anderem Weg übermitteln')
  })

  test('on the last day a notice still goes out, but only served formally', async ({ assert, client }) => {
    const { world, file, officer, dispatch } = await signedOn('HE', '2026-12-18')
    world.clock.moveTo('2026-12-31T10:00')
    const page = async () => (await as(client.get(`/akten/${file.id}/bescheid`), officer)).text()
    assert.include(await page(), 'stellen Sie ihn heute förmlich zu')
    await dispatch()
    assert.isNull((await currentDecisionOf(file.id))!.retrievableUntil)
    assert.include(await page(), 'gälte der Bescheid zu spät als bekannt gegeben')
    const served = {
      channel: 'formal_service' as const,
      on: Day.parse('2026-12-31'),
      receivedOn: null,
      evidence: 'Urkunde',
    }
    const { announcedOn } = await (await make(RecordAnnouncement)).handle(file.id, served, officer)
    assert.equal(announcedOn.iso, '2026-12-31')
    const entry = await JournalEntry.query().where({ stream: file.journalStream, act: 'decision.handed_over' }).first()
    assert.notProperty(JSON.parse(entry!.details), 'why')
  })

  test('what a signature bound of later years ends with its year', async ({ assert }) => {
    const { world, file, officer, dispatch } = await signedOn('BW', '2026-12-18')
    await dispatch()
    world.clock.moveTo('2027-01-07T10:00')
    const sent = { channel: 'post' as const, on: Day.parse('2027-01-05'), receivedOn: null, evidence: 'Ab-Vermerk' }
    assert.match(
      await saidAgainst(async () => (await make(RecordAnnouncement)).handle(file.id, sent, officer)),
      /Verpflichtungsermächtigungen des Haushaltsjahrs 2026 sind mit ihm verfallen/
    )
  })

  test('{delivery}: retrieved by those alone who were named in the application')
    .with([
      { delivery: 'portal_signatory', editor: 403, signatory: 302 },
      { delivery: 'post', editor: 403, signatory: 403 },
    ])
    .run(async ({ assert, client }, how) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const typed = { antragsteller: { delivery: how.delivery } }
      const file = await world.file('Unna', 'NW-KI-2026', 'notified', { typed })
      const [editor, signatory] = [world.editor('Unna'), world.signatory('Unna')]
      const retrieve = async (by: typeof editor) => (await sends(client.post(`/akten/${file.id}/abruf`), by)).status()
      assert.equal(await retrieve(editor), how.editor)
      assert.lengthOf(await Announcement.all(), 0)
      assert.equal(await retrieve(signatory), how.signatory)
      assert.lengthOf(await Announcement.all(), how.signatory === 302 ? 1 : 0)
      const page = (await as(client.get(`/akten/${file.id}/bescheid`), editor)).text()
      const mails = await OutgoingMail.query().where('to_address', editor.email)
      const onlyWho = mails.some(({ body }) =>
        body.includes('Abrufen kann ihn nur eine vertretungsberechtigte Person.')
      )
      assert.equal(onlyWho, how.delivery === 'portal_signatory')
      if (how.signatory === 302) return assert.include(page, 'Prüfsumme des Bescheids')
      // it goes by post, and the officer has it to do at once
      assert.include(page, 'Ein Bescheid ist unterwegs')
      assert.include(
        (await OutgoingMail.query().where('to_address', editor.email)).map(({ subject }) => subject).join(),
        'Bescheid unterwegs'
      )
      const officer = world.official('NW', 'case_officer')
      assert.include((await as(client.get(`/akten/${file.id}`), officer)).text(), 'auf anderem Weg übermitteln')
      assert.include(JSON.stringify((await currentDecisionOf(file.id))!.noticeContent), 'Mit der Post')
    })
})

test.group('What its applicant sees of a decision under way', () => {
  test('a file that is signed is in review for who is outside, and no page names the day', async ({
    assert,
    client,
  }) => {
    const { world, file, editor } = await signedOn('NW', '2026-03-18')
    world.clock.moveTo('2026-03-26T09:00')
    assert.equal((await Application.findOrFail(file.id)).status, 'decided')
    for (const page of ['/antraege', '/uebersicht', `/akten/${file.id}`]) {
      const text = (await as(client.get(page), editor)).text()
      assert.include(text, 'In Prüfung', page)
      assert.notInclude(text, '18.03.2026', page)
      // the file's own page names what comes last
      if (!page.startsWith('/akten')) assert.notInclude(text, 'Entschieden', page)
    }
  })
})

test.group('Recall of a signed notice', () => {
  test('gives back what was bound, opens the file again, and another signature binds anew', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, head, committed } = await signedOn('NW', '2026-02-02')
    const { id: first, amount } = (await currentDecisionOf(file.id))!
    assert.deepEqual(await committed(), [String(amount)])
    const page = `/akten/${file.id}/rueckruf`
    await sends(client.post(page), head, { reason: 'zu kurz' })
    assert.deepEqual(await committed(), [String(amount)])
    const answer = await sends(client.post(page), head, { reason: REASON, decision: first })
    assert.equal(answer.flashMessage('success'), 'decisions.recalled')
    assert.deepEqual(await committed(), ['0.00'])
    assert.equal((await Application.findOrFail(file.id)).status, 'in_review')
    assert.isNull(await currentDecisionOf(file.id))
    assert.lengthOf(await GrantVersion.all(), 0)
    const [entry] = await JournalEntry.query().where({ stream: file.journalStream, act: 'decision.recalled' })
    assert.include(entry.details, REASON)
    assert.include(
      (await OutgoingMail.query().where('to_address', officer.email)).map(({ subject }) => subject).join(),
      'Bescheid zurückgerufen'
    )
    assert.include((await as(client.get(`/akten/${file.id}/bescheid`), officer)).text(), 'Zurückgerufener Bescheid')

    await world.review(file.id, officer).catch(() => {})
    await world.propose(file.id, officer)
    await (await make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    await (await make(SignDecision)).handle(file.id, head)
    assert.deepEqual(await committed(), [String(amount)])
    assert.lengthOf(await Grant.all(), 1)
    assert.deepEqual(
      (await GrantVersion.all()).map(({ version }) => version),
      [1]
    )
  })

  test('what lies ready is taken from the recipient, who is told; then nobody announces it', async ({
    assert,
    client,
  }) => {
    const { file, editor, officer, dispatch, recall, committed } = await signedOn('NW', '2026-02-02')
    await dispatch()
    const { id } = (await currentDecisionOf(file.id))!
    await recall()
    assert.deepEqual(await committed(), ['0.00'])
    const page = (await as(client.get(`/akten/${file.id}/bescheid`), editor)).text()
    assert.notInclude(page, 'Ein Bescheid liegt bereit')
    await sends(client.post(`/akten/${file.id}/abruf`), editor)
    assert.lengthOf(await Announcement.all(), 0)
    assert.include(
      (await OutgoingMail.query().where('to_address', editor.email)).map(({ subject }) => subject).join(),
      'nicht mehr zum Abruf bereit'
    )
    const notice = (await Decision.findOrFail(id)).noticeDocumentId
    assert.equal((await as(client.get(`/akten/${file.id}/dokumente/${notice}`), editor)).status(), 404)
    assert.equal((await as(client.get(`/akten/${file.id}/dokumente/${notice}`), officer)).status(), 200)
    await db
      .transaction((trx) =>
        trx.table('announcements').insert({
          decision_id: id,
          channel: 'post',
          handed_over_on: '2026-02-03',
          announced_on: '2026-02-07',
          remedy_until: '2026-03-09',
          derivation: '[]',
          recorded_by: officer.id,
          recorded_at: '2026-02-07 10:00:00',
        })
      )
      .then(
        () => assert.fail('the database takes an announcement of a recalled decision'),
        (error: Error) => assert.match(error.message, /OUT/)
      )
  })

  test('what is announced stands', async ({ assert }) => {
    const { world, file, editor, dispatch, recall } = await signedOn('NW', '2026-02-02')
    await dispatch()
    await world.announce(file.id, editor)
    assert.equal(await refusalOf(recall), 'decisions.announced_already')
  })

  test('after the end of the year what was bound in it is booked as reduced', async ({ assert }) => {
    const { world, file, recall, committed } = await signedOn('NW', '2026-12-18')
    world.clock.moveTo('2027-01-07T10:00')
    const [before] = await committed()
    await recall()
    assert.deepEqual(await committed(), [before], 'a closed year keeps its commitments')
    const [{ total }] = await db.from('budget_postings').where('kind', 'reduced_closed').sum('amount as total')
    assert.equal(Number(total), Number(Money.parse(before).cents))
    assert.equal((await Application.findOrFail(file.id)).status, 'in_review')
  })

  test('a recalled amendment leaves the grant as it was', async ({ assert }) => {
    const { world, file, officer, head, editor, dispatch, recall, committed } = await signedOn('BW', '2026-02-02')
    await dispatch()
    await world.announce(file.id, editor)
    const before = await committed()
    const { amount } = (await Grant.versionOf((await Grant.firstOrFail()).id))!
    const tranches = (await db.from('decision_tranches').orderBy('year')).map(({ year, amount: cents }) => ({
      year: Number(year),
      amount: Money.cents(Number(cents) - (Number(year) === 2028 ? 10_000 : 0)),
    }))
    const reasons =
      'Die Stelle der Koordination bleibt im dritten Jahr unbesetzt; die Ausgaben sinken entsprechend stark.'
    await (await make(ProposeAmendment)).handle(file.id, { tranches, reasons }, officer)
    await (await make(CosignDecision)).handle(file.id, world.official('BW', 'budget_officer')).catch(() => {})
    await (await make(SignDecision)).handle(file.id, head)
    assert.notDeepEqual(await committed(), before)
    await recall()
    assert.deepEqual(await committed(), before)
    assert.equal((await Application.findOrFail(file.id)).status, 'decided')
    assert.equal(String((await Grant.versionOf((await Grant.firstOrFail()).id))!.amount), String(amount))
  })
})
