import Fraction from '#core/money/fraction'

/** What is recognised of a unit that was there for some months of the year; months may be parts (7.5). */
export function proratedByMonths(part: Fraction, months: Fraction): Fraction {
  return part.times(months).times(Fraction.of(1, 12))
}

/** The same to the day: 231 of 365. */
export function proratedByDays(part: Fraction, days: number, daysInYear: 365 | 366): Fraction {
  return part.times(Fraction.of(days, daysInYear))
}
