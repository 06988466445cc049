import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type Tranche, assertCommittable } from '#budgets/domain/ledger'
import type { Release } from '#budgets/actions/reserve_tranches'
import { actOfPosting } from '#budgets/domain/posting_acts'
import { type BoundYear, rebinding } from '#budgets/domain/rebinding'
import BudgetLine from '#budgets/models/budget_line'
import { postAll } from '#budgets/queries/post_all'
import { standingOf } from '#budgets/queries/line_standing'

export type Binding = {
  grantId: number
  decisionId: number
  text: string
  tranches: readonly (Tranche & { budgetLineId: number })[]
  /** What stands of the grant already, by line; nothing for its first approval. */
  bound?: ReadonlyMap<number, BoundYear[]>
  /** What was set aside for the file and is bound now instead. */
  reserved?: { applicationId: number; releases: ReadonlyMap<number, Release[]> }
}

/**
 * Makes what is bound for a grant what a decision says, in the transaction of its signature. Lines are locked by
 * ascending id, then read: what another signature has just bound is seen.
 */
@inject()
export default class BindGrant {
  constructor(private journal: Journal) {}

  /** @throws Refusal budgets.* with line, year and missing amount */
  async handle(binding: Binding, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const { bound = new Map<number, BoundYear[]>(), tranches, reserved } = binding
    const lineIds = [
      ...tranches.map(({ budgetLineId }) => budgetLineId),
      ...bound.keys(),
      ...(reserved?.releases.keys() ?? []),
    ]
    for (const lineId of [...new Set(lineIds)].sort((a, b) => a - b)) {
      const wanted = tranches.filter(({ budgetLineId }) => budgetLineId === lineId)
      await this.bindOn(lineId, wanted, bound.get(lineId) ?? [], binding, by, at, trx)
    }
  }

  private async bindOn(
    lineId: number,
    wanted: readonly Tranche[],
    bound: readonly BoundYear[],
    { grantId, decisionId, text, reserved }: Binding,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const thisYear = dayOf(at).year
    const line = await BudgetLine.query({ client: trx }).where('id', lineId).forUpdate().firstOrFail()
    const changes = rebinding(line.address, bound, wanted, thisYear)
    const more = changes.filter(({ kind, amount }) => kind === 'commitment' && amount.isPositive)
    if (more.length) assertCommittable(await standingOf(line, trx), thisYear, more)
    const released = reserved?.releases.get(lineId) ?? []
    const from = { text, decisionId }
    const postings = [
      ...released.map((release) => ({ ...release, ...from, applicationId: reserved!.applicationId })),
      ...changes.map((change) => ({ ...change, ...from, grantId })),
    ]
    await postAll(line, postings, by, at, trx)
    const acts = postings.map(({ kind, year, amount }) => ({
      act: actOfPosting({ kind, amount }),
      details: { decision: decisionId, year, amount: amount.toString() },
    }))
    await this.journal.recordAll(line, acts, by, at, trx)
  }
}
