import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { deliverEffects } from '#core/effects/effects'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import MoveApplication from '#applications/actions/move_application'
import Application from '#applications/models/application'
import CosignDecision from '#decisions/actions/cosign_decision'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import RecordAnnouncement from '#decisions/actions/record_announcement'
import ProposeDecision from '#decisions/actions/propose_decision'
import ProposeEarlyStart from '#decisions/actions/propose_early_start'
import ReturnDecision from '#decisions/actions/return_decision'
import SignDecision from '#decisions/actions/sign_decision'
import GrantVersion from '#decisions/models/grant_version'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import SaveReviewRecord from '#reviews/actions/save_review_record'
import ReviewRecord from '#reviews/models/review_record'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const WHY =
  'Die Beraterin kann nur zum 1. Dezember eingestellt werden; die Finanzierung ist durch Eigenmittel auch ohne Zuwendung gesichert.'
const ASKED = { from: Day.parse('2025-11-20'), requestedOn: Day.parse('2025-11-04'), reasons: WHY }
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')

const FROM_FEBRUARY = { from: Day.parse('2026-02-01'), to: Day.parse('2026-12-31') }

async function waitingFile(start?: string) {
  const world = await World.create()
  await world.budget('NW', 'KI', 2026, '1000000.00')
  const file = await world.file('Unna', 'NW-KI-2026', 'submitted', {
    typed: { vorhaben: { already_active: 'no', start: start ?? '01.07.2026' } },
  })
  const [officer, head] = [world.official('NW', 'case_officer'), world.official('NW', 'head_of_unit')]
  world.clock.moveTo('2025-11-06T09:00')
  const ask = async (more: Partial<typeof ASKED> = {}) =>
    (await make(ProposeEarlyStart)).handle(file.id, { ...ASKED, ...more }, officer)
  const give = async () => {
    await ask()
    await (await make(SignDecision)).handle(file.id, head)
    await (await make(DispatchDecision)).handle(file.id, officer)
    await deliverEffects()
    world.clock.moveTo('2025-11-10T09:00')
    await world.announce(file.id, world.editor('Unna'))
  }
  const review = async () => {
    const move = await make(MoveApplication)
    await move.handle(file.id, 'acceptAsComplete', officer)
    await move.handle(file.id, 'startReview', officer)
    await world.review(file.id, officer)
    world.clock.moveTo('2026-01-19T09:00')
  }
  return { world, file, officer, head, ask, give, review }
}

