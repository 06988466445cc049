import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LineStanding } from '#budgets/domain/ledger'
import AuthorisationBalance from '#budgets/models/authorisation_balance'
import BudgetBalance from '#budgets/models/budget_balance'
import type BudgetLine from '#budgets/models/budget_line'

/** The running totals of a line, as the posting trigger keeps them. */
export async function standingOf(line: BudgetLine, trx?: TransactionClientContract): Promise<LineStanding> {
  return (await standingsOf([line], trx)).get(line.id)!
}

/** The same for many lines, by id; as many statements as for one. */
export async function standingsOf(
  lines: readonly BudgetLine[],
  trx?: TransactionClientContract
): Promise<Map<number, LineStanding>> {
  const ids = lines.map(({ id }) => id)
  const years = await BudgetBalance.query({ client: trx }).whereIn('budget_line_id', ids).orderBy('year')
  const authorisations = await AuthorisationBalance.query({ client: trx })
    .whereIn('budget_line_id', ids)
    .orderBy('decided_in')
    .orderBy('matures_in')
  const of = <T extends { budgetLineId: number }>(rows: readonly T[], id: number) =>
    rows.filter(({ budgetLineId }) => budgetLineId === id)
  return new Map(
    lines.map((line) => [
      line.id,
      { address: line.address, years: of(years, line.id), authorisations: of(authorisations, line.id) },
    ])
  )
}
