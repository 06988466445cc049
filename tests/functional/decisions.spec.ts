import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import JournalEntry from '#journal/models/journal_entry'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import { enclosed } from '#letters/enclosures'
import { renderLetter } from '#letters/pdf/letter'
import Document from '#documents/models/document'
import DocumentStore from '#documents/document_store'
import Journal from '#journal/journal'
import OutgoingMail from '#core/mail/outgoing_mail'
import MoveApplication from '#applications/actions/move_application'
import Application from '#applications/models/application'
import PostToBudget from '#budgets/actions/post_to_budget'
import BudgetBalance from '#budgets/models/budget_balance'
import BudgetLine from '#budgets/models/budget_line'
import AuthorisationBalance from '#budgets/models/authorisation_balance'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import { REVIEW_TEXTS } from '#database/demo/texts'
import type { GroundCode } from '#decisions/domain/grounds'
import type User from '#identity/models/user'
import SaveReviewRecord from '#reviews/actions/save_review_record'
import ReturnDecision from '#decisions/actions/return_decision'
import CosignDecision from '#decisions/actions/cosign_decision'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import RecordAnnouncement from '#decisions/actions/record_announcement'
import FileNotice from '#decisions/actions/file_notice'
import ProposeDecision from '#decisions/actions/propose_decision'
import SignDecision from '#decisions/actions/sign_decision'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import ReviewRecord from '#reviews/models/review_record'
import { composeNotice } from '#decisions/letters/notice'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { putInForce, rulebookOf } from '#tenancy/rulebooks/index'
import { as, sends } from '#tests/helpers/requests'
import { installation } from '#core/installation'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const sign = async (world: World, file: Application, land = 'NW') =>
  (await make(SignDecision)).handle(file.id, world.official(land, 'head_of_unit'))
const raises = async (act: () => Promise<unknown>): Promise<string> =>
  act().then(
    () => 'nothing was raised',
    (error: Error) => error.message
  )
/** A statement that is expected to be refused by the database, without spoiling the test's transaction. */
const attempt = (work: (trx: Awaited<ReturnType<typeof db.transaction>>) => Promise<unknown>) =>
  raises(() => db.transaction((trx) => work(trx as never)))

test.group('Review', () => {
  test('a record is written in review only, and the second writer is told', async ({ assert }) => {
    const world = await World.create()
    const save = await make(SaveReviewRecord)
    const officer = world.official('NW', 'case_officer')
    const early = await world.file('Unna', 'NW-KI-2026', 'complete')
    assert.equal(await refusalOf(() => save.handle(early.id, {}, 0, officer)), 'reviews.not_in_review')
    const file = await world.file('Wuppertal', 'NW-KI-2026', 'in_review')
    await save.handle(file.id, { economy: 'geprüft' }, 0, officer)
    await assert.rejects(() => save.handle(file.id, { economy: 'anders' }, 0, officer), 'clashed')
    // what another place needs is put together with it
    await save.handle(file.id, { participation: 'niemand zu beteiligen' }, 0, officer)
    const { answers } = await ReviewRecord.findByOrFail('application_id', file.id)
    assert.deepEqual(answers, { economy: 'geprüft', participation: 'niemand zu beteiligen' })
  })

  test('nothing is proposed while an item of the record is empty', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'in_review')
    assert.equal(
      await refusalOf(() => world.propose(file.id, world.official('NW', 'case_officer'))),
      'decisions.review_incomplete'
    )
    assert.equal((await Application.findOrFail(file.id)).status, 'in_review')
  })

  test('without a budget line nothing can be approved', async ({ assert }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'reviewed')
    assert.equal(
      await refusalOf(() => world.propose(file.id, world.official('NW', 'case_officer'))),
      'decisions.no_budget_line'
    )
  })
})

/** Something of a line is taken back after the co-signature saw it. */
async function taken(
  lineId: number,
  kind: 'appropriation' | 'authorisation',
  year: number,
  amount: string,
  world: World
) {
  const posting = { kind, year, decidedIn: 2026, amount: Money.parse(amount), text: 'Rücknahme' }
  await (await make(PostToBudget)).handle(lineId, posting, world.official('NW', 'budget_officer'))
}

