import type { RulesOn } from '#tenancy/domain/rulebook'
import type { Within } from '#financing/domain/grant_calculation'
import type { CasePeriod } from '#financing/domain/period_share'
import type Application from '#applications/models/application'
import type { Filed } from '#applications/queries/submission_of'
import { type Proposal, assertWithinCall } from '#decisions/domain/proposal'

/**
 * The time of a case as it is proposed, and how it bears on what is computed by time, by the rules given; nothing
 * where it is all of its call's. Needs the file with its call.
 *
 * @throws Refusal decisions.period_outside_call, decisions.tranche_outside_period
 */
export function caseTime(
  { call }: Application,
  { definition }: Pick<Filed, 'definition'>,
  { period, tranches }: Pick<Proposal, 'period' | 'tranches'>,
  { values }: RulesOn
): { period: CasePeriod; within?: Within } {
  const whole = { from: call.periodFrom, to: call.periodTo }
  if (!period || (period.from.equals(whole.from) && period.to.equals(whole.to))) return { period: whole }
  assertWithinCall(period, whole, tranches)
  const proration = definition.proration ?? values.postProration
  return { period, within: { period, proration } }
}

/** The budget years of a time. */
export function yearsOf({ from, to }: CasePeriod): number[] {
  return Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index)
}
