import Fraction from '#core/money/fraction'
import { euros, germanNumber } from '#core/money/german_money'
import type Money from '#core/money/money'
import type { Derived } from '#financing/domain/drawdown'
import { RULES } from '#financing/domain/rules'

/** What is recognised of a unit that was there for some months of the year; months may be parts (7.5). */
export function proratedByMonths(part: Fraction, months: Fraction): Fraction {
  return part.times(months).times(Fraction.of(1, 12))
}

/** The same to the day: 231 of 365. */
export function proratedByDays(part: Fraction, days: number, daysInYear: 365 | 366): Fraction {
  return part.times(Fraction.of(days, daysInYear))
}

/** What a fixed sum is worth for a post that was filled in part of the year, half up to the cent. */
export function worthOfPost(
  amount: Money,
  part: Fraction,
  filled: { months: Fraction } | { days: number; daysInYear: 365 | 366 }
): Derived {
  const byMonths = 'months' in filled
  const recognised = byMonths
    ? proratedByMonths(part, filled.months)
    : proratedByDays(part, filled.days, filled.daysInYear)
  const worth = amount.times(recognised)
  const time = byMonths
    ? `${germanNumber(filled.months)} von 12 Monaten`
    : `${filled.days} von ${filled.daysInYear} Tagen`
  const text = `${euros(amount)} × ${germanNumber(part)} Stellen × ${time}`
  return { amount: worth, steps: [{ text, result: euros(worth), ...RULES.proration }] }
}
