import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { startOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { toDatabaseInstant } from '#core/persistence/columns'
import type User from '#identity/models/user'
import { ENTERED_KINDS, absolute } from '#budgets/domain/ledger'
import type BudgetLine from '#budgets/models/budget_line'
import BudgetPosting from '#budgets/models/budget_posting'

/** What a person has posted on a line on a day without a second one, given and taken; of several lines the most. */
export async function postedAlone(
  lines: readonly BudgetLine[],
  by: User,
  on: Day,
  trx: TransactionClientContract
): Promise<Money> {
  const ids = lines.map(({ id }) => id)
  const postings = await BudgetPosting.query({ client: trx })
    .whereIn('budget_line_id', ids)
    .where('posted_by', by.id)
    .whereIn('kind', [...ENTERED_KINDS])
    .whereNull('entered_posting_id')
    .where('posted_at', '>=', toDatabaseInstant(startOf(on)))
  const sums = ids.map((id) =>
    Money.sum(postings.filter(({ budgetLineId }) => budgetLineId === id).map(({ amount }) => absolute(amount)))
  )
  return sums.reduce((most, sum) => Money.max(most, sum), Money.ZERO)
}
