import Day from '#core/calendar/day'
import { periodLawOf, ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { proofDeadline } from '#programmes/domain/proof_deadline'
import type { NoticeFacts } from '#decisions/domain/notice_facts'

/** Until when the use of a grant is to be proved under the rules of a day, with the derivation. */
export function proofDeadlineOf(
  { land, recipient, period }: Pick<NoticeFacts, 'land' | 'recipient' | 'period'>,
  on: Day
) {
  const rulebook = rulebookOf(land)
  const { rules } = rulebook
  const name = recipient.municipal ? 'proofDueMonthsMunicipal' : 'proofDueMonthsOthers'
  const { value: months, source } = ruleOn(rules, name, on)
  const region = ruleOn(rules, 'holidayRegion', on).value
  return proofDeadline(Day.parse(period.to), null, { months, source, region, law: periodLawOf(rulebook, on) })
}
