import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { startOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { toDatabaseInstant } from '#core/persistence/columns'
import type User from '#identity/models/user'
import { ENTERED_KINDS, absolute } from '#budgets/domain/ledger'
import BudgetPosting from '#budgets/models/budget_posting'

/** What a person has posted on a line on a day without a second one: given and taken, both counted. */
export async function postedAlone(lineId: number, by: User, on: Day, trx: TransactionClientContract): Promise<Money> {
  const postings = await BudgetPosting.query({ client: trx })
    .where({ budgetLineId: lineId, postedBy: by.id })
    .whereIn('kind', [...ENTERED_KINDS])
    .whereNull('entered_posting_id')
    .where('posted_at', '>=', toDatabaseInstant(startOf(on)))
  return Money.sum(postings.map(({ amount }) => absolute(amount)))
}
