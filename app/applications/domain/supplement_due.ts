import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { dayOff, periodEnd, workingDayFrom } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'
import { type Rulebook, periodLawOf, rulesOn } from '#tenancy/domain/rulebook'
import Refusal from '#core/refusal'

/** A later day is a slip of the pen. */
const MOST_MONTHS = 12

/** The day that is proposed to an applicant for what is missing: the Land's weeks on, on a working day. */
export function proposedSupplementDay(rulebook: Rulebook, today: Day): Day {
  const { supplementWeeks, holidayRegion } = rulesOn(rulebook, today).values
  return periodEnd(today, { weeks: supplementWeeks }, holidayRegion, periodLawOf(rulebook, today)).lastDay
}

const LEAST_REASON = 10

/**
 * Whether the day of a request can be put off: to a later one on which something can be handed in, with a reason.
 *
 * @throws Refusal applications.extension_earlier, applications.extension_reason_missing, applications.supplement_due_*
 */
export function assertExtendable(
  { until, before, reason }: { until: Day; before: Day; reason: string },
  today: Day,
  rulebook: Rulebook
): void {
  assertSupplementDue(until, today, rulesOn(rulebook, today).values.holidayRegion)
  if (!until.isAfter(before)) throw new Refusal('applications.extension_earlier', { day: germanDay(before) }, 'due_on')
  if (reason.trim().length < LEAST_REASON) throw new Refusal('applications.extension_reason_missing', {}, 'reason')
}

/**
 * The day that is named to an applicant: it lies ahead, and is one on which something can be handed in.
 *
 * @throws Refusal applications.supplement_due_in_past, applications.supplement_due_too_late, applications.supplement_due_day_off
 */
export function assertSupplementDue(day: Day, today: Day, region: HolidayRegion): void {
  if (!day.isAfter(today)) throw new Refusal('applications.supplement_due_in_past', {}, 'due_on')
  const latest = today.plusMonths(MOST_MONTHS)
  if (day.isAfter(latest))
    throw new Refusal('applications.supplement_due_too_late', { latest: germanDay(latest) }, 'due_on')
  const why = dayOff(day, region)
  if (!why) return
  const next = germanDay(workingDayFrom(day, region))
  throw new Refusal('applications.supplement_due_day_off', { day: germanDay(day), why, next }, 'due_on')
}