test.group('Signatures', () => {
  test('the chain: proposed, co-signed, signed, dispatched, each by another person', async ({ assert }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'proposed')
    const [officer, budget] = [world.official('NW', 'case_officer'), world.official('NW', 'budget_officer')]
    assert.equal(await refusalOf(() => sign(world, file)), 'decisions.cosignature_missing')
    const cosign = await make(CosignDecision)
    officer.office = budget.office
    assert.equal(await refusalOf(() => cosign.handle(file.id, officer)), 'decisions.own_proposal')
    await cosign.handle(file.id, budget)
    assert.equal(
      await refusalOf(async () => (await make(SignDecision)).handle(file.id, budget)),
      'decisions.cosigner_signs'
    )
    await sign(world, file)
    const balance = await BudgetBalance.query().where({ budgetLineId: line.id, year: 2026 }).firstOrFail()
    assert.equal(String(balance.committed), '364500.00')
    assert.equal(await refusalOf(() => sign(world, file)), 'decisions.act_not_possible')
    assert.isNull(await (await make(Journal)).verify(file.journalStream))
    assert.isNull(await (await make(Journal)).verify(line.journalStream))
  })

  test('a returned proposal keeps its reason and frees the file for another', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    const returning = await make(ReturnDecision)
    const head = world.official('NW', 'head_of_unit')
    assert.equal(await refusalOf(() => returning.handle(file.id, 'nein', head)), 'decisions.return_reason_missing')
    await returning.handle(file.id, 'Bitte die Wirtschaftlichkeit begründen.', head)
    assert.isNull(await currentDecisionOf(file.id))
    await world.propose(file.id, world.official('NW', 'case_officer'))
    assert.equal((await currentDecisionOf(file.id))!.status, 'proposed')
  })

  test('a proposal that came back stands in its form again: only what was criticised is typed anew', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'reviewed')
    world.clock.moveTo('2026-01-19T10:00')
    const officer = world.official('NW', 'case_officer')
    const reasons =
      'Die zweite Stelle wird erst zum Herbst besetzt; für die Zeit davor sind keine Ausgaben angefallen oder zu erwarten.'
    const proposal = {
      kind: 'approval' as const,
      amount: Money.parse('200000.00'),
      tranches: [{ year: 2026, amount: Money.parse('200000.00') }],
      reasons,
    }
    await (await make(ProposeDecision)).handle(file.id, proposal, officer)
    const head = world.official('NW', 'head_of_unit')
    await (await make(ReturnDecision)).handle(file.id, 'Bitte die Begründung ergänzen.', head)
    const page = (await as(client.get(`/akten/${file.id}/vorschlag`), officer)).text()
    assert.include(page, reasons)
    assert.match(page, /name="tranche_2026"[^>]*value="200\.000,00"|value="200\.000,00"[^>]*name="tranche_2026"/)
  })

  test('a rejection needs no co-signature and binds nothing', async ({ assert }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'reviewed')
    await world.review(file.id, world.official('NW', 'case_officer'), 'reject', 1)
    world.clock.moveTo('2026-01-20T10:00')
    const reasons =
      'Nach den Kriterien des Aufrufs waren andere Vorhaben vorrangig; eine kleinere Förderung hätte den Zweck verfehlt.'
    await (
      await make(ProposeDecision)
    ).handle(
      file.id,
      { kind: 'rejection', amount: Money.ZERO, tranches: [], reasons },
      world.official('NW', 'case_officer')
    )
    const cosign = await make(CosignDecision)
    assert.equal(
      await refusalOf(() => cosign.handle(file.id, world.official('NW', 'budget_officer'))),
      'decisions.no_cosignature_needed'
    )
    const decision = await sign(world, file)
    assert.equal(decision.noticeContent!.title, 'Ablehnungsbescheid')
    assert.equal(String((await BudgetBalance.query().where('budget_line_id', line.id).firstOrFail()).committed), '0.00')
    await (await make(DispatchDecision)).handle(file.id, world.official('NW', 'case_officer'))
    assert.lengthOf(await Grant.query().where('application_id', file.id), 0)
  })

  test('what is not there cannot be signed; the refusal stays visible with line, year and amount', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '364500.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    await taken(line.id, 'appropriation', 2026, '-0.01', world)
    assert.equal(await refusalOf(() => sign(world, file)), 'budgets.frame_short')
    const decision = (await currentDecisionOf(file.id))!
    assert.equal(decision.refusedSignature!.sentence, 'Bei Kapitel 07 080 Titel 633 KI fehlen für 2026 noch 0,01 €.')
    assert.equal((await currentDecisionOf(file.id))!.status, 'co_signed')
    assert.lengthOf(await db.from('budget_postings').where('kind', 'commitment'), 0)
    const page = (await as(client.get(`/akten/${file.id}/bescheid`), world.official('NW', 'head_of_unit'))).text()
    assert.include(page, 'fehlen für 2026 noch 0,01 €')
  })

  test('later years need their authorisation: K-BW binds 2026 to 2028', async ({ assert }) => {
    const world = await World.create()
    const line = await world.budget('BW', 'WCC', 2026, '300000.00', { 2027: '300000.00', 2028: '216895.00' })
    const plan = {
      expenditure: { PERS: ['286400.00', '298750.00', '309850.00'] },
      thirdParty: { COMPANY: ['20000.00', '20000.00', '20000.00'] },
      leadWeight: 212n,
    }
    const file = await world.file('Schwarzwald', 'BW-WCC-2026', 'co_signed', {
      partners: ['Rottweil', 'Tuttlingen'],
      plan,
    })
    await taken(line.id, 'authorisation', 2028, '-0.01', world)
    assert.equal(await refusalOf(() => sign(world, file, 'BW')), 'budgets.authorisation_short')
    await (
      await make(PostToBudget)
    ).handle(
      line.id,
      { kind: 'authorisation', year: 2028, decidedIn: 2026, amount: Money.parse('0.01'), text: 'Nachtrag' },
      world.official('BW', 'budget_officer')
    )
    const decision = await sign(world, file, 'BW')
    assert.equal(String(decision.amount), '626500.00')
    const balances = await AuthorisationBalance.query().where('budget_line_id', line.id).orderBy('matures_in')
    assert.deepEqual(
      balances.map(({ committed }) => String(committed)),
      ['209125.00', '216895.00']
    )
  })

  test('where the court is not confirmed nothing is signed', async ({ assert }) => {
    const world = await World.create()
    await world.budget('HE', 'WIR', 2026, '4400000.00', {
      2027: '4400000.00',
      2028: '4400000.00',
      2029: '4400000.00',
      2030: '4400000.00',
    })
    const file = await world.file('Hanau', 'HE-WIR-2026', 'proposed')
    const cosign = await make(CosignDecision)
    const budget = world.official('HE', 'budget_officer')
    assert.equal(await refusalOf(() => cosign.handle(file.id, budget)), 'decisions.court_unconfirmed')
    assert.equal(await refusalOf(() => sign(world, file, 'HE')), 'decisions.court_unconfirmed')
    assert.match((await currentDecisionOf(file.id))!.refusedSignature!.sentence, /noch nicht bestätigt/)
  })
})

