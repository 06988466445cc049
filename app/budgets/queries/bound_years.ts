import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Money from '#core/money/money'
import type { BoundYear } from '#budgets/domain/rebinding'
import BudgetPosting from '#budgets/models/budget_posting'

/** What is bound, paid and taken back by budget line. */
export type BoundLines = Map<number, BoundYear[]>

/** What stands of a grant by line and year, from its postings. */
export async function boundYearsOf(grantId: number, trx?: TransactionClientContract): Promise<BoundLines> {
  return (await boundYearsOfAll([grantId], trx)).get(grantId) ?? new Map()
}

/** The same for many grants at once. */
export async function boundYearsOfAll(
  grantIds: readonly number[],
  trx?: TransactionClientContract
): Promise<Map<number, BoundLines>> {
  if (grantIds.length === 0) return new Map()
  const postings = await BudgetPosting.query({ client: trx })
    .whereIn('grant_id', [...grantIds])
    .orderBy('id')
  const grants = Map.groupBy(postings, ({ grantId }) => grantId!)
  return new Map(
    [...grants].map(([grantId, own]) => {
      const lines = Map.groupBy(own, ({ budgetLineId }) => budgetLineId)
      return [grantId, new Map([...lines].map(([line, ofLine]) => [line, yearsIn(ofLine)]))]
    })
  )
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
