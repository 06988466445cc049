import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { type PeriodLaw, endOfMonthAfter, endOfPeriod, shifted } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'
import type { Step } from '#core/derivation'

export type ProofTerms = {
  /** Months after the month in which the grant's period ends. */
  months: number
  /** Months after the purpose is fulfilled; the same where nothing else is said. */
  monthsAfterPurpose?: number
  /** Where the number of months stands, and that of the months after the purpose; the same where nothing else is said. */
  source: string
  sourceAfterPurpose?: string
  region: HolidayRegion
  law: PeriodLaw
}

/**
 * The last day on which the use of a grant is to be proved (Nr. 7.1 ANBest): months after its purpose was
 * fulfilled, at the latest the end of that month after its period; the earlier of both, on a working day.
 */
export function proofDeadline(
  grantPeriodEnd: Day,
  purposeFulfilledOn: Day | null,
  { months, monthsAfterPurpose = months, source, sourceAfterPurpose = source, region, law }: ProofTerms
): { lastDay: Day; steps: Step[] } {
  const afterPeriod = endOfMonthAfter(grantPeriodEnd, months)
  const steps: Step[] = [
    {
      text: `Bewilligungszeitraum endet am ${germanDay(grantPeriodEnd)}: Ende des ${months}. folgenden Monats`,
      result: germanDay(afterPeriod),
      rule: 'Nachweis spätestens nach Ablauf des Bewilligungszeitraums',
      source,
    },
  ]
  let end = afterPeriod
  if (purposeFulfilledOn) {
    const afterPurpose = endOfPeriod(purposeFulfilledOn, { months: monthsAfterPurpose })
    steps.push({
      text: `Zweck erfüllt am ${germanDay(purposeFulfilledOn)}: ${monthsAfterPurpose} ${monthsAfterPurpose === 1 ? 'Monat' : 'Monate'} danach`,
      result: germanDay(afterPurpose),
      rule: 'Nachweis nach Erfüllung des Zuwendungszwecks, das frühere Datum gilt',
      source: sourceAfterPurpose,
    })
    if (afterPurpose.isBefore(afterPeriod)) end = afterPurpose
  }
  const { lastDay, steps: shift } = shifted(end, region, law)
  return { lastDay, steps: [...steps, ...shift] }
}
