import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Day from '#core/calendar/day'
import { reasonAgainst } from '#core/http/sentences'
import { assertCommittable } from '#budgets/domain/ledger'
import { rebinding } from '#budgets/domain/rebinding'
import { boundYearsOfAll } from '#budgets/queries/bound_years'
import { standingsOf } from '#budgets/queries/line_standing'
import type Decision from '#decisions/models/decision'

/**
 * What the budget says on a day against signing proposals, by the decision's id: the very sentence that would
 * refuse the signature. Tranches and their budget lines must be loaded.
 */
export async function budgetObstacles(
  decisions: readonly Decision[],
  today: Day,
  trx?: TransactionClientContract
): Promise<Map<number, string>> {
  const tranches = decisions.flatMap((decision) => decision.tranches)
  const lines = new Map(tranches.map(({ budgetLineId, budgetLine }) => [budgetLineId, budgetLine]))
  const standings = await standingsOf([...lines.values()], trx)
  const changing = decisions.filter(({ subject }) => subject === 'grant').map(({ grantId }) => grantId!)
  const bound = await boundYearsOfAll(changing, trx)
  const obstacles = new Map<number, string>()
  for (const decision of decisions)
    for (const lineId of new Set(decision.tranches.map(({ budgetLineId }) => budgetLineId))) {
      const standing = standings.get(lineId)!
      const wanted = decision.tranches.filter(({ budgetLineId }) => budgetLineId === lineId)
      const own = (decision.grantId && bound.get(decision.grantId)?.get(lineId)) || []
      const sentence = reasonAgainst(() => {
        const changes = rebinding(standing.address, own, wanted, today.year)
        const more = changes.filter(({ kind, amount }) => kind === 'commitment' && amount.isPositive)
        assertCommittable(standing, today.year, more)
      })
      if (sentence) obstacles.set(decision.id, sentence)
    }
  return obstacles
}
