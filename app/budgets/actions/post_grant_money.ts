import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Money from '#core/money/money'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import type { GrantKind } from '#budgets/domain/ledger'
import { actOfPosting } from '#budgets/domain/posting_acts'
import { freedByRepayment } from '#budgets/domain/rebinding'
import BudgetLine from '#budgets/models/budget_line'
import { boundYearsOf } from '#budgets/queries/bound_years'
import { postAll } from '#budgets/queries/post_all'

export type GrantMoney = { grantId: number; decisionId: number; budgetLineId: number; amount: Money; text: string }

type Move = { kind: GrantKind; year: number; decidedIn: number; amount: Money }

/** Money of a grant that goes out and comes back, in the transaction of whoever orders or receives it. The case file must be locked. */
@inject()
export default class PostGrantMoney {
  constructor(private journal: Journal) {}

  /** Paid in the year of the moment; the database holds it to what that year has committed for the grant (INV-3, INV-7). */
  async pay(money: GrantMoney, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const { year } = dayOf(at)
    await this.post(money, [{ kind: 'payment', year, decidedIn: year, amount: money.amount }], by, at, trx)
  }

  /**
   * Money back for what was paid in `paidIn`. Within that year it lowers what is paid, and frees what a decision
   * has taken back; later it is income of the new year and changes no frame (INV-8).
   */
  async repay(
    money: GrantMoney,
    paidIn: number,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const { year } = dayOf(at)
    const { amount } = money
    if (paidIn !== year) return this.post(money, [{ kind: 'income', year, decidedIn: year, amount }], by, at, trx)
    const bound = (await boundYearsOf(money.grantId, trx)).get(money.budgetLineId)
    const ofYear = bound?.find((candidate) => candidate.year === year)
    const freed = ofYear ? freedByRepayment(ofYear, amount) : []
    return this.post(money, [{ kind: 'repayment', year, decidedIn: year, amount }, ...freed], by, at, trx)
  }

  private async post(
    { budgetLineId, grantId, decisionId, text }: GrantMoney,
    moves: readonly Move[],
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const line = await BudgetLine.locked(budgetLineId, trx)
    await postAll(
      line,
      moves.map((move) => ({ ...move, grantId, decisionId, text })),
      by,
      at,
      trx
    )
    const acts = moves.map(({ kind, year, amount }) => ({
      act: actOfPosting({ kind, amount }),
      details: { decision: decisionId, year, amount: amount.toString() },
    }))
    await this.journal.recordAll(line, acts, by, at, trx)
  }
}
