import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Money from '#core/money/money'
import OutgoingMail from '#core/mail/outgoing_mail'
import { inTransaction } from '#core/persistence/in_transaction'
import Application from '#applications/models/application'
import type { Deduction } from '#applications/domain/submitted_grant'
import PostGrantMoney from '#budgets/actions/post_grant_money'
import BudgetBalance from '#budgets/models/budget_balance'
import AuthorisationBalance from '#budgets/models/authorisation_balance'
import { boundYearsOf } from '#budgets/queries/bound_years'
import PostToBudget from '#budgets/actions/post_to_budget'
import ReturnDecision from '#decisions/actions/return_decision'
import RecallDecision from '#decisions/actions/recall_decision'
import CosignDecision from '#decisions/actions/cosign_decision'
import DispatchDecision from '#decisions/actions/dispatch_decision'
import ProposeAmendment from '#decisions/actions/propose_amendment'
import ProposeDecision from '#decisions/actions/propose_decision'
import SignDecision from '#decisions/actions/sign_decision'
import Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import GrantVersion from '#decisions/models/grant_version'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { as } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const REASONS =
  'Die Stelle der Koordination konnte erst im Juni besetzt werden; die Ausgaben des laufenden Jahres sinken entsprechend.'
const money = (text: string) => Money.parse(text)
const tranches = (...of: [number, string][]) => of.map(([year, amount]) => ({ year, amount: money(amount) }))

async function threeYears(stage: 'announced' | 'notified' = 'announced') {
  const world = await World.create()
  const line = await world.budget('BW', 'WCC', 2026, '300000.00', { 2027: '300000.00', 2028: '300000.00' })
  const plan = {
    expenditure: { PERS: ['250000.00', '250000.00', '250000.00'] },
    thirdParty: { COMPANY: ['20000.00', '20000.00', '20000.00'] },
    leadWeight: 1n,
  }
  const file = await world.file('Schwarzwald', 'BW-WCC-2026', stage, { plan })
  const [officer, budget, head] = (['case_officer', 'budget_officer', 'head_of_unit'] as const).map((role) =>
    world.official('BW', role)
  )
  const amend = async (wanted: ReturnType<typeof tranches>, reasons = REASONS) =>
    (await make(ProposeAmendment)).handle(file.id, { tranches: wanted, reasons }, officer)
  const sign = async () => (await make(SignDecision)).handle(file.id, head)
  /** An amendment goes the road of every decision. */
  const change = async (wanted: ReturnType<typeof tranches>) => {
    const { cosignatureRequired } = await amend(wanted)
    if (cosignatureRequired) await (await make(CosignDecision)).handle(file.id, budget)
    await sign()
    await (await make(DispatchDecision)).handle(file.id, officer)
    await world.announce(file.id, world.editor('Schwarzwald'))
  }
  const committed = async () =>
    (await BudgetBalance.query().where('budget_line_id', line.id).orderBy('year')).map(
      (row) => `${row.year} ${row.committed}`
    )
  return { world, line, file, officer, budget, head, amend, sign, change, committed }
}

async function moves(world: World, applicationId: number, lineId: number) {
  const { id: grantId } = await Grant.findByOrFail('application_id', applicationId)
  const { decisionId } = (await Grant.versionOf(grantId))!
  const post = await make(PostGrantMoney)
  const officer = world.official('BW', 'budget_officer')
  const facts = (amount: string, text: string) => ({
    grantId,
    decisionId,
    budgetLineId: lineId,
    amount: money(amount),
    text,
  })
  return {
    pay: (amount: string) => inTransaction((trx) => post.pay(facts(amount, 'Auszahlung'), officer, world.now(), trx)),
    repay: (amount: string, paidIn: number) =>
      inTransaction((trx) => post.repay(facts(amount, 'Rückzahlung'), paidIn, officer, world.now(), trx)),
  }
}

