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