test.group('Notice', () => {
  test('made again from its frozen content it is the same, byte by byte', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'signed')
    const decision = (await currentDecisionOf(file.id))!
    const document = await (await make(FileNotice)).handle(decision.id)
    const again = await renderLetter(await enclosed((await Decision.findOrFail(decision.id)).noticeContent!))
    assert.equal(createHash('sha256').update(again).digest('hex'), document.sha256)
    assert.equal((await (await make(FileNotice)).handle(decision.id)).id, document.id)
  })

  test('U48: asked in 2031 under other rules it is the same: bytes, cents and the rules it rests on', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'announced')
    const auditor = world.official('NW', 'auditor_external')
    const told = async () => {
      const decision = (await currentDecisionOf(file.id))!
      const letter = await renderLetter(await enclosed(decision.noticeContent!))
      const rules = (await as(client.get(`/akten/${file.id}/regeln`), auditor)).text()
      return {
        hash: createHash('sha256').update(letter).digest('hex'),
        calculation: decision.noticeFacts.calculation,
        rules: /<main[\s\S]*<\/main>/.exec(rules)![0],
      }
    }
    const then = await told()
    const rule = { validFrom: '2026-01-01', validTo: null, source: 'x', mark: 'confirmed' as const }
    const { rules } = rulebookOf('NW')
    const [retention, rounding] = [rules.retentionPercent[0], rules.grantRounding[0]]
    putInForce([
      { land: 'NW', name: 'retentionPercent', rule: { ...retention, ...rule, value: 50 } },
      { land: 'NW', name: 'grantRounding', rule: { ...rounding, ...rule, value: 'hundred_euro_down' } },
    ] as never)
    world.clock.moveTo('2031-02-03T09:00')
    assert.deepEqual(await told(), then)
    putInForce([])
  })

  test('it says amount in words, tranche, side conditions, remedy and reasons', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'signed')
    const text = JSON.stringify((await currentDecisionOf(file.id))!.noticeContent)
    for (const part of [
      'dreihundertvierundsechzigtausendfünfhundert Euro',
      'Kapitel 07 080',
      'ANBest-G',
      'Verwaltungsgericht Gelsenkirchen',
      '31.03.2027',
      '30.06.2027',
      'Festbetragsfinanzierung',
      'Rechtsbehelfsbelehrung',
    ])
      assert.include(text, part)
  })

  test('side conditions and the day of the proof are those of the kind of recipient', async ({ assert }) => {
    const world = await World.create()
    await world.budget('BW', 'WCC', 2026, '900000.00', { 2027: '900000.00', 2028: '900000.00' })
    const chamber = await world.file('Ulm', 'BW-WCC-2026', 'signed')
    const text = JSON.stringify((await currentDecisionOf(chamber.id))!.noticeContent)
    assert.include(text, 'ANBest-P')
    // the end of the sixth month is a Saturday
    assert.include(text, 'Die Verwendung der Zuwendung ist bis zum 02.07.2029 nachzuweisen')
    assert.include(text, 'Verwendungsnachweis mit Belegliste')
    // what the Land keeps back, what it spares, and what holds for things that are bought
    assert.match(text, /Ein Betrag von 5 % der Zuwendung \([\d.,]+\u00a0€\) wird bis zum Abschluss der Prüfung/)
    assert.include(text, 'um insgesamt mehr als 500,00\u00a0€, ermäßigt sich die Zuwendung anteilig')
    assert.include(text, 'Einzelansätze des Finanzierungsplans dürfen um bis zu 20 %')
    assert.include(text, '5 Jahre ab der Anschaffung')
  })

  test('a draft is read before anybody signs; it says that it is none and is kept nowhere', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'proposed')
    const head = world.official('NW', 'head_of_unit')
    const path = `/akten/${file.id}/bescheid/entwurf.pdf`
    const draft = await as(client.get(path), head)
    assert.equal(draft.header('content-type'), 'application/pdf')
    assert.match(String(draft.header('content-disposition')), /Entwurf_/)
    const decision = (await currentDecisionOf(file.id))!
    assert.isNull(decision.noticeContent)
    const letter = composeNotice(decision.noticeFacts, null, world.now())
    assert.match(letter.demoNote!, /^Entwurf/)
    assert.include(JSON.stringify(letter), 'Entwurf, noch nicht unterzeichnet')
    const auditor = await as(client.get(path), world.official('NW', 'auditor_external'))
    assert.equal(auditor.status(), 403)
  })

  test('a partial approval refuses the rest, and every place derives what was granted', async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'reviewed')
    world.clock.moveTo('2026-01-19T09:00')
    const officer = world.official('NW', 'case_officer')
    const amount = Money.parse('300000.00')
    const reasons =
      'Zwei der sechs Stellen sind nach dem Konzept erst im Folgejahr nötig; dafür steht ein neuer Antrag offen.'
    const proposal = { kind: 'approval' as const, amount, tranches: [{ year: 2026, amount }], reasons }
    await (await make(ProposeDecision)).handle(file.id, proposal, officer)
    await (await make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    await (await make(SignDecision)).handle(file.id, world.official('NW', 'head_of_unit'))
    const notice = JSON.stringify((await currentDecisionOf(file.id))!.noticeContent).replaceAll('\u00a0', ' ')
    assert.include(notice, 'Zuwendungsbescheid (teilweise Bewilligung)')
    assert.include(notice, 'nicht bewilligt: 64.500,00 €), lehne ich den Antrag ab')
    assert.equal(notice.split('Kürzung von 364.500,00 € um 64.500,00 €').length, 3)
    for (const path of ['', '/finanzierungsplan'])
      assert.include(
        (await as(client.get(`/akten/${file.id}${path}`), officer)).text().replaceAll('\u00a0', ' '),
        'Kürzung von 364.500,00 € um 64.500,00 €'
      )
    assert.equal((await as(client.get(`/akten/${file.id}/regeln`), officer)).status(), 200)
  })

  test('nothing is proposed against a negative formal check, nor for a year that is over', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'reviewed')
    const officer = world.official('NW', 'case_officer')
    world.clock.moveTo('2027-01-19T09:00')
    assert.equal(await refusalOf(() => world.propose(file.id, officer)), 'budgets.year_is_past')
    const record = await ReviewRecord.findByOrFail('application_id', file.id)
    const formal = {
      ...(record.answers.formal as object),
      no_double_funding: { result: 'no', note: 'Der Bund fördert dieselben Stellen.' },
    }
    const answers = { ...record.answers, formal }
    await record.merge({ answers }).save()
    assert.equal(await refusalOf(() => world.propose(file.id, officer)), 'decisions.formal_check_negative')
  })

  test('an unsigned decision has no notice', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    const decision = (await currentDecisionOf(file.id))!
    assert.equal(await refusalOf(async () => (await make(FileNotice)).handle(decision.id)), 'decisions.not_signed')
  })

  test('not retrieved, it goes by post or is served; the first way stands', async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const other = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    const file = await world.file('Unna', 'NW-KI-2026', 'notified')
    const officer = world.official('NW', 'case_officer')
    const record = await make(RecordAnnouncement)
    const byPost = (on: string) => ({
      channel: 'post' as const,
      on: Day.parse(on),
      receivedOn: null,
      evidence: 'Ab-Vermerk, Poststelle',
    })
    assert.equal(
      await refusalOf(() => record.handle(other.id, byPost('2026-01-20'), officer)),
      'decisions.not_dispatched'
    )
    world.clock.moveTo('2026-02-03T09:00')
    const received = { ...byPost('2026-01-30'), receivedOn: Day.parse('2026-01-29') }
    assert.equal(await refusalOf(() => record.handle(file.id, received, officer)), 'decisions.received_when')
    for (const day of ['2026-01-18', '2026-02-04'])
      assert.equal(await refusalOf(() => record.handle(file.id, byPost(day), officer)), 'decisions.handed_over_when')

    const path = `/akten/${file.id}/uebermittlung`
    const form = { channel: 'post', handed_over_on: '30. Jänner', evidence: 'Ab-Vermerk, Poststelle' }
    const page = `/akten/${file.id}/bescheid`
    const wrong = await sends(client.post(path).header('referer', page), officer, form)
    assert.include(JSON.stringify(wrong.flashMessages()), 'ist kein Tag')
    const sent = { ...form, handed_over_on: '30.01.2026' }
    await sends(client.post(path), officer, sent)
    const { announcedOn, channel, remedyUntil, derivation } = await Announcement.query().firstOrFail()
    assert.deepEqual([announcedOn.iso, channel, remedyUntil!.iso], ['2026-02-03', 'post', '2026-03-03'])
    assert.lengthOf(derivation!, 3)
    assert.include((await as(client.get(page), officer)).text(), 'mit der Post am 30.01.2026')
    assert.equal(
      await refusalOf(() => record.handle(file.id, { ...byPost('2026-02-02'), channel: 'formal_service' }, officer)),
      'decisions.announced_already'
    )
  })

  test('before dispatch the applicant does not see it; after it nothing can change, in the database too', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'signed')
    const decision = (await currentDecisionOf(file.id))!
    const document = await (await make(FileNotice)).handle(decision.id)
    const path = `/akten/${file.id}/dokumente/${document.id}`
    assert.equal((await as(client.get(path), world.editor('Unna'))).status(), 404)
    await (await make(DispatchDecision)).handle(file.id, world.official('NW', 'case_officer'))
    assert.equal((await as(client.get(path), world.official('NW', 'auditor_external'))).status(), 200)
    assert.isNull(await Announcement.findBy('decision_id', decision.id), 'who only reads announces nothing')
    assert.equal((await as(client.get(path), world.editor('Unna'))).status(), 404, 'not before it is retrieved')
    const before = (await as(client.get(`/akten/${file.id}/bescheid`), world.editor('Unna'))).text()
    assert.include(before, 'Ein Bescheid liegt bereit')
    assert.notInclude(before, 'Kapitel 07 080', 'what it says is read after the period has begun')
    await sends(client.post(`/akten/${file.id}/abruf`), world.editor('Unna'))
    await sends(client.post(`/akten/${file.id}/abruf`), world.editor('Unna'))
    assert.equal((await as(client.get(path), world.editor('Unna'))).status(), 200)
    const announced = await Announcement.findByOrFail('decision_id', decision.id)
    assert.equal(announced.announcedOn.iso, announced.handedOverOn.plusDays(1).iso)
    assert.match(
      await attempt((trx) => trx.from('announcements').update({ announced_on: '2026-01-01' })),
      /APPEND-ONLY/
    )

    assert.match(
      await attempt((trx) => trx.from('decisions').where('id', decision.id).update({ reasons: 'anders' })),
      /PROPOSED|DISPATCHED/
    )
    assert.match(await attempt((trx) => trx.from('decisions').where('id', decision.id).delete()), /PROPOSED/)
    assert.match(
      await attempt((trx) => trx.from('documents').where('id', document.id).update({ sha_256: 'x' })),
      /APPEND-ONLY/
    )
    assert.match(await attempt((trx) => trx.from('documents').where('id', document.id).delete()), /APPEND-ONLY/)
    assert.match(
      await attempt((trx) => trx.from('decision_tranches').where('decision_id', decision.id).update({ amount: 1 })),
      /SIGNED/
    )
    assert.match(
      await attempt((trx) => trx.from('grant_versions').where('decision_id', decision.id).update({ amount: 1 })),
      /GRANTED/
    )
    assert.match(
      await attempt((trx) => trx.from('journal_entries').where('stream', file.journalStream).update({ actor: 'x' })),
      /APPEND-ONLY/
    )
    assert.match(
      await attempt((trx) => trx.from('plan_lines').where('finance_plan_id', decision.financePlanId).delete()),
      /APPEND-ONLY/
    )
  })

  test('a partner reads a notice and announces none; too late nobody does', async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('BW', 'WCC', 2026, '900000.00', { 2027: '900000.00', 2028: '900000.00' })
    const file = await world.file('Schwarzwald', 'BW-WCC-2026', 'notified', { partners: ['Rottweil'] })
    assert.equal((await sends(client.post(`/akten/${file.id}/abruf`), world.editor('Rottweil'))).status(), 403)
    const page = (await as(client.get(`/akten/${file.id}/bescheid`), world.editor('Rottweil'))).text()
    assert.include(page, 'Er richtet sich an Schwarzwald-Baar-Kreis')
    world.clock.moveTo('2026-03-30T10:00')
    const late = await sends(client.post(`/akten/${file.id}/abruf`), world.editor('Schwarzwald'))
    const i18n = (await import('@adonisjs/i18n/services/main')).default.locale('de')
    assert.equal(late.flashMessage('refusal'), i18n.t(`refusals.${'decisions.retrieval_over'}`))
    assert.isNull(await Announcement.query().first())
  })

  test('nobody signs, co-signs or returns another decision than the one they have read', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    const read = (await currentDecisionOf(file.id))!.id
    const [head, budget] = [world.official('NW', 'head_of_unit'), world.official('NW', 'budget_officer')]
    const [cosign, returning] = [await make(CosignDecision), await make(ReturnDecision)]
    const signing = await make(SignDecision)
    await returning.handle(file.id, 'Bitte noch einmal rechnen.', head, read)
    await world.propose(file.id, world.official('NW', 'case_officer'))
    assert.equal(await refusalOf(() => cosign.handle(file.id, budget, read)), 'decisions.act_not_possible')
    assert.equal(
      await refusalOf(() => returning.handle(file.id, 'Bitte noch einmal.', head, read)),
      'decisions.act_not_possible'
    )
    await cosign.handle(file.id, budget)
    assert.equal(await refusalOf(() => signing.handle(file.id, head, read)), 'decisions.act_not_possible')
  })

  test('a file that is no longer what was filed is not handed out', async ({ assert }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const document = await Document.query().where('stream', file.journalStream).firstOrFail()
    await writeFile(join(installation().storage, document.storageKey), 'gefälscht')
    assert.match(await raises(async () => (await make(DocumentStore)).read(document)), /is not what was filed/)
  })
})

