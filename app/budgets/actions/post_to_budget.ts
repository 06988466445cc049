import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Money from '#core/money/money'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type EnteredKind, assertPostable, assertYearOpen } from '#budgets/domain/ledger'
import { assertGiveable } from '#budgets/domain/reservations'
import BudgetLine from '#budgets/models/budget_line'
import { standingOf } from '#budgets/queries/line_standing'
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
  /** The number of the document or order that it follows. */
  document?: string
  /** Of a transfer: the line that gets or gives the other half. */
  counterpartLineId?: number
  /** What a second person confirmed. */
  enteredPostingId?: number
}

/** Changes the frame of a line: appropriation, carry-over, block, authorisation. A posting, never an edit. */
@inject()
export default class PostToBudget {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal budgets.amount_zero, budgets.text_missing, budgets.matures_later, budgets.more_than_entered, budgets.year_closed, budgets.counterpart_missing, budgets.counterpart_foreign, budgets.transfer_short */
  handle(lineId: number, posting: FramePosting, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction((trx) => this.within(trx, lineId, posting, by, now))
  }

  /** The same within what else happens in that moment. */
  async within(
    trx: TransactionClientContract,
    lineId: number,
    posting: FramePosting,
    by: User,
    at: DateTime
  ): Promise<void> {
    const { line, other } = await this.assertPossible(lineId, posting, at, trx)
    await this.post(line, posting, by, at, trx)
    // what one line gives the other gets, in the same moment
    if (other) await this.post(other, mirrored(posting, line), by, at, trx)
  }

  /** The lines, locked, where nothing speaks against the posting. @throws as `handle` */
  async assertPossible(lineId: number, posting: FramePosting, at: DateTime, trx: TransactionClientContract) {
    const { counterpartLineId } = posting
    const lines = await BudgetLine.bothLocked(lineId, counterpartLineId, trx)
    const line = lines.find(({ id }) => id === lineId)
    const other = lines.find(({ id }) => id === counterpartLineId) ?? null
    if (!line) throw new RangeError(`no budget line ${lineId}`)
    assertYearOpen(posting, dayOf(at).year)
    assertSides(posting, line, other)
    for (const [side, one] of [[line, posting], ...(other ? [[other, mirrored(posting, line)] as const] : [])] as const)
      await this.assertHolds(side, one, trx)
    return { line, other }
  }

  private async assertHolds(line: BudgetLine, posting: FramePosting, trx: TransactionClientContract) {
    const { kind, year, decidedIn } = posting
    const [{ total }] = await trx
      .from('budget_postings')
      .where({ budget_line_id: line.id, kind, year, decided_in: decidedIn })
      .sum('amount as total')
    assertPostable(posting, Money.cents(Number(total ?? 0)))
    if (kind === 'transfer') assertGiveable(await standingOf(line, trx), year, posting.amount)
  }

  private async post(line: BudgetLine, posting: FramePosting, by: User, at: DateTime, trx: TransactionClientContract) {
    const { kind, year, text, document } = posting
    await postAll(line, [posting], by, at, trx)
    const details = { kind, year, amount: posting.amount.toString(), text, ...(document && { document }) }
    await this.journal.record({ of: line, act: 'budget.posted', by, at, details }, trx)
  }
}

/** @throws Refusal budgets.counterpart_missing, budgets.counterpart_foreign */
function assertSides({ kind }: FramePosting, line: BudgetLine, other: BudgetLine | null): void {
  if ((kind === 'transfer') !== (other !== null)) throw new Refusal('budgets.counterpart_missing', {}, 'counterpart')
  if (other && (other.land !== line.land || other.id === line.id))
    throw new Refusal('budgets.counterpart_foreign', {}, 'counterpart')
}

function mirrored(posting: FramePosting, line: BudgetLine): FramePosting {
  return { ...posting, amount: posting.amount.negated(), counterpartLineId: line.id }
}
