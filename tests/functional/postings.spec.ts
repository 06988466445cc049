import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Money from '#core/money/money'
import PostToBudget, { type FramePosting } from '#budgets/actions/post_to_budget'
import EndPosting from '#budgets/actions/end_posting'
import EnterPosting from '#budgets/actions/enter_posting'
import BudgetBalance from '#budgets/models/budget_balance'
import BudgetPosting from '#budgets/models/budget_posting'
import EnteredPosting from '#budgets/models/entered_posting'
import type User from '#identity/models/user'
import CosignDecision from '#decisions/actions/cosign_decision'
import ProposeDecision from '#decisions/actions/propose_decision'
import ReturnDecision from '#decisions/actions/return_decision'
import SignDecision from '#decisions/actions/sign_decision'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const euro = (text: string) => Money.parse(text)

async function ledger() {
  const world = await World.create()
  const [from, to] = [
    await world.budget('NW', 'KI', 2026, '500000.00'),
    await world.budget('NW', 'MVW', 2026, '100000.00'),
  ]
  const foreign = await world.budget('BW', 'WCC', 2026, '100000.00')
  world.clock.moveTo('2026-02-02T09:00')
  const officer = world.official('NW', 'budget_officer')
  const shift: FramePosting = {
    kind: 'transfer',
    year: 2026,
    decidedIn: 2026,
    amount: euro('-40000.00'),
    text: 'Umschichtung zum Modellvorhaben',
    document: 'H 1120-7',
    counterpartLineId: to.id,
  }
  const post = async (change: Partial<FramePosting> = {}) =>
    (await make(PostToBudget)).handle(from.id, { ...shift, ...change }, officer)
  const disposable = async (id: number) =>
    String((await BudgetBalance.query().where({ budgetLineId: id, year: 2026 }).firstOrFail()).disposable)
  return { world, from, to, foreign, officer, post, disposable }
}