test.group('A grant and its decisions', () => {
  test('it is made with the signature and takes effect with the announcement', async ({ assert, client }) => {
    const { world, file } = await threeYears('notified')
    const grant = await Grant.findByOrFail('application_id', file.id)
    const [version] = await GrantVersion.query().where('grant_id', grant.id)
    assert.isNull(version.validFrom)
    assert.isNull(await Grant.versionOf(grant.id, { effective: true }))
    const reports = await db.from('progress_reports').where('grant_id', grant.id)
    assert.lengthOf(reports, 0, 'a duty of the recipient begins with the announcement')
    await world.announce(file.id, world.editor('Schwarzwald'))
    const [announced] = await GrantVersion.query().where('grant_id', grant.id)
    assert.equal(announced.validFrom!.iso, world.clock.today().plusDays(1).iso)
    assert.lengthOf(await db.from('progress_reports').where('grant_id', grant.id), 3)
    assert.equal(
      (await as(client.get(`/akten/${file.id}/aenderung`), world.official('BW', 'case_officer'))).status(),
      200
    )
  })

  test('what was paid and taken back is granted again before anything is bound anew, and is not paid twice', async ({
    assert,
  }) => {
    const { world, line, file, change, committed } = await threeYears()
    const { pay } = await moves(world, file.id, line.id)
    await pay('175000.00')
    await change(tranches([2026, '100000.00'], [2027, '175000.00'], [2028, '175000.00']))
    await change(tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '175000.00']))
    assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 175000.00'])
    await assert.rejects(() => pay('0.01'), /INV-3/)
  })

  test('what an amendment frees stays set aside until it is announced, so that its recall always finds it', async ({
    assert,
  }) => {
    const { world, line, file, amend, sign, budget, committed, head } = await threeYears()
    const standing = async () => await BudgetBalance.query().where({ budgetLineId: line.id, year: 2026 }).firstOrFail()
    await amend(tranches([2026, '100000.00'], [2027, '175000.00'], [2028, '175000.00']))
    if ((await currentDecisionOf(file.id))!.cosignatureRequired)
      await (await make(CosignDecision)).handle(file.id, budget)
    await sign()
    const { reserved, committed: bound } = await standing()
    assert.deepEqual([String(reserved), String(bound)], ['75000.00', '100000.00'])
    world.clock.moveTo('2027-03-01T09:00')
    await (await make(RecallDecision)).handle(file.id, 'Der Bescheid darf nicht mehr hinaus.', head)
    assert.equal(String((await standing()).reserved), '0.00')
    const grant = await Grant.findByOrFail('application_id', file.id)
    const reduced = await db
      .from('budget_postings')
      .where({ grant_id: grant.id, kind: 'reduced_closed' })
      .sum('amount as sum')
    assert.deepEqual([Number(reduced[0].sum), (await committed())[0]], [-7_500_000, '2026 100000.00'])
  })

  test('{$self} an amendment that lowers is signed, its recall brings back what stood')
    .with(['a block before', 'a block after'] as const)
    .run(async ({ assert }, when) => {
      const { world, line, file, amend, sign, budget, committed, head } = await threeYears()
      const block = async () => {
        const posting = {
          kind: 'block' as const,
          year: 2026,
          decidedIn: 2026,
          amount: money('-250000.00'),
          text: 'Sperre',
        }
        await (await make(PostToBudget)).handle(line.id, posting, world.official('BW', 'budget_officer'))
      }
      if (when === 'a block before') await block()
      await amend(tranches([2026, '100000.00'], [2027, '175000.00'], [2028, '175000.00']))
      if ((await currentDecisionOf(file.id))!.cosignatureRequired)
        await (await make(CosignDecision)).handle(file.id, budget)
      await sign()
      if (when === 'a block after') await block()
      await (await make(RecallDecision)).handle(file.id, 'Der Bescheid darf nicht mehr hinaus.', head)
      assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 175000.00'])
    })

  test('announced, what it freed is free for others', async ({ assert }) => {
    const { line, change } = await threeYears()
    await change(tranches([2026, '100000.00'], [2027, '175000.00'], [2028, '175000.00']))
    const { reserved } = await BudgetBalance.query().where({ budgetLineId: line.id, year: 2026 }).firstOrFail()
    assert.equal(String(reserved), '0.00')
  })

  test('B12: an amendment lowers one year, frees its authorisation, and is a notice of its own', async ({
    assert,
    client,
  }) => {
    const { world, line, file, change, committed } = await threeYears()
    assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 175000.00'])
    await change(tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '145000.00']))
    assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 145000.00'])
    const [, third] = await AuthorisationBalance.query().where('budget_line_id', line.id).orderBy('matures_in')
    assert.equal(String(third.committed), '145000.00')
    const grant = await Grant.findByOrFail('application_id', file.id)
    const versions = await GrantVersion.query().where('grant_id', grant.id).orderBy('version')
    assert.deepEqual(
      versions.map(({ version, amount }) => `${version} ${amount}`),
      ['1 525000.00', '2 495000.00']
    )
    const decision = (await currentDecisionOf(file.id))!
    const notice = JSON.stringify(decision.noticeContent).replaceAll('\u00a0', ' ')
    assert.include(notice, 'Änderungsbescheid')
    assert.include(notice, '495.000,00 €')
    assert.include(notice, REASONS)
    const page = (await as(client.get(`/akten/${file.id}/bescheid`), world.official('BW', 'case_officer'))).text()
    assert.include(page, 'Änderung')
    assert.include(page, 'Bewilligung')
  })

  test('B06: a shift into a later year needs its money there; else it is neither proposed nor signed', async ({
    assert,
  }) => {
    const { line, amend, sign, budget, file, world, committed } = await threeYears()
    const shifted = tranches([2026, '163000.00'], [2027, '187000.00'], [2028, '175000.00'])
    const vote = async (amount: string) => {
      const posting = { kind: 'authorisation' as const, year: 2027, decidedIn: 2026, amount: money(amount) }
      const officer = world.official('BW', 'budget_officer')
      await (await make(PostToBudget)).handle(line.id, { ...posting, text: 'Nachtrag' }, officer)
    }
    await vote('-113000.01')
    assert.equal(await refusalOf(() => amend(shifted)), 'budgets.authorisation_reserved')
    await vote('0.01')
    await amend(shifted)
    const reserved = await BudgetBalance.query().where({ budgetLineId: line.id, year: 2027 }).firstOrFail()
    assert.equal(String(reserved.reserved), '12000.00')
    await vote('-0.01')
    const cosign = async () => (await make(CosignDecision)).handle(file.id, budget)
    assert.equal(await refusalOf(cosign), 'decisions.budget_short')
    assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 175000.00'])
    await vote('0.01')
    if ((await currentDecisionOf(file.id))!.cosignatureRequired) await cosign()
    await sign()
    assert.deepEqual(await committed(), ['2026 163000.00', '2027 187000.00', '2028 175000.00'])
  })

  test('F03 in a closed year: what was paid stays committed, what is taken back is booked as reduced', async ({
    assert,
  }) => {
    const { world, line, file, change, committed } = await threeYears()
    const { pay, repay } = await moves(world, file.id, line.id)
    await pay('175000.00')
    world.clock.moveTo('2027-02-01T10:00')
    const post = await make(PostToBudget)
    await post.handle(
      line.id,
      { kind: 'appropriation', year: 2027, decidedIn: 2027, amount: money('400000.00'), text: 'Haushalt' },
      world.official('BW', 'budget_officer')
    )
    await change(tranches([2026, '164200.00'], [2027, '175000.00'], [2028, '175000.00']))
    assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 175000.00'])
    const [reduced] = await db.from('budget_postings').where('kind', 'reduced_closed')
    assert.deepEqual([Number(reduced.year), Number(reduced.amount)], [2026, 1_080_000])
    // B07: what comes back in a later year is income of that year, and frees nothing
    await repay('10800.00', 2026)
    const [income] = await db.from('budget_postings').where('kind', 'income')
    assert.equal(Number(income.year), 2027)
    assert.deepEqual(await committed(), ['2026 175000.00', '2027 175000.00', '2028 175000.00'])
  })

  test('B08: within its year a repayment lowers what is paid, and frees only after the notice', async ({ assert }) => {
    const { world, line, file, change, committed } = await threeYears()
    const { pay, repay } = await moves(world, file.id, line.id)
    await pay('175000.00')
    await repay('2000.00', 2026)
    const grant = await Grant.findByOrFail('application_id', file.id)
    const bound = (await boundYearsOf(grant.id)).get(line.id)!.find(({ year }) => year === 2026)!
    assert.equal(String(bound.paid), '173000.00')
    assert.equal((await committed())[0], '2026 175000.00')
    await change(tranches([2026, '173000.00'], [2027, '175000.00'], [2028, '175000.00']))
    assert.equal((await committed())[0], '2026 173000.00')
  })

  test('B08 the other way round: reduced first, what comes back becomes free', async ({ assert }) => {
    const { world, line, file, change, committed } = await threeYears()
    const { pay, repay } = await moves(world, file.id, line.id)
    await pay('175000.00')
    await change(tranches([2026, '173000.00'], [2027, '175000.00'], [2028, '175000.00']))
    assert.equal((await committed())[0], '2026 175000.00')
    await repay('2000.00', 2026)
    assert.equal((await committed())[0], '2026 173000.00')
    assert.equal(
      (await db.from('budget_postings').where('kind', 'reduced_closed')).reduce(
        (sum, { amount }) => sum + Number(amount),
        0
      ),
      0
    )
  })

  test('more than is bound is not paid, whatever asks for it', async ({ assert }) => {
    const { world, line, file } = await threeYears()
    const { pay } = await moves(world, file.id, line.id)
    await assert.rejects(() => pay('175000.01'), /INV-3/)
  })

  test('nothing is changed before the last notice is announced; a returned proposal is told to its proposer', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, budget, head, amend, sign } = await threeYears('notified')
    const less = tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '100000.00'])
    assert.equal(await refusalOf(() => amend(less)), 'decisions.not_announced')
    await world.announce(file.id, world.editor('Schwarzwald'))
    const returning = await make(ReturnDecision)
    await amend(less)
    await returning.handle(file.id, 'Bitte die Gründe genauer fassen.', head)
    const mail = await OutgoingMail.query().where('subject', 'like', 'Vorschlag zurückgegeben%').firstOrFail()
    assert.equal(mail.toAddress, officer.email)
    await amend(less)
    await (await make(CosignDecision)).handle(file.id, budget)
    await sign()
    await (await make(DispatchDecision)).handle(file.id, officer)
    assert.equal(await refusalOf(() => amend(tranches([2026, '1000.00']))), 'decisions.not_announced')
    // the head says what holds; the plan and the recipient's page the same
    await world.announce(file.id, world.editor('Schwarzwald'))
    for (const person of [officer, world.editor('Schwarzwald')]) {
      const plan = (await as(client.get(`/akten/${file.id}/finanzierungsplan`), person))
        .text()
        .replaceAll('\u00a0', ' ')
      assert.include(plan, '450.000,00 €')
      assert.include(plan, 'Betrag nach dem letzten Änderungsbescheid')
    }
  })

  test('a recipient does not read how the authority decides', async ({ assert, client }) => {
    const { world, file, amend } = await threeYears()
    await amend(tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '100000.00']))
    const page = (await as(client.get(`/akten/${file.id}`), world.editor('Schwarzwald'))).text()
    for (const inner of ['Mitzeichnung Haushalt', 'Schlusszeichnung', 'Beauftragte für den Haushalt'])
      assert.notInclude(page, inner)
    assert.include(page, 'Bericht 2026 einreichen')
  })

  test('an amendment changes something, gives reasons, and there is one at a time', async ({ assert }) => {
    const { world, file, amend } = await threeYears()
    const same = tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '175000.00'])
    const less = tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '100000.00'])
    const code = (wanted: typeof same, reasons?: string) => refusalOf(() => amend(wanted, reasons))
    assert.equal(await code(same), 'decisions.amendment_changes_nothing')
    assert.equal(await code(less, 'zu kurz'), 'decisions.amendment_reasons_missing')
    assert.equal(await code(tranches([2026, '900000.00'])), 'decisions.amount_above_calculation')
    assert.equal(await code(tranches([2026, '175000.01'])), 'decisions.amount_not_rounded')
    assert.equal(await code(tranches()), 'decisions.nothing_left')
    await amend(less)
    assert.equal(await code(less), 'decisions.another_under_way')
    assert.equal((await Application.findOrFail(file.id)).status, 'decided')
    world.clock.moveTo('2025-11-05T10:00')
    const other = await world.file('Ulm', 'BW-WCC-2026', 'in_review')
    const propose = await make(ProposeAmendment)
    assert.equal(
      await refusalOf(() =>
        propose.handle(other.id, { tranches: less, reasons: REASONS }, world.official('BW', 'case_officer'))
      ),
      'decisions.no_grant'
    )
  })
})

