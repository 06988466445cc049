import Day from '#core/calendar/day'
import { periodLawOf, ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { proofDeadline } from '#programmes/domain/proof_deadline'
import type { NoticeFacts } from '#decisions/domain/notice_facts'

/** Until when the use of a grant is to be proved under the rules of a day, with the derivation. */
export function proofDeadlineOf(
  { land, recipient, period }: Pick<NoticeFacts, 'land' | 'recipient' | 'period'>,
  on: Day,
  fulfilledOn: Day | null = null
) {
  const rulebook = rulebookOf(land)
  const { rules } = rulebook
  const kind = recipient.municipal ? 'Municipal' : 'Others'
  const { value: months, source } = ruleOn(rules, `proofDueMonths${kind}`, on)
  const { value: monthsAfterPurpose } = ruleOn(rules, `proofDueMonthsAfterPurpose${kind}`, on)
  const region = ruleOn(rules, 'holidayRegion', on).value
  return proofDeadline(Day.parse(period.to), fulfilledOn, {
    months,
    monthsAfterPurpose,
    source,
    region,
    law: periodLawOf(rulebook, on),
  })
}
