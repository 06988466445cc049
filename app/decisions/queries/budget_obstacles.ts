import type Day from '#core/calendar/day'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { type LineStanding, assertCommittable } from '#budgets/domain/ledger'
import { standingOf } from '#budgets/queries/line_standing'
import type Decision from '#decisions/models/decision'

/**
 * What the budget says on a day against signing proposals, by the decision's id: the very sentence that would
 * refuse the signature. Tranches and their budget lines must be loaded.
 */
export async function budgetObstacles(decisions: readonly Decision[], today: Day): Promise<Map<number, string>> {
  const standings = new Map<number, LineStanding>()
  const obstacles = new Map<number, string>()
  for (const { id, tranches } of decisions)
    for (const { budgetLineId, budgetLine } of tranches) {
      const standing = standings.get(budgetLineId) ?? (await standingOf(budgetLine))
      standings.set(budgetLineId, standing)
      const own = tranches.filter((tranche) => tranche.budgetLineId === budgetLineId)
      const sentence = refusalIn(() => assertCommittable(standing, today.year, own))
      if (sentence) obstacles.set(id, sentence)
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
