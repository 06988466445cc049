import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { sentenceFor } from '#core/http/sentences'
import OutgoingMail from '#core/mail/outgoing_mail'
import Refusal from '#core/refusal'
import Membership from '#identity/models/membership'
import Duty from '#duties/models/duty'
import JournalEntry from '#journal/models/journal_entry'
import AssignOfficer from '#applications/actions/assign_officer'
import ReferApplication, { type Referral } from '#applications/actions/refer_application'
import AppointDeputy, { type Deputy } from '#administration/actions/appoint_deputy'
import EndRole from '#administration/actions/end_role'
import ConfirmRole from '#administration/actions/confirm_role'
import GiveRole from '#administration/actions/give_role'
import Application from '#applications/models/application'
import { officersOf } from '#applications/queries/officers_of'
import { inTransaction } from '#core/persistence/in_transaction'
import TakeBackReferral from '#applications/actions/take_back_referral'
import MoveApplication from '#applications/actions/move_application'
import RequestSupplements from '#applications/actions/request_supplements'
import ProposeEarlyStart from '#decisions/actions/propose_early_start'
import RecallDecision from '#decisions/actions/recall_decision'
import ReturnDecision from '#decisions/actions/return_decision'
import Grant from '#decisions/models/grant'
import ReportPolicy from '#reports/policies/report_policy'
import ReviewRecord from '#reviews/models/review_record'
import CosignDecision from '#decisions/actions/cosign_decision'
import SignDecision from '#decisions/actions/sign_decision'
import User from '#identity/models/user'
import { officesOf } from '#identity/queries/offices_of'
import { as, sends } from '#tests/helpers/requests'
import { type Stage, World, refusalOf } from '#tests/helpers/world'

const REASON = 'Urlaub bis zum 30. März'

async function setting() {
  const world = await World.create()
  const began = world.now().toFormat("yyyy-MM-dd'T'HH:mm")
  const file = await world.file('Unna', 'NW-KI-2026', 'in_review')
  world.clock.moveTo(began)
  const other = await world.file('Wuppertal', 'NW-KI-2026', 'in_review')
  const [first, second] = [0, 1].map((index) => world.official('NW', 'case_officer', index))
  const head = world.official('NW', 'head_of_unit')
  return { world, file, other, first, second, head, assign: await app.container.make(AssignOfficer) }
}
const officerOf = async ({ id }: Application) => (await Application.findOrFail(id)).officerId

