import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { type Rulebook, ruleOn } from '#tenancy/domain/rulebook'

/** Whether a second person confirms a posting of that amount to the frame, given or taken; each posting is asked by itself. */
export function needsSecondPerson({ rules }: Rulebook, amount: Money, on: Day): boolean {
  const from = Money.cents(ruleOn(rules, 'secondPersonFromCents', on).value)
  return !from.exceeds(amount.isNegative ? amount.negated() : amount)
}