test.group('Postings to the frame', () => {
  test('a transfer has two sides in one moment, each naming the other, with its document', async ({ assert }) => {
    const { from, to, post, disposable } = await ledger()
    await post()
    assert.deepEqual([await disposable(from.id), await disposable(to.id)], ['460000.00', '140000.00'])
    const [gives, gets] = await BudgetPosting.query().where('kind', 'transfer').orderBy('id')
    assert.deepEqual([gives.counterpartLineId, gets.counterpartLineId], [to.id, from.id])
    assert.deepEqual([gives.document, gets.document], ['H 1120-7', 'H 1120-7'])
  })

  test('{code}')
    .with([
      { code: 'budgets.counterpart_missing', change: { counterpartLineId: undefined } },
      { code: 'budgets.counterpart_missing', change: { kind: 'block' as const } },
      { code: 'budgets.transfer_short', change: { amount: euro('-500000.01') } },
      { code: 'budgets.transfer_short', change: { amount: euro('100000.01') } },
      { code: 'budgets.year_closed', change: { year: 2025, decidedIn: 2025 } },
    ])
    .run(async ({ assert }, { code, change }) => {
      const { post, from, disposable } = await ledger()
      assert.equal(await refusalOf(() => post(change)), code)
      assert.equal(await disposable(from.id), '500000.00')
    })

  test('another Land gives nothing, and a line gives nothing to itself', async ({ assert }) => {
    const { post, foreign, from } = await ledger()
    assert.equal(await refusalOf(() => post({ counterpartLineId: foreign.id })), 'budgets.counterpart_foreign')
    assert.notEqual(await refusalOf(() => post({ counterpartLineId: from.id })), 'nothing was refused')
    const row = {
      kind: 'transfer',
      year: 2026,
      decided_in: 2026,
      amount: 1,
      text: 'ohne Seite',
      posted_by: 1,
      posted_at: '2026-01-01 08:00:00',
    }
    await assert.rejects(() => db.table('budget_postings').insert({ ...row, budget_line_id: from.id }), /TWO-SIDED/)
  })

  test('the page asks for the other line and the document', async ({ assert, client }) => {
    const { from, to, officer } = await ledger()
    const page = `/haushalt/${from.id}/buchung`
    const form = { kind: 'transfer', year: 2026, decided_in: 2026, amount: '-1.000,00', text: 'Umschichtung' }
    const without = await sends(client.post(page).header('referer', page), officer, { ...form, document: 'H 1' })
    assert.deepEqual(Object.keys(without.flashMessages().inputErrorsBag), ['counterpart'])
    const undocumented = await sends(client.post(page).header('referer', page), officer, {
      ...form,
      counterpart: to.id,
    })
    assert.deepEqual(Object.keys(undocumented.flashMessages().inputErrorsBag), ['document'])
    await sends(client.post(page), officer, { ...form, counterpart: to.id, document: 'H 1' })
    assert.include((await as(client.get(`/haushalt/${to.id}`), officer)).text(), 'Dokument H 1')
  })

  test('a block that takes more than is free is called what it is', async ({ assert, client }) => {
    const { world, from, officer } = await ledger()
    world.clock.moveTo('2025-11-20T09:00')
    await world.file('Unna', 'NW-KI-2026', 'signed')
    world.clock.moveTo('2026-02-02T09:00')
    const block = {
      kind: 'block' as const,
      year: 2026,
      decidedIn: 2026,
      amount: euro('-500000.00'),
      text: 'Sperrerlass',
    }
    await (await make(PostToBudget)).handle(from.id, block, officer)
    const page = (await as(client.get('/haushalt?jahr=2026'), officer)).text()
    assert.include(page, 'überzeichnet durch Sperre')
    assert.notInclude(page, 'null %')
  })

  test("from the office's limit on a second person confirms; until then nothing is posted", async ({
    assert,
    client,
  }) => {
    const { world, from, to, officer, disposable } = await ledger()
    const head = world.official('NW', 'head_of_unit')
    const form = {
      kind: 'appropriation',
      year: 2026,
      decided_in: 2026,
      text: 'Nachtragshaushalt',
      document: 'H 1120-9',
    }
    const page = `/haushalt/${from.id}/buchung`
    const enter = (amount: string, user = officer) =>
      sends(client.post(page).header('referer', page), user, { ...form, amount })
    await enter('499.999,99')
    assert.equal(await disposable(from.id), '999999.99')
    await enter('500.000,00')
    assert.equal(await disposable(from.id), '999999.99')
    const [entered] = await EnteredPosting.openOn(from.id)
    const shown = (await as(client.get(`/haushalt/${from.id}`), officer)).text()
    assert.include(shown, 'Wartet auf eine zweite Person')
    assert.notInclude(shown, 'Buchung bestätigen')
    assert.include((await as(client.get('/akten'), head)).text(), 'Buchung im Haushalt bestätigen')
    const confirm = async (by: User) => (await make(EndPosting)).confirm(from, entered.id, by)
    assert.equal(await refusalOf(() => confirm(officer)), 'budgets.own_entry')
    await assert.rejects(
      () =>
        db
          .from('entered_postings')
          .where('id', entered.id)
          .update({ confirmed_by: officer.id, confirmed_at: '2026-02-02 09:00:00' }),
      /FOUR EYES/
    )
    const foreign = await sends(client.post(`/haushalt/${to.id}/buchungen/${entered.id}/bestaetigung`), head, {})
    assert.equal(foreign.status(), 404)
    const decided = `/haushalt/${from.id}/buchungen/${entered.id}`
    await sends(client.post(`${decided}/bestaetigung`), head, {})
    assert.equal(await disposable(from.id), '1499999.99')
    const posting = await BudgetPosting.query().orderBy('id', 'desc').firstOrFail()
    assert.deepEqual([posting.enteredPostingId, posting.postedBy], [entered.id, head.id])
    assert.notInclude((await as(client.get('/akten'), head)).text(), 'Buchung im Haushalt bestätigen')
    assert.equal(await refusalOf(() => confirm(head)), 'budgets.nothing_entered')
  })

  test('a limit is not passed by in parts, and the database takes no other posting than the one confirmed', async ({
    assert,
  }) => {
    const { world, from, officer } = await ledger()
    const enter = async (amount: string, text = 'Nachtragshaushalt') =>
      (await make(EnterPosting)).handle(
        from.id,
        { kind: 'reinforcement', year: 2026, decidedIn: 2026, amount: euro(amount), text },
        officer
      )
    assert.isNull(await enter('300000.00'))
    const waits = await enter('200000.00')
    assert.isNotNull(waits)
    const row = await db.from('budget_postings').where('budget_line_id', from.id).orderBy('id', 'desc').firstOrFail()
    const forged = { ...row, id: undefined, amount: 20_000_000, entered_posting_id: waits!.id }
    await assert.rejects(() => db.table('budget_postings').insert(forged), /SECOND/)
    world.clock.moveTo('2026-02-03T09:00')
    assert.isNull(await enter('300000.00'), 'counted by the day')
  })

  test('what was entered can be withdrawn, and is asked again when it is confirmed', async ({ assert }) => {
    const { world, from, to, officer, disposable } = await ledger()
    const head = world.official('NW', 'head_of_unit')
    const give = {
      kind: 'transfer' as const,
      year: 2026,
      decidedIn: 2026,
      amount: euro('-500000.00'),
      text: 'Umschichtung',
    }
    const enter = async () =>
      (await (await make(EnterPosting)).handle(from.id, { ...give, counterpartLineId: to.id }, officer))!
    const [first, second, third] = [await enter(), await enter(), await enter()]
    const end = await make(EndPosting)
    await end.withdraw(from, first.id, officer)
    assert.equal(await refusalOf(() => end.confirm(from, first.id, head)), 'budgets.nothing_entered')
    await end.confirm(from, second.id, head)
    assert.deepEqual([await disposable(from.id), await disposable(to.id)], ['0.00', '600000.00'])
    assert.equal(await refusalOf(() => end.confirm(from, third.id, head)), 'budgets.transfer_short')
    assert.isNull((await EnteredPosting.findOrFail(third.id)).confirmedAt)
  })

  test('of proposals made in the same moment no more are set aside than the line holds', async ({ assert }) => {
    const { world, from, to } = await ledger()
    world.clock.moveTo('2025-11-20T09:00')
    const began = world.now().toFormat("yyyy-MM-dd'T'HH:mm")
    const files = []
    for (const name of ['Unna', 'Wuppertal', 'Duisburg']) {
      files.push(await world.file(name, 'NW-KI-2026', 'reviewed'))
      world.clock.moveTo(began)
    }
    world.clock.moveTo('2026-02-02T09:00')
    const officer = world.official('NW', 'case_officer')
    const outcomes = await Promise.all(files.map(({ id }) => refusalOf(() => world.propose(id, officer))))
    assert.deepEqual(outcomes.toSorted(), [
      'budgets.reservation_short',
      'budgets.reservation_short',
      'nothing was refused',
    ])
    const { reserved, disposable } = await BudgetBalance.query()
      .where({ budgetLineId: from.id, year: 2026 })
      .firstOrFail()
    assert.isFalse(reserved.exceeds(disposable))
    const give = {
      kind: 'transfer' as const,
      year: 2026,
      decidedIn: 2026,
      amount: euro('-190000.00'),
      text: 'Umschichtung',
    }
    const short = async () =>
      (await make(PostToBudget)).handle(
        from.id,
        { ...give, counterpartLineId: to.id },
        world.official('NW', 'budget_officer')
      )
    assert.equal(await refusalOf(short), 'budgets.transfer_short')
  })

  test('who co-signs is told of the wall before it is reached', async ({ assert }) => {
    const { world, from, officer } = await ledger()
    world.clock.moveTo('2025-11-20T09:00')
    const file = await world.file('Unna', 'NW-KI-2026', 'proposed')
    const block = {
      kind: 'block' as const,
      year: 2026,
      decidedIn: 2026,
      amount: euro('-490000.00'),
      text: 'Sperrerlass',
    }
    await (await make(PostToBudget)).handle(from.id, block, officer)
    assert.equal(
      await refusalOf(async () => (await make(CosignDecision)).handle(file.id, officer)),
      'decisions.budget_short'
    )
  })

  test('a rejection for lack of money is not signed where money is free again', async ({ assert }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '364500.00')
    const began = world.now().toFormat("yyyy-MM-dd'T'HH:mm")
    const first = await world.file('Unna', 'NW-KI-2026', 'proposed')
    world.clock.moveTo(began)
    const { id } = await world.file('Wuppertal', 'NW-KI-2026', 'reviewed')
    world.clock.moveTo('2026-01-20T09:00')
    const [officer, head] = [world.official('NW', 'case_officer'), world.official('NW', 'head_of_unit')]
    await world.review(id, officer, 'reject', 1)
    const rejection = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [], grounds: ['budget' as const] }
    await (await make(ProposeDecision)).handle(id, { ...rejection, reasons: null }, officer)
    assert.include((await currentDecisionOf(id))!.noticeFacts.grounds[0].sentence, 'Vormerkungen')
    await (await make(ReturnDecision)).handle(first.id, 'Der Antrag wird neu gerechnet.', head)
    const sign = async () => (await make(SignDecision)).handle(id, head)
    assert.equal(await refusalOf(sign), 'decisions.ground_gone')
    const block = { kind: 'block' as const, year: 2026, decidedIn: 2026, amount: euro('-100000.00'), text: 'Sperre' }
    await (await make(PostToBudget)).handle(line.id, block, world.official('NW', 'budget_officer'))
    await sign()
  })
})