test.group('Who has a file', () => {
  test('an officer gives a file to a colleague, who is told; the reason stays in the file', async ({
    assert,
    client,
  }) => {
    const { file, first, second, assign } = await setting()
    assert.equal(await officerOf(file), first.id)
    const page = await as(client.get(`/akten/${file.id}/zustaendigkeit`), first)
    assert.include(page.text(), second.name)
    const short = await sends(client.post(`/akten/${file.id}/zustaendigkeit`), first, {
      officer: second.id,
      reason: 'x',
    })
    assert.property(short.flashMessages().inputErrorsBag, 'reason')
    await sends(client.post(`/akten/${file.id}/zustaendigkeit`), first, { officer: second.id, reason: REASON })
    assert.equal(await officerOf(file), second.id)
    const mail = await OutgoingMail.query().where('to_address', second.email).orderBy('id', 'desc').firstOrFail()
    assert.include(mail.subject, file.fileNumber!)
    assert.include(mail.body, REASON)
    const entry = await JournalEntry.query().where('act', 'officer.assigned').firstOrFail()
    assert.deepEqual(JSON.parse(entry.details), { from: first.name, to: second.name, reason: REASON })
    const handing = { to: second.id, reason: REASON, by: first }
    assert.equal(await refusalOf(() => assign.handle(file.id, handing)), 'applications.officer_same')
  })

  test('only officers of the authority get one, and nobody who belonged to the applicant', async ({
    assert,
    client,
  }) => {
    const { world, file, first, second, head, assign } = await setting()
    const to = (id: number) => refusalOf(() => assign.handle(file.id, { to: id, reason: REASON, by: head }))
    assert.equal(await to(head.id), 'applications.no_officer')
    assert.equal(await to(world.official('BW', 'case_officer').id), 'applications.no_officer')
    await Membership.create({
      userId: second.id,
      recipientId: file.recipientId,
      role: 'applicant_editor',
      validFrom: Day.parse('2020-01-01'),
      endedAt: world.now().minus({ years: 2 }),
    })
    assert.equal(await to(second.id), 'applications.officer_involved')
    const row = await Application.findOrFail(file.id)
    row.recuse(second)
    await row.save()
    assert.equal(await to(second.id), 'applications.officer_recused')
    const foreign = world.official('BW', 'case_officer')
    assert.equal((await as(client.get(`/akten/${file.id}/zustaendigkeit`), foreign)).status(), 404)
    assert.equal(await officerOf(file), first.id)
  })

  test('the head gives all files of a person who has left; what the other may not decide stays and is named', async ({
    assert,
    client,
  }) => {
    const { world, file, other, first, second, head, assign } = await setting()
    await Membership.query()
      .where('user_id', first.id)
      .update({ endedAt: world.now().toFormat('yyyy-MM-dd HH:mm:ss') })
    await Membership.create({
      userId: second.id,
      recipientId: other.recipientId,
      role: 'applicant_editor',
      validFrom: Day.parse('2020-01-01'),
      endedAt: world.now().minus({ years: 2 }),
    })
    const page = await as(client.get('/zustaendigkeit'), head)
    assert.include(page.text(), `${first.name} (2)`)
    const form = { from: first.id, officer: second.id, reason: REASON }
    const answer = await sends(client.post('/zustaendigkeit'), head, form)
    assert.include(String(answer.flashMessage('refusal')), other.fileNumber!)
    assert.deepEqual([await officerOf(file), await officerOf(other)], [second.id, first.id])
    const same = { to: second.id, reason: REASON, by: head }
    assert.equal(await refusalOf(() => assign.handOver(head.office!.id, second.id, same)), 'applications.officer_same')
  })
})

