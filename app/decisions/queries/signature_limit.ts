import type Day from '#core/calendar/day'
import Money from '#core/money/money'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'

/** Up to which amount a head of unit signs in a Land. */
export function signatureLimitOn(land: string, on: Day): Money {
  return Money.cents(ruleOn(rulebookOf(land).rules, 'signatureLimitCents', on).value)
}
