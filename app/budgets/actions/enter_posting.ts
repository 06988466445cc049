import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { euros } from '#core/money/german_money'
import { inTransaction } from '#core/persistence/in_transaction'
import { waitFor } from '#duties/duties'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import PostToBudget, { type FramePosting } from '#budgets/actions/post_to_budget'
import { postingWaits } from '#budgets/mails'
import { postedAlone } from '#budgets/queries/posted_alone'
import { needsSecondPerson } from '#budgets/domain/second_person'
import type BudgetLine from '#budgets/models/budget_line'
import EnteredPosting from '#budgets/models/entered_posting'

/** What a budget officer enters: posted at once, or from the office's limit on kept until a second person confirms it. */
@inject()
export default class EnterPosting {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private post: PostToBudget,
    private outbox: Outbox
  ) {}

  /** Null where it was posted at once. @throws Refusal as the posting itself */
  handle(lineId: number, posting: FramePosting, by: User): Promise<EnteredPosting | null> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const { line, other } = await this.post.assertPossible(lineId, posting, now, trx)
      const alone = await postedAlone([line, ...(other ? [other] : [])], by, dayOf(now), trx)
      if (!needsSecondPerson(rulebookOf(line.land), posting.amount, dayOf(now), alone)) {
        await this.post.within(trx, line.id, posting, by, now)
        return null
      }
      const entered = await EnteredPosting.create(
        { ...posting, budgetLineId: line.id, enteredBy: by.id, enteredAt: now },
        { client: trx }
      )
      await this.tell(entered, line, by, now, trx)
      const { kind, year, amount, text } = posting
      const details = { entry: entered.id, kind, year, amount: String(amount), text }
      await this.journal.record({ of: line, act: 'budget.posting_entered', by, at: now, details }, trx)
      return entered
    })
  }

  /** Those who can confirm it find it with their work, and are written to. */
  private async tell(
    entered: EnteredPosting,
    line: BudgetLine,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    const authorityId = by.office?.kind === 'authority' ? by.office.id : null
    const of = {
      id: null,
      land: line.land,
      authorityId,
      recipientId: null,
      title: `${line.address}, ${euros(entered.amount)}`,
      fileNumber: null,
    }
    await waitFor(entered.thing, { kind: 'confirm_posting', of, facts: { lineId: line.id } }, at, trx)
    if (!authorityId) return
    const people = await peopleOf({ authorityId, role: 'head_of_unit' }, at, trx)
    const others = people.filter(({ id }) => id !== by.id)
    await this.outbox.tell(others, postingWaits(line, entered.posting, by.name), trx)
  }
}
