import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { type Rulebook, ruleOn } from '#tenancy/domain/rulebook'

/** Up to which amount a head of unit signs. */
export function signatureLimit({ rules }: Rulebook, on: Day): Money {
  return Money.cents(ruleOn(rules, 'signatureLimitCents', on).value)
}

/** Below it nothing is granted to a municipality; null where no minimum holds. */
export function leastGrant({ rules }: Rulebook, municipal: boolean, on: Day): Money | null {
  return municipal ? Money.cents(ruleOn(rules, 'minimumGrantMunicipalCents', on).value) : null
}

/** Whether the budget officer takes part in binding that much (§ 9 LHO). */
export function isCosigned({ rules }: Rulebook, amount: Money, on: Day): boolean {
  return !Money.cents(ruleOn(rules, 'budgetOfficerCosignFromCents', on).value).exceeds(amount)
}