test.group('Deputies', () => {
  const away = { from: Day.parse('2026-03-02'), until: Day.parse('2026-03-15') }
  const appointing = async () => {
    const { world, file, first, second, head } = await setting()
    world.clock.moveTo('2026-03-02T09:00')
    const appoint = await app.container.make(AppointDeputy)
    const deputy = (of: User, role: Deputy['role'], by: User, more: Partial<Deputy> = {}) =>
      appoint.handle({ name: of.name, email: of.email, role, ...away, ...more }, by.office!, by)
    const officesThen = async (user: User) => officesOf(user.id, world.now())
    return { world, file, first, second, head, deputy, officesThen }
  }

  test('a colleague looks after the files of an officer until the last day, and is written to', async ({
    assert,
    client,
  }) => {
    const { world, file, first, second, deputy, officesThen } = await appointing()
    await deputy(second, 'case_officer', first)
    const [office] = await officesThen(second)
    assert.deepEqual(office.roles, ['case_officer'])
    assert.isFalse(office.isDeputyAs('case_officer'), 'holds the role in their own right too')
    const told = async () => {
      const of = await Application.findOrFail(file.id)
      const people = await inTransaction((trx) => officersOf(of, world.now(), trx))
      return people.map(({ id }) => id)
    }
    assert.sameMembers(await told(), [first.id, second.id])
    assert.include((await as(client.get('/akten'), second)).text(), `In Vertretung für ${first.name}`)
    world.clock.moveTo('2026-03-16T00:00')
    assert.deepEqual(await told(), [first.id])
    assert.notInclude((await as(client.get('/akten'), second)).text(), 'In Vertretung für')
  })

  test('who deputises for a head signs once the administration has confirmed it, and the journal says for whom', async ({
    assert,
  }) => {
    const { world, second, head, deputy, officesThen } = await appointing()
    const { id } = await deputy(second, 'head_of_unit', head)
    assert.isFalse((await officesThen(second))[0].holds('head_of_unit'))
    await (await app.container.make(ConfirmRole)).handle(id, 'NW', world.official('NW', 'admin_technical'))
    const [office] = await officesThen(second)
    assert.isTrue(office.holds('head_of_unit') && office.isDeputyAs('head_of_unit'))
    // whoever stands in for a head of unit signs „Im Auftrag“ too; the journal says for whom
    const file = await Application.firstOrFail()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const officer = world.official('NW', 'case_officer', 0)
    await world.review(file.id, officer)
    await world.propose(file.id, officer)
    await (await app.container.make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    second.office = office
    const signed = await (await app.container.make(SignDecision)).handle(file.id, second)
    assert.include(JSON.stringify(signed.noticeContent), 'Im Auftrag')
    const entry = await JournalEntry.query().where('act', 'decision.signed').firstOrFail()
    assert.equal(JSON.parse(entry.details).deputises, head.name)
  })

  test('four eyes stay four: who proposed does not sign as a deputy', async ({ assert }) => {
    const { world, file, first, head, deputy } = await appointing()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    await world.review(file.id, first)
    await world.propose(file.id, first)
    await (await app.container.make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    const { id } = await deputy(first, 'head_of_unit', head)
    await (await app.container.make(ConfirmRole)).handle(id, 'NW', world.official('NW', 'admin_technical'))
    const sign = async () => (await app.container.make(SignDecision)).handle(file.id, first)
    assert.equal(await refusalOf(sign), 'decisions.own_proposal')
  })

  test("a municipality's signatory names anybody whom it trusts; new people are mailed a link", async ({ assert }) => {
    const { world, deputy } = await appointing()
    const signatory = world.signatory('Unna')
    const someone = { name: 'Nora Neu', email: 'nora.neu@unna.example.de' } as User
    await deputy(someone, 'applicant_signatory', signatory)
    const mail = await OutgoingMail.query().where('to_address', someone.email).firstOrFail()
    assert.include(mail.body, 'Passwort')
    const known = await User.findByOrFail('email', someone.email)
    assert.isTrue((await officesOf(known.id, world.now()))[0].isDeputyAs('applicant_signatory'))
  })

  test('{code}')
    .with([
      { code: 'administration.not_own_role', role: 'budget_officer' as const },
      { code: 'administration.not_of_office', email: 'fremd@example.de' },
      { code: 'administration.deputy_too_long', until: Day.parse('2026-09-03') },
      { code: 'administration.time_over', from: Day.parse('2026-03-01') },
      { code: 'administration.time_backwards', until: Day.parse('2026-03-01') },
      { code: 'administration.not_deputised', self: true },
    ])
    .run(async ({ assert }, { code, self, role = 'case_officer' as const, ...more }) => {
      const { first, second, deputy } = await appointing()
      assert.equal(await refusalOf(() => deputy(self ? first : second, role, first, more)), code)
    })

  test('a deputy without a last day, and a deputy of a deputy, there is not', async ({ assert }) => {
    const { world, first, second, head, deputy } = await appointing()
    const give = await app.container.make(GiveRole)
    const { name, email } = second
    const given = { name, email, office: first.office!.key, role: 'case_officer' as const, deputises: first.email }
    const administrator = world.official('NW', 'admin_technical')
    assert.equal(await refusalOf(() => give.handle(given, 'NW', administrator)), 'administration.deputy_without_end')
    const { id } = await deputy(second, 'head_of_unit', head)
    await (await app.container.make(ConfirmRole)).handle(id, 'NW', administrator)
    const [office] = await officesOf(second.id, world.now())
    const third = { name: first.name, email: first.email, role: 'head_of_unit' as const, ...away }
    assert.equal(
      await refusalOf(async () => (await app.container.make(AppointDeputy)).handle(third, office, second)),
      'administration.not_own_role'
    )
    assert.equal(await refusalOf(() => deputy(second, 'head_of_unit', head)), 'administration.role_held')
  })

  test('nobody deputises for whom has left', async ({ assert }) => {
    const { world, first, second, deputy, officesThen } = await appointing()
    await deputy(second, 'case_officer', first)
    const administrator = world.official('NW', 'admin_technical')
    const own = await Membership.query().where({ userId: first.id, role: 'case_officer' }).firstOrFail()
    await (await app.container.make(EndRole)).handle(own.id, 'NW', administrator)
    assert.deepEqual((await officesThen(second))[0].deputises, [])
  })

  test('who is back ends it, and nobody else but the administration', async ({ assert, client }) => {
    const { first, second, deputy, officesThen } = await appointing()
    const { id } = await deputy(second, 'case_officer', first)
    assert.equal((await sends(client.post(`/vertretung/${id}/ende`), second)).status(), 404)
    await sends(client.post(`/vertretung/${id}/ende`), first)
    assert.deepEqual((await officesThen(second))[0].deputises, [])
  })
})

test.group('A file for another authority', () => {
  const OUTSIDE = 'Stadt Frankfurt am Main, Magistrat'
  const WHY = 'Der Sitz der Antragstellerin liegt im Bezirk der anderen Behörde.'
  const referring = async (stage: Stage = 'in_review') => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', stage)
    const [officer, head, there] = (['case_officer', 'head_of_unit', 'programme_manager'] as const).map((role) =>
      world.official('NW', role)
    )
    const [office] = await officesOf(there.id, world.now())
    const refer = await app.container.make(ReferApplication)
    const staff = async () => {
      for (const role of ['case_officer', 'head_of_unit'] as const) {
        const seat = { role, validFrom: dayOf(world.now()), awaitsSecond: false }
        await Membership.create({ userId: there.id, authorityId: office.id, ...seat })
      }
      there.office = (await officesOf(there.id, world.now()))[0]
    }
    const path = `/akten/${file.id}/abgabe`
    return { world, file, officer, head, there, to: office.id, refer, staff, path }
  }
  const mailsTo = ({ email }: User) => OutgoingMail.query().where('to_address', email).orderBy('id', 'desc')

  test('goes there whole, begins anew, and everybody is told once; who gave it away reads it no more', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, there, to, staff, path } = await referring()
    await staff()
    const page = await as(client.get(path), officer)
    assert.include(page.text(), 'Flucht und Integration')
    assert.notInclude(page.text(), 'Name der anderen Stelle')
    const short = await sends(client.post(path), officer, { authority: to, reason: 'x' })
    assert.property(short.flashMessages().inputErrorsBag, 'reason')
    await sends(client.post(path), officer, { authority: to, reason: WHY })
    const after = await Application.findOrFail(file.id)
    assert.deepEqual([after.authorityId, after.officerId, after.status], [to, null, 'submitted'])
    assert.equal(after.submittedAt!.toISO(), file.submittedAt!.toISO())
    const duty = await Duty.query().where('open_thing', file.journalStream).firstOrFail()
    assert.deepEqual([duty.authorityId, duty.kind], [to, 'check_completeness'])
    const [mail] = await mailsTo(world.signatory('Unna'))
    assert.include(mail.subject, 'Abgabe Ihres Antrags')
    assert.lengthOf(
      (await mailsTo(there)).filter(({ subject }) => subject.includes('abgegeben')),
      1
    )
    ;(await as(client.get(`/akten/${file.id}`), officer)).assertStatus(404)
    ;(await as(client.get(`/akten/${file.id}`), world.signatory('Unna'))).assertStatus(200)
    const trail = (await as(client.get(`/akten/${file.id}/verlauf`), world.official('NW', 'auditor_external'))).text()
    assert.match(trail, /An Ministerium für Kinder[\s\S]*liegt im Bezirk/)
  })

  test('{$self}: it waits there at once; a request that is open is open no more')
    .with(['submitted', 'requested'] as const)
    .run(async ({ assert }, stage) => {
      const { world, file, officer, to, refer, staff } = await referring('submitted')
      if (stage === 'requested') {
        const asked = { words: 'Bitte reichen Sie das Konzept nach.' }
        await (await app.container.make(RequestSupplements)).handle(file.id, asked, Day.parse('2025-11-24'), officer)
      }
      await staff()
      await refer.handle(file.id, { to }, WHY, officer)
      const duty = await Duty.query().where('open_thing', file.journalStream).firstOrFail()
      assert.deepEqual([duty.authorityId, duty.kind], [to, 'check_completeness'])
      assert.isFalse((await Application.findOrFail(file.id)).isEditable)
      const { body } = (await mailsTo(world.editor('Unna')))[0]
      assert.equal(body.includes('müssen Sie nicht mehr beantworten'), stage === 'requested')
    })

  test('nobody there works on applications, or it is another Land’s: it stays', async ({ assert }) => {
    const { world, file, officer, to, refer } = await referring()
    const refused = (where: Referral) => refusalOf(() => refer.handle(file.id, where, WHY, officer))
    assert.equal(await refused({ to }), 'applications.referral_nobody')
    const bw = (await officesOf(world.official('BW', 'case_officer').id, world.now()))[0]
    assert.equal(await refused({ to: bw.id }), 'applications.referral_nobody')
    assert.equal((await Application.findOrFail(file.id)).status, 'in_review')
  })

  test('a decision that is proposed, and a consent that is under way, are brought to an end first', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, head, to, refer, staff } = await referring('submitted')
    await staff()
    world.clock.moveTo('2025-11-10T09:00')
    const days = { from: Day.parse('2025-11-20'), requestedOn: Day.parse('2025-11-04') }
    const consent = {
      ...days,
      reasons: `${WHY} Ohne frühen Beginn verfiele die Stelle, weil die Bewerberin sonst absagt.`,
    }
    await (await app.container.make(ProposeEarlyStart)).handle(file.id, consent, officer)
    const refused = () => refusalOf(() => refer.handle(file.id, { to }, WHY, officer))
    const offers = async () =>
      (await as(client.get(`/akten/${file.id}`), officer)).text().includes('Andere Stelle zuständig')
    assert.equal(await refused(), 'applications.act_not_possible')
    assert.isFalse(await offers())
    await (await app.container.make(ReturnDecision)).handle(file.id, 'Die Behörde ist nicht zuständig.', head)
    assert.isTrue(await offers())
    await refer.handle(file.id, { to }, WHY, officer)
  })

  test('proposed: it stays', async ({ assert }) => {
    const { file, officer, to, refer, staff } = await referring('proposed')
    await staff()
    assert.equal(await refusalOf(() => refer.handle(file.id, { to }, WHY, officer)), 'applications.act_not_possible')
  })

  test('whoever had the page open before it went acts on it no more', async ({ assert }) => {
    const { file, officer, head, to, refer, staff } = await referring()
    await staff()
    await refer.handle(file.id, { to }, WHY, officer)
    const asked = { words: 'Bitte reichen Sie das Konzept nach.' }
    const acts = [
      () => refer.handle(file.id, { outside: OUTSIDE, sentOn: Day.parse('2025-11-03') }, WHY, head),
      async () => (await app.container.make(MoveApplication)).handle(file.id, 'acceptAsComplete', officer),
      async () =>
        (await app.container.make(RequestSupplements)).handle(file.id, asked, Day.parse('2025-11-24'), officer),
    ]
    for (const act of acts) assert.equal(await refusalOf(act), 'applications.elsewhere')
  })

  test('after a recall it goes there with its grant: reports are decided where the file is', async ({ assert }) => {
    const { world, file, officer, head, there, to, refer, staff } = await referring('signed')
    await (await app.container.make(RecallDecision)).handle(file.id, 'Die Behörde ist nicht zuständig.', head)
    await staff()
    await refer.handle(file.id, { to }, WHY, officer)
    const move = await app.container.make(MoveApplication)
    for (const act of ['acceptAsComplete', 'startReview'] as const) await move.handle(file.id, act, there)
    assert.equal(await refusalOf(() => world.propose(file.id, there)), 'decisions.review_incomplete')
    const { revision } = await ReviewRecord.findByOrFail('application_id', file.id)
    await world.review(file.id, there, 'grant', revision)
    await world.propose(file.id, there)
    const grant = await Grant.findByOrFail('application_id', file.id)
    const policy = new ReportPolicy()
    assert.isTrue(await policy.decide(there, grant))
    assert.isFalse(await policy.decide(officer, grant))
  })

  test('one that works elsewhere was sent it: the head ends the procedure here, and takes it up again', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, head, refer, path } = await referring()
    const sent = { authority: 'outside', outside: OUTSIDE, sent_on: '3.11.2025', reason: WHY }
    const at = async (typed: object) => {
      const { inputErrorsBag } = (await sends(client.post(path), head, { ...sent, ...typed })).flashMessages()
      return Object.entries(inputErrorsBag as Record<string, string[]>).map(([field, [text]]) => `${field}: ${text}`)
    }
    const says = (code: string) => sentenceFor(new Refusal(code))
    assert.deepEqual(await at({ outside: '' }), [`outside: ${says('applications.referral_where')}`])
    assert.deepEqual(await at({ sent_on: '' }), [`sent_on: ${says('applications.referral_sent_missing')}`])
    for (const sentOn of ['2.11.2025', '4.11.2025'])
      assert.match((await at({ sent_on: sentOn }))[0], /^sent_on: .* nicht vor dem Eingang/)
    const when = { outside: OUTSIDE, sentOn: Day.parse('2025-11-04') }
    assert.equal(await refusalOf(() => refer.handle(file.id, when, WHY, head)), 'applications.referral_sent_when')
    const own = 'Bezirksregierung  ARNSBERG'
    assert.deepEqual(await at({ outside: own }), [`outside: ${says('applications.referral_is_here')}`])
    assert.deepEqual(await at({ outside: '', authority: '1' }), [`sent_on: ${says('applications.referral_both')}`])
    assert.deepEqual(await at({ authority: '1' }), [`outside: ${says('applications.referral_both')}`])
    const referral = { outside: OUTSIDE, sentOn: Day.parse('2025-11-03') }
    assert.equal(await refusalOf(() => refer.handle(file.id, referral, WHY, officer)), 'applications.referral_head')
    await sends(client.post(path), head, sent)
    assert.equal((await Application.findOrFail(file.id)).status, 'referred')
    assert.isNull(await Duty.query().where('open_thing', file.journalStream).first())
    assert.include((await mailsTo(world.signatory('Unna')))[0].body, OUTSIDE)
    for (const reader of [officer, world.signatory('Unna')]) {
      const page = (await as(client.get(`/akten/${file.id}`), reader)).text()
      assert.include(page, 'Abgegeben an')
      assert.include(page, OUTSIDE)
    }
    assert.include((await as(client.get(`/akten/${file.id}`), head)).text(), 'Verfahren hier fortsetzen')
    assert.notInclude((await as(client.get(`/akten/${file.id}`), officer)).text(), 'Verfahren hier fortsetzen')
    for (const form of ['nachforderung', 'zustaendigkeit', 'vorzeitiger-beginn', 'abgabe'])
      (await as(client.get(`/akten/${file.id}/${form}`).redirects(0), officer)).assertStatus(302)
    const away = await as(client.get(`/antraege/${file.id}/ruecknahme`).redirects(0), world.signatory('Unna'))
    away.assertStatus(302)
    const back = { reason: 'Auch dort ist niemand zuständig.' }
    const takeBack = await app.container.make(TakeBackReferral)
    const alone = () => takeBack.handle(file.id, back.reason, officer)
    assert.equal(await refusalOf(alone), 'applications.referral_head')
    await sends(client.post(`${path}/rueckkehr`), head, back)
    const { status, referredTo } = await Application.findOrFail(file.id)
    assert.deepEqual([status, referredTo], ['submitted', null])
    assert.include((await mailsTo(world.signatory('Unna')))[0].subject, 'wieder bei uns')
  })

  test('past the application a file changes its authority by no statement', async ({ assert }) => {
    const { world, file, to } = await referring('in_review')
    const moved = (change: object) =>
      inTransaction((trx) => trx.from('applications').where('id', file.id).update(change))
    await assert.rejects(() => moved({ authority_id: to }), /REFERRED/)
    const bw = (await officesOf(world.official('BW', 'case_officer').id, world.now()))[0].id
    await assert.rejects(() => moved({ authority_id: bw, status: 'submitted' }), /REFERRED/)
    await assert.rejects(() => moved({ status: 'submitted' }), /BEGUN ANEW/)
    await assert.rejects(() => moved({ status: 'referred' }), /WHERE TO/)
  })
})