test.group('What is recognised of a plan', () => {
  test('deductions name a position, no more than it holds, each with a reason; the notice says what is eligible', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('BW', 'WCC', 2026, '300000.00', { 2027: '300000.00', 2028: '300000.00' })
    const plan = {
      expenditure: { PERS: ['240000.00', '240000.00', '240000.00'], PR: ['10000.00', '10000.00', '10000.00'] },
      thirdParty: {},
      leadWeight: 1n,
    }
    const file = await world.file('Schwarzwald', 'BW-WCC-2026', 'reviewed', {
      plan: { ...plan, thirdParty: { COMPANY: ['20000.00', '20000.00', '20000.00'] } },
    })
    world.clock.moveTo('2026-01-19T09:00')
    const officer = world.official('BW', 'case_officer')
    const deduct = (change: Partial<Deduction>) => ({
      code: 'PR',
      year: 2026,
      amount: money('4000.00'),
      reason: 'Werbung für die Wirtschaftsförderung dient nicht dem Zuwendungszweck.',
      ...change,
    })
    const propose = async (
      deduction: Deduction,
      wanted = tranches([2026, '172200.00'], [2027, '175000.00'], [2028, '175000.00'])
    ) =>
      (await make(ProposeDecision)).handle(
        file.id,
        {
          kind: 'approval',
          amount: Money.sum(wanted.map(({ amount }) => amount)),
          tranches: wanted,
          reasons:
            'Ausgaben für die Werbung sind nur zum Teil dem Zuwendungszweck zuzuordnen und werden insoweit nicht anerkannt.',
          deductions: [deduction],
        },
        officer
      )
    const code = (change: Partial<Deduction>) => refusalOf(() => propose(deduct(change)))
    assert.equal(await code({ code: 'GIBTESNICHT' }), 'decisions.deduction_unknown')
    assert.equal(await code({ amount: money('10000.01') }), 'decisions.deduction_too_high')
    assert.equal(await code({ reason: 'nein' }), 'decisions.deduction_reason_missing')
    assert.equal(
      await refusalOf(() =>
        propose(deduct({}), tranches([2026, '175000.00'], [2027, '175000.00'], [2028, '175000.00']))
      ),
      'decisions.amount_above_calculation'
    )
    const decision = await propose(deduct({}))
    assert.equal(decision.kind, 'partial_approval')
    const { noticeFacts } = await Decision.findOrFail(decision.id)
    assert.lengthOf(noticeFacts.deductions, 1)
    const page = (await as(client.get(`/akten/${file.id}/bescheid`), world.official('BW', 'budget_officer'))).text()
    assert.include(page, 'Werbung für die Wirtschaftsförderung', 'who signs reads what is not recognised, and why')
    await (await make(CosignDecision)).handle(file.id, world.official('BW', 'budget_officer'))
    const signed = await (await make(SignDecision)).handle(file.id, world.official('BW', 'head_of_unit'))
    const notice = JSON.stringify(signed.noticeContent).replaceAll('\u00a0', ' ')
    assert.include(notice, '746.000,00 €')
    assert.include(notice, 'Werbung für die Wirtschaftsförderung')
  })

  test('nothing is proposed outside a review, nor signed without a proposal', async ({ assert }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'complete')
    const officer = world.official('NW', 'case_officer')
    const proposal = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [], reasons: REASONS }
    assert.equal(
      await refusalOf(async () => (await make(ProposeDecision)).handle(file.id, proposal, officer)),
      'decisions.not_in_review'
    )
    const head = world.official('NW', 'head_of_unit')
    assert.equal(
      await refusalOf(async () => (await make(SignDecision)).handle(file.id, head)),
      'decisions.nothing_proposed'
    )
  })

  test('B10: what is set aside for a proposal is free again when it goes back or the application is taken back', async ({
    assert,
  }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'proposed')
    const reserved = async () =>
      String((await BudgetBalance.query().where({ budgetLineId: line.id, year: 2026 }).firstOrFail()).reserved)
    assert.equal(await reserved(), '364500.00')
    const returning = await make(ReturnDecision)
    await returning.handle(file.id, 'Bitte noch einmal rechnen.', world.official('NW', 'head_of_unit'))
    assert.equal(await reserved(), '0.00')
    await world.propose(file.id, world.official('NW', 'case_officer'))
    const { default: MoveApplication } = await import('#applications/actions/move_application')
    const { deliverEffects } = await import('#core/effects/effects')
    await (await make(MoveApplication)).handle(file.id, 'retract', world.signatory('Unna'))
    await deliverEffects()
    assert.equal(await reserved(), '0.00')
    assert.equal(
      (await Decision.query().where('application_id', file.id).orderBy('id', 'desc').firstOrFail()).status,
      'lapsed'
    )
  })
})
