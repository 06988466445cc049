import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Money from '#core/money/money'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type EnteredKind, assertPostable } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'
import { postAll } from '#budgets/queries/post_all'

export type FramePosting = {
  kind: EnteredKind
  /** The year it changes; of an authorisation the year in which it matures. */
  year: number
  /** The year in whose budget it was voted. */
  decidedIn: number
  /** Blocks, cuts and transfers to other lines are negative. */
  amount: Money
  text: string
}

/** Changes the frame of a line: appropriation, carry-over, block, authorisation. A posting, never an edit. */
@inject()
export default class PostToBudget {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal budgets.amount_zero, budgets.text_missing, budgets.matures_later, budgets.more_than_entered */
  handle(lineId: number, posting: FramePosting, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const line = await BudgetLine.query({ client: trx }).where('id', lineId).forUpdate().firstOrFail()
      const { kind, year, decidedIn, text } = posting
      const [{ total }] = await trx
        .from('budget_postings')
        .where({ budget_line_id: line.id, kind, year, decided_in: decidedIn })
        .sum('amount as total')
      assertPostable(posting, Money.cents(Number(total ?? 0)))
      await postAll(line, [posting], by, now, trx)
      const details = { kind, year, amount: posting.amount.toString(), text }
      await this.journal.record({ of: line, act: 'budget.posted', by, at: now, details }, trx)
    })
  }
}
