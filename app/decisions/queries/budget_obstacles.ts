import type Day from '#core/calendar/day'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { type LineStanding, assertCommittable } from '#budgets/domain/ledger'
import { type BoundYear, rebinding } from '#budgets/domain/rebinding'
import { boundYearsOf } from '#budgets/queries/bound_years'
import { standingOf } from '#budgets/queries/line_standing'
import type Decision from '#decisions/models/decision'

/**
 * What the budget says on a day against signing proposals, by the decision's id: the very sentence that would
 * refuse the signature. Tranches and their budget lines must be loaded.
 */
export async function budgetObstacles(decisions: readonly Decision[], today: Day): Promise<Map<number, string>> {
  const standings = new Map<number, LineStanding>()
  const obstacles = new Map<number, string>()
  for (const decision of decisions) {
    const bound = decision.subject === 'grant' ? await boundYearsOf(decision.grantId!) : new Map<number, BoundYear[]>()
    for (const { budgetLineId, budgetLine } of decision.tranches) {
      const standing = standings.get(budgetLineId) ?? (await standingOf(budgetLine))
      standings.set(budgetLineId, standing)
      const own = decision.tranches.filter((tranche) => tranche.budgetLineId === budgetLineId)
      const sentence = refusalIn(() => {
        const changes = rebinding(standing.address, bound.get(budgetLineId) ?? [], own, today.year)
        const more = changes.filter(({ kind, amount }) => kind === 'commitment' && amount.isPositive)
        assertCommittable(standing, today.year, more)
      })
      if (sentence) obstacles.set(decision.id, sentence)
    }
  }
  return obstacles
}

function refusalIn(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof Refusal) return sentenceFor(error)
    throw error
  }
}
