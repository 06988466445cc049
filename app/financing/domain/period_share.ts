import type Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'

/** The time of one case: a part of the call's, or all of it. */
export type CasePeriod = { from: Day; to: Day }

/** How what is paid by time counts parts of months: whole ones, touched ones, or days. */
export type Proration = 'month' | 'touched_month' | 'day'

/** What of a year lies in a period, as the programme counts: 1 for a whole year, 0 for none of it. */
export function yearShare(year: number, { from, to }: CasePeriod, proration: Proration): Fraction {
  if (from.year > year || to.year < year) return Fraction.of(0)
  const first = from.year < year ? 1 : from.month
  const last = to.year > year ? 12 : to.month
  if (proration === 'day') return Fraction.of(daysIn(year, from, to), isLeap(year) ? 366 : 365)
  const touched = last - first + 1
  if (proration === 'touched_month') return Fraction.of(touched, 12)
  const startsLate = from.year === year && numberIn(from) > 1
  const endsEarly = to.year === year && to.plusDays(1).month === to.month
  // one month that is cut at both ends is one month less, not two
  const cut = (startsLate ? 1 : 0) + (endsEarly && !(startsLate && first === last) ? 1 : 0)
  return Fraction.of(Math.max(0, touched - cut), 12)
}

function daysIn(year: number, from: Day, to: Day): number {
  const [first, last] = [
    from.year < year ? serialOf(year, 1, 1) : numberOf(from),
    to.year > year ? serialOf(year, 12, 31) : numberOf(to),
  ]
  return last - first + 1
}

const numberIn = ({ iso }: Day): number => Number(iso.slice(8))
const numberOf = (day: Day): number => serialOf(day.year, day.month, numberIn(day))
const serialOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000
const isLeap = (year: number): boolean => serialOf(year + 1, 1, 1) - serialOf(year, 1, 1) === 366
