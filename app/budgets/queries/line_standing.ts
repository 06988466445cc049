import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LineStanding } from '#budgets/domain/ledger'
import AuthorisationBalance from '#budgets/models/authorisation_balance'
import BudgetBalance from '#budgets/models/budget_balance'
import type BudgetLine from '#budgets/models/budget_line'

/** The running totals of a line, as the posting trigger keeps them. */
export async function standingOf(line: BudgetLine, trx?: TransactionClientContract): Promise<LineStanding> {
  const years = await BudgetBalance.query({ client: trx }).where('budget_line_id', line.id).orderBy('year')
  const authorisations = await AuthorisationBalance.query({ client: trx })
    .where('budget_line_id', line.id)
    .orderBy('decided_in')
    .orderBy('matures_in')
  return { address: line.address, years, authorisations }
}