test.group('Ledger in the database', () => {
  test('the running totals are the sums of the postings', async ({ assert }) => {
    const world = await World.create()
    const line = await world.budget('BW', 'WCC', 2026, '900000.00', { 2027: '900000.00', 2028: '900000.00' })
    await world.file('Schwarzwald', 'BW-WCC-2026', 'signed')
    const post = await make(PostToBudget)
    await post.handle(
      line.id,
      { kind: 'block', year: 2026, decidedIn: 2026, amount: Money.parse('-90000.00'), text: 'Sperre' },
      world.official('BW', 'budget_officer')
    )
    const postings = await db.from('budget_postings').where('budget_line_id', line.id)
    const sum = (of: (posting: { kind: string; year: number }) => boolean) =>
      postings.filter(of).reduce((total, { amount }) => total + Number(amount), 0)
    for (const { year, disposable, committed } of await BudgetBalance.query().where('budget_line_id', line.id)) {
      assert.equal(
        Number(disposable.cents),
        sum((posting) => posting.year === year && ['appropriation', 'block'].includes(posting.kind))
      )
      assert.equal(
        Number(committed.cents),
        sum((posting) => posting.year === year && posting.kind === 'commitment')
      )
    }
    for (const { maturesIn, voted } of await AuthorisationBalance.query().where('budget_line_id', line.id))
      assert.equal(
        Number(voted.cents),
        sum((posting) => posting.year === maturesIn && posting.kind === 'authorisation')
      )
  })

  test('past the domain the database still refuses: {name}')
    .with([
      { name: 'INV-1', posting: { kind: 'commitment', year: 2026, decided_in: 2026, amount: 100_001 } },
      { name: 'INV-1', posting: { kind: 'commitment', year: 2025, decided_in: 2025, amount: 1 } },
      { name: 'INV-2', posting: { kind: 'commitment', year: 2027, decided_in: 2026, amount: 50_001 } },
      { name: 'INV-5', posting: { kind: 'reservation', year: 2026, decided_in: 2026, amount: 100_001 } },
      { name: 'INV-5', posting: { kind: 'reservation', year: 2027, decided_in: 2026, amount: 50_001 } },
      { name: 'INV-5', posting: { kind: 'reservation', year: 2028, decided_in: 2026, amount: 1 } },
      { name: 'INV-3', posting: { kind: 'payment', year: 2026, decided_in: 2026, amount: 1 } },
    ])
    .run(async ({ assert }, { name, posting }) => {
      const world = await World.create()
      const line = await world.budget('NW', 'KI', 2026, '1000.00', { 2027: '500.00' })
      const row = {
        budget_line_id: line.id,
        text: 'x',
        posted_by: world.official('NW', 'budget_officer').id,
        posted_at: '2026-01-01 00:00:00',
        ...posting,
      }
      assert.match(await attempt((trx) => trx.insertQuery().table('budget_postings').insert(row)), new RegExp(name))
      assert.match(
        await attempt((trx) => trx.from('budget_postings').where('budget_line_id', line.id).delete()),
        /APPEND-ONLY/
      )
    })

  test('INV-4: a decision whose commitments are not its amount is not signed', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    const decision = (await currentDecisionOf(file.id))!
    assert.match(
      await attempt((trx) =>
        trx
          .from('decisions')
          .where('id', decision.id)
          .update({
            status: 'signed',
            signed_by: world.official('NW', 'head_of_unit').id,
            signed_at: '2026-01-20 10:00:00',
          })
      ),
      /INV-4/
    )
    assert.match(
      await attempt((trx) => trx.from('decisions').where('id', decision.id).update({ signed_by: decision.proposedBy })),
      /FOUR-EYES|BY WHOM/
    )
  })

  test('a block may push a line below zero; it then takes no new commitment', async ({ assert }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '700000.00')
    const began = world.now()
    await world.file('Unna', 'NW-KI-2026', 'signed')
    world.clock.moveTo(began.toFormat("yyyy-MM-dd'T'HH:mm"))
    const next = await world.file('Wuppertal', 'NW-KI-2026', 'proposed')
    const budget = world.official('NW', 'budget_officer')
    const block = { kind: 'block' as const, year: 2026, decidedIn: 2026, amount: Money.parse('-400000.00') }
    await (await make(PostToBudget)).handle(line.id, { ...block, text: 'Sperre' }, budget)
    const cosign = async () => (await make(CosignDecision)).handle(next.id, budget)
    assert.equal(await refusalOf(cosign), 'decisions.budget_short')
    const officer = world.official('NW', 'case_officer')
    await (await make(ReturnDecision)).handle(next.id, 'Der Titel ist gesperrt.', world.official('NW', 'head_of_unit'))
    assert.equal(await refusalOf(() => world.propose(next.id, officer)), 'budgets.reservation_blocked')
    assert.isTrue((await BudgetLine.findOrFail(line.id)).sample)
    await (await make(MoveApplication)).handle(next.id, 'retract', world.signatory('Wuppertal'))
  })
})

