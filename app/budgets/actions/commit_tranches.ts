import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type Tranche, assertCommittable } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'

export type Commitment = { decisionId: number; text: string; tranches: readonly (Tranche & { budgetLineId: number })[] }

/**
 * Binds the tranches of a decision to their lines and years, in the transaction of the signature. Lines are
 * locked by ascending id, then read: what another signature has just bound is seen.
 */
@inject()
export default class CommitTranches {
  constructor(private journal: Journal) {}

  /** @throws Refusal budgets.* with line, year and missing amount */
  async handle(commitment: Commitment, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const decidedIn = dayOf(at).year
    const lineIds = [...new Set(commitment.tranches.map(({ budgetLineId }) => budgetLineId))].sort((a, b) => a - b)
    for (const lineId of lineIds) {
      const line = await BudgetLine.query({ client: trx }).where('id', lineId).forUpdate().firstOrFail()
      const tranches = commitment.tranches.filter(
        ({ budgetLineId, amount }) => budgetLineId === lineId && !amount.isZero
      )
      assertCommittable(await standingOf(line, trx), decidedIn, tranches)
      for (const { year, amount } of tranches) {
        await trx
          .insertQuery()
          .table('budget_postings')
          .insert({
            budget_line_id: line.id,
            kind: 'commitment',
            year,
            decided_in: decidedIn,
            amount: Number(amount.cents),
            decision_id: commitment.decisionId,
            text: commitment.text,
            posted_by: by.id,
            posted_at: at.toUTC().toFormat('yyyy-MM-dd HH:mm:ss'),
          })
        const details = { decision: commitment.decisionId, year, amount: amount.toString() }
        await this.journal.record({ of: line, act: 'budget.committed', by, at, details }, trx)
      }
    }
  }
}
