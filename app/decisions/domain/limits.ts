import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { type Rulebook, ruleOn } from '#tenancy/domain/rulebook'

/** Up to which amount a head of unit signs. */
export function signatureLimit({ rules }: Rulebook, on: Day): Money {
  return Money.cents(ruleOn(rules, 'signatureLimitCents', on).value)
}

/** Below the amount nothing is granted, and where that stands. */
export type Minimum = { amount: Money; source: string }

/** The programme's own minimum, else the Land's for municipalities; null where none holds. */
export function leastGrant(
  { rules }: Rulebook,
  municipal: boolean,
  on: Day,
  ofProgramme?: ProgrammeDefinition['minimumGrant']
): Minimum | null {
  if (ofProgramme) return { amount: Money.parse(ofProgramme.amount), source: ofProgramme.source }
  if (!municipal) return null
  const { value, source } = ruleOn(rules, 'minimumGrantMunicipalCents', on)
  return { amount: Money.cents(value), source }
}

/** Whether the budget officer takes part in binding that much (§ 9 LHO). */
export function isCosigned({ rules }: Rulebook, amount: Money, on: Day): boolean {
  return !Money.cents(ruleOn(rules, 'budgetOfficerCosignFromCents', on).value).exceeds(amount)
}