test.group('Points of the check that concern the office', () => {
  const denying = async (point: string) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'in_review')
    const [officer, other] = [world.official('NW', 'case_officer'), world.official('NW', 'case_officer', 1)]
    const save = async (by: User, revision: number, denied: string | null) => {
      const answers = Object.fromEntries([
        ...FORMAL_CHECKS.map(({ key }) => [`result_${key}`, key === denied ? 'no' : 'yes']),
        [`note_${point}`, 'Schwester der Landrätin des Kreises'],
        ...TEXT_ITEMS.map(({ key }) => [key, REVIEW_TEXTS[key][0]]),
        ['outcome', 'reject'],
      ])
      await (await make(SaveReviewRecord)).handle(file.id, answers, revision, by)
    }
    await save(officer, 0, point)
    world.clock.moveTo('2026-01-20T10:00')
    const propose = async (by: User, grounds: GroundCode[]) => {
      const proposal = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [], reasons: REASONS, grounds }
      return (await make(ProposeDecision)).handle(file.id, proposal, by)
    }
    return { officer, other, save, propose, id: file.id }
  }

  test('who declares to be biased proposes nothing; another person answers anew and decides', async ({ assert }) => {
    const { officer, other, save, propose } = await denying('no_conflict')
    assert.equal(await refusalOf(() => propose(officer, ['merit'])), 'decisions.biased')
    // another’s declaration is nobody else’s answer: the record is not complete before it is answered anew
    assert.equal(await refusalOf(() => propose(other, ['merit'])), 'decisions.review_incomplete')
    await save(other, 1, null)
    await propose(other, ['merit'])
  })

  test('what another declared makes nobody else biased, and the file is nobody’s until it is taken over', async ({
    assert,
  }) => {
    const { officer, other, save, id } = await denying('no_conflict')
    const { recused, officerId } = await Application.findOrFail(id)
    assert.deepEqual(recused?.people, [officer.id])
    assert.isNull(officerId)
    const mails = await OutgoingMail.query().where('subject', 'like', '%ohne Bearbeitung%')
    assert.isTrue(mails.some(({ toAddress }) => toAddress === other.email))
    assert.isFalse(mails.some(({ toAddress }) => toAddress === officer.email))
    await save(other, 1, null)
    assert.deepEqual((await Application.findOrFail(id)).recused?.people, [officer.id])
  })

  test('a second person who declares the same loses the file, too, though the record reads as before', async ({
    assert,
  }) => {
    const { officer, other, save, propose, id } = await denying('no_conflict')
    await save(other, 1, 'no_conflict')
    assert.sameMembers((await Application.findOrFail(id)).recused!.people, [officer.id, other.id])
    assert.equal(await refusalOf(() => propose(other, ['merit'])), 'decisions.biased')
  })

  test('a declaration holds though the texts beside it clash, and though the file has moved on', async ({ assert }) => {
    const { officer, other, save, id } = await denying('competence')
    const declare = async (by: User, revision: number) => {
      const typed = { result_no_conflict: 'no', note_no_conflict: 'Schwester', [TEXT_ITEMS[0].key]: 'Ein anderer Text' }
      await (await make(SaveReviewRecord)).handle(id, typed, revision, by)
    }
    await save(other, 1, null)
    await declare(officer, 0)
    const recused = async () => (await Application.findOrFail(id)).recused?.people
    assert.deepEqual(await recused(), [officer.id])
    const acts = await JournalEntry.query().where('act', 'review.recused')
    assert.lengthOf(acts, 1)
    await db.from('applications').where('id', id).update({ status: 'retracted' })
    await declare(other, 0)
    assert.sameMembers((await recused())!, [officer.id, other.id])
  })

  test('whoever declares it after the proposal stops the proposal: it is given back', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'proposed')
    const [officer, budget, head] = (['case_officer', 'budget_officer', 'head_of_unit'] as const).map((role) =>
      world.official('NW', role)
    )
    const typed = { result_no_conflict: 'no', note_no_conflict: 'Schwester der Landrätin' }
    await (await make(SaveReviewRecord)).handle(file.id, typed, 1, officer)
    const cosign = async () => (await make(CosignDecision)).handle(file.id, budget)
    assert.equal(await refusalOf(cosign), 'decisions.acted_biased')
    await (await make(ReturnDecision)).handle(file.id, 'Die Sachbearbeitung ist befangen.', head)
  })

  test('a page saved twice as it stands makes no version; one that nobody can have written is refused', async ({
    assert,
  }) => {
    const { officer, save, id } = await denying('competence')
    await save(officer, 1, 'competence')
    assert.equal((await ReviewRecord.findByOrFail('application_id', id)).revision, 1)
    const typed = { note_deadline: 'x'.repeat(200_001) }
    const saved = async () => (await make(SaveReviewRecord)).handle(id, typed, 1, officer)
    assert.equal(await refusalOf(saved), 'forms.form_too_long')
  })

  test('an authority that is not competent decides nothing', async ({ assert }) => {
    const { officer, propose } = await denying('competence')
    assert.equal(await refusalOf(() => propose(officer, ['merit'])), 'decisions.not_competent')
  })
})
const REASONS =
  'Nach den Kriterien des Aufrufs waren andere Vorhaben vorrangig; eine kleinere Förderung hätte den Zweck verfehlt.'
