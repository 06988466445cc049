import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Money from '#core/money/money'
import type { BoundYear } from '#budgets/domain/rebinding'
import BudgetPosting from '#budgets/models/budget_posting'

/** What stands of a grant by line and year, from its postings. */
export async function boundYearsOf(
  grantId: number,
  trx?: TransactionClientContract
): Promise<Map<number, BoundYear[]>> {
  const postings = await BudgetPosting.query({ client: trx }).where('grant_id', grantId).orderBy('id')
  const lines = new Map<number, BudgetPosting[]>()
  for (const posting of postings) lines.set(posting.budgetLineId, [...(lines.get(posting.budgetLineId) ?? []), posting])
  return new Map([...lines].map(([line, own]) => [line, yearsIn(own)]))
}

function yearsIn(postings: readonly BudgetPosting[]): BoundYear[] {
  return [...new Set(postings.map(({ year }) => year))].sort().map((year) => {
    const own = postings.filter((posting) => posting.year === year)
    const sum = (kind: BudgetPosting['kind'], decidedIn?: number) =>
      Money.sum(
        own
          .filter((posting) => posting.kind === kind && (decidedIn === undefined || posting.decidedIn === decidedIn))
          .map(({ amount }) => amount)
      )
    const decided = [
      ...new Set(own.filter(({ kind }) => kind === 'commitment').map(({ decidedIn }) => decidedIn)),
    ].sort()
    return {
      year,
      committed: decided.map((decidedIn) => ({ decidedIn, amount: sum('commitment', decidedIn) })),
      reducedClosed: sum('reduced_closed'),
      paid: sum('payment').minus(sum('repayment')),
    }
  })
}
