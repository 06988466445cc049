import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { type Rulebook, ruleOn } from '#tenancy/domain/rulebook'
import { absolute } from '#budgets/domain/ledger'

/**
 * Whether a second person confirms a posting to the frame, given or taken: from the limit on, together with what the
 * same person has posted alone on that line on that day.
 */
export function needsSecondPerson({ rules }: Rulebook, amount: Money, on: Day, alone = Money.ZERO): boolean {
  const from = Money.cents(ruleOn(rules, 'secondPersonFromCents', on).value)
  return !from.exceeds(absolute(amount).plus(alone))
}