test.group('Consent to an early beginning', () => {
  test('goes the road of a decision, binds no money and leaves the application where it is', async ({ assert }) => {
    const { world, file, give } = await waitingFile()
    await give()
    const decision = (await currentDecisionOf(file.id))!
    assert.deepEqual([decision.kind, decision.status, decision.subject], ['early_start', 'dispatched', 'beginning'])
    assert.equal((await Application.findOrFail(file.id)).status, 'submitted')
    assert.isNull(await GrantVersion.first())
    const text = plain(JSON.stringify(decision.noticeContent))
    assert.include(text, 'lasse zu, dass Sie mit dem oben genannten Vorhaben ab dem 20.11.2025 beginnen')
    assert.include(text, 'weder eine Bewilligung noch eine Zusicherung nach § 38 VwVfG NRW')
    assert.notInclude(text, 'Rechtsbehelfsbelehrung')
    assert.isAbove(world.now().toMillis(), 0)
  })

  test('with it a beginning after its announcement is no obstacle, and counts from then on', async ({ assert }) => {
    const { world, file, officer, give, review } = await waitingFile('01.12.2025')
    await give()
    await review()
    await world.propose(file.id, officer)
    const { noticeFacts } = (await currentDecisionOf(file.id))!
    assert.equal(noticeFacts.eligible!.from, '2026-01-01')
    assert.match(noticeFacts.eligible!.source, /VVG zu § 44 LHO/)
  })

  test('nothing is decided before a consent that went out is announced: it would be lost behind the next', async ({
    assert,
  }) => {
    const { world, file, officer, head, ask, review } = await waitingFile()
    await ask()
    await (await make(SignDecision)).handle(file.id, head)
    await (await make(DispatchDecision)).handle(file.id, officer)
    await review()
    assert.equal(await refusalOf(() => world.propose(file.id, officer, FROM_FEBRUARY)), 'decisions.another_under_way')
    const rejection = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [], reasons: WHY }
    const handed = {
      channel: 'post' as const,
      on: Day.parse('2025-11-20'),
      receivedOn: null,
      evidence: 'Vermerk der Poststelle',
    }
    await (await make(RecordAnnouncement)).handle(file.id, handed, officer)
    await world.review(file.id, officer, 'reject', 1)
    await (await make(ProposeDecision)).handle(file.id, rejection, officer)
  })

  test('a beginning before the application was received stops the approval, and is a ground that is proved', async ({
    assert,
  }) => {
    const { world, file, officer, review } = await waitingFile('01.10.2025')
    await review()
    assert.equal(await refusalOf(() => world.propose(file.id, officer)), 'decisions.started_early')
    await world.review(file.id, officer, 'reject', 1)
    const rejection = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [], reasons: null }
    await (await make(ProposeDecision)).handle(file.id, { ...rejection, grounds: ['started'] }, officer)
    const [ground] = (await currentDecisionOf(file.id))!.noticeFacts.grounds
    assert.match(
      ground.sentence,
      /^Mit dem Vorhaben wurde nach Ihren Angaben am 01\.10\.2025 begonnen, bevor der Antrag/
    )
  })

  test('a grant counts from the announcement of its notice where nothing else was permitted', async ({ assert }) => {
    const { world, file, officer, head, review } = await waitingFile()
    await review()
    assert.equal(await refusalOf(() => world.propose(file.id, officer)), 'decisions.period_before_eligible')
    await world.propose(file.id, officer, FROM_FEBRUARY)
    await (await make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    await (await make(SignDecision)).handle(file.id, head)
    await (await make(DispatchDecision)).handle(file.id, officer)
    await world.announce(file.id, world.editor('Unna'))
    const version = await GrantVersion.firstOrFail()
    assert.equal(version.eligibleFrom!.iso, '2026-02-01')
    assert.isTrue(version.validFrom!.isBefore(version.eligibleFrom!))
    assert.include(
      plain(JSON.stringify((await currentDecisionOf(file.id))!.noticeContent)),
      'nach der Bekanntgabe dieses Bescheides verursacht'
    )
  })

  test('returned, it may be proposed again; given once, it is not given again', async ({ assert }) => {
    const { file, head, ask, give, world, officer, review } = await waitingFile()
    await ask()
    assert.equal(await refusalOf(ask), 'decisions.another_under_way')
    await (await make(ReturnDecision)).handle(file.id, 'Bitte den Grund ergänzen.', head)
    await give()
    assert.equal(await refusalOf(ask), 'decisions.early_start_given')
    await review()
    await world.propose(file.id, officer)
    assert.equal(await refusalOf(ask), 'decisions.early_start_given')
  })

  test('not to what had begun before it was applied for', async ({ assert }) => {
    const { ask } = await waitingFile('01.10.2025')
    assert.equal(await refusalOf(ask), 'decisions.started_early')
  })

  test('not to what has begun by its review', async ({ assert }) => {
    const { file, ask, review, officer } = await waitingFile()
    await review()
    const { answers } = await ReviewRecord.findByOrFail('application_id', file.id)
    const begun = { result_not_started: 'no', note_not_started: 'Nach dem Stellenplan seit Oktober 2025 besetzt.' }
    await (await make(SaveReviewRecord)).handle(file.id, { ...answers, ...begun }, 1, officer)
    assert.equal(await refusalOf(ask), 'decisions.early_start_begun')
  })

  test('once the application is decided it is too late', async ({ assert }) => {
    const { world, file, officer, head, ask, review } = await waitingFile()
    await review()
    await world.propose(file.id, officer, FROM_FEBRUARY)
    await (await make(CosignDecision)).handle(file.id, world.official('NW', 'budget_officer'))
    await (await make(SignDecision)).handle(file.id, head)
    assert.equal(await refusalOf(ask), 'decisions.early_start_too_late')
  })

  test('the officer proposes it on its page; what is wrong is said at its field', async ({ assert, client }) => {
    const { file, officer } = await waitingFile()
    const page = `/akten/${file.id}/vorzeitiger-beginn`
    assert.include((await as(client.get(`/akten/${file.id}`), officer)).text(), page)
    const wrong = await sends(client.post(page).header('referer', page), officer, {
      from: '1.11.2025',
      requested_on: '4.11.2025',
      reasons: WHY,
    })
    assert.deepEqual(Object.keys(wrong.flashMessages().inputErrorsBag), ['from'])
    await sends(client.post(page), officer, { from: '20.11.2025', requested_on: '4.11.2025', reasons: WHY })
    assert.equal((await currentDecisionOf(file.id))!.noticeFacts.earlyStart!.from, '2025-11-20')
    const shown = plain((await as(client.get(`/akten/${file.id}/bescheid`), officer)).text())
    assert.include(shown, 'Zustimmung zum vorzeitigen Beginn')
  })
})

test.group('The period of a case', () => {
  test('may be shorter than its call: what is paid by time follows, notice and grant say it', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, review } = await waitingFile()
    await review()
    const form = { kind: 'approval', period_from: '12.4.2026', period_to: '31.12.2026', then: 'recalculate' }
    const page = `/akten/${file.id}/vorschlag`
    const again = await sends(client.post(page).header('referer', page), officer, form)
    assert.equal(again.status(), 302)
    const { grant } = await world.calculationOf(file.id, { from: Day.parse('2026-04-12'), to: Day.parse('2026-12-31') })
    const whole = (await world.calculationOf(file.id)).grant
    assert.isTrue(whole.exceeds(grant))
    const period = { from: Day.parse('2026-04-12'), to: Day.parse('2026-12-31') }
    const proposal = {
      kind: 'approval' as const,
      amount: grant,
      tranches: [{ year: 2026, amount: grant }],
      reasons: WHY,
      period,
    }
    await (await make(ProposeDecision)).handle(file.id, proposal, officer)
    const decision = (await currentDecisionOf(file.id))!
    assert.deepEqual([decision.periodFrom.iso, decision.periodTo.iso], ['2026-04-12', '2026-12-31'])
    assert.include(plain(JSON.stringify(decision.noticeFacts.calculation.steps)), 'im Bewilligungszeitraum')
    const over = { ...proposal, period: { ...period, to: Day.parse('2027-01-01') } }
    assert.equal(
      await refusalOf(async () => (await make(ProposeDecision)).handle(file.id, over, officer)),
      'decisions.period_outside_call'
    )
  })
})
