import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { waitFor } from '#duties/duties'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import PostToBudget from '#budgets/actions/post_to_budget'
import { postingEnded } from '#budgets/mails'
import type BudgetLine from '#budgets/models/budget_line'
import EnteredPosting from '#budgets/models/entered_posting'

type End = (entered: EnteredPosting, at: DateTime, trx: TransactionClientContract) => Promise<void>

/** What becomes of a posting that was entered: a second person confirms it, and it is posted in that moment; or it is withdrawn. */
@inject()
export default class EndPosting {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private post: PostToBudget,
    private outbox: Outbox
  ) {}

  /** @throws Refusal budgets.nothing_entered, budgets.own_entry; as the posting itself, where the line holds it no longer */
  confirm(line: BudgetLine, id: number, by: User): Promise<void> {
    return this.ended(line, id, by, 'budget.posting_confirmed', async (entered, at, trx) => {
      if (entered.enteredBy === by.id) throw new Refusal('budgets.own_entry')
      await entered.merge({ confirmedBy: by.id, confirmedAt: at }).save()
      // posted by whoever lets it count; the entry says who wanted it
      await withoutField(() => this.post.within(trx, line.id, entered.posting, by, at))
    })
  }

  /** @throws Refusal budgets.nothing_entered */
  withdraw(line: BudgetLine, id: number, by: User): Promise<void> {
    return this.ended(line, id, by, 'budget.posting_withdrawn', async (entered, at) => {
      await entered.merge({ withdrawnBy: by.id, withdrawnAt: at }).save()
    })
  }

  private ended(line: BudgetLine, id: number, by: User, act: string, end: End): Promise<void> {
    const at = this.clock.now()
    return inTransaction(async (trx) => {
      const entered = await EnteredPosting.locked(line.id, id, trx)
      await end(entered, at, trx)
      await waitFor(entered.thing, null, at, trx)
      const details = { entry: entered.id, entered_by: entered.enterer.name }
      await this.journal.record({ of: line, act, by, at, details }, trx)
      await this.outbox.tell([entered.enterer], postingEnded(line, entered.posting, act, by.name), trx)
    })
  }
}

/** What the ledger refuses concerns a field of the form; here there is none. */
async function withoutField(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, error.details) : error
  }
}
