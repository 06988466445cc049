import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { euros, germanNumber } from '#core/money/german_money'
import type Money from '#core/money/money'
import { DAY_COUNT_WORDS, type DayCount } from '#tenancy/domain/rule_labels'
import { type BaseRate, baseRateOn, halfYearOf, percentOf } from '#financing/domain/base_rates'

/** Calendar days over the days of their year (365, in leap years 366), or always over 365. */
export const DAY_COUNTS = Object.keys(DAY_COUNT_WORDS) as DayCount[]

export type InterestTask = {
  principal: Money
  /** The day of payment, which does not count. */
  from: Day
  /** The last day that counts: the day of repayment. */
  to: Day
  /** What is added to the base rate, in percentage points. */
  margin: Fraction
  dayCount: DayCount
}

export type Segment = { from: Day; to: Day; days: number; rate: string }

const RULE = {
  rule: 'Basiszinssatz + Aufschlag, einfach verzinst, taggenau',
  source: '§ 49a Absatz 3 und 4 VwVfG, § 247 BGB',
}

/**
 * Simple interest on a recovery (§ 49a Absatz 3 and 4 VwVfG), half-year by half-year: days after `from` up to and
 * including `to`; a total rate below zero counts as zero; unrounded segments are added and rounded once.
 *
 * @throws BaseRateUnknown with the first day without a base rate
 */
export function interestOn(
  task: InterestTask,
  rates: readonly BaseRate[]
): { interest: Money; days: number; segments: Segment[]; steps: Step[] } {
  const { principal, from, to, margin, dayCount } = task
  let sum = Fraction.of(0)
  const segments: Segment[] = []
  const steps: Step[] = []
  for (let start = from; start.isBefore(to);) {
    const first = start.plusDays(1)
    const { basisPoints, to: known } = baseRateOn(rates, first)
    const end = [halfYearOf(first).to, known].reduce((least, day) => (day.isBefore(least) ? day : least), to)
    const days = start.daysUntil(end)
    const rate = totalRate(basisPoints, margin)
    const yearDays = dayCount === 'ACT/365' ? 365 : end.daysInYear
    const part = rate.times(Fraction.of(days, 100 * yearDays))
    sum = sum.plus(part)
    segments.push({ from: start, to: end, days, rate: rate.toString(2) })
    steps.push({
      text: `${germanDay(first)} bis ${germanDay(end)}: ${days} ${days === 1 ? 'Tag' : 'Tage'} zu ${rate.toString(2).replace('.', ',')} % (${percentOf(basisPoints)} + ${germanNumber(margin)}) von ${euros(principal)} ÷ ${yearDays}`,
      result: inTenThousandths(principal, part),
      ...RULE,
    })
    start = end
  }
  const interest = principal.times(sum)
  steps.push({
    text: 'Summe der ungerundeten Abschnitte, einmal gerundet',
    result: euros(interest),
    rule: 'Kaufmännisch auf den Cent gerundet',
    source: `Zinsmethode: ${DAY_COUNT_WORDS[dayCount]}`,
  })
  return { interest, days: from.daysUntil(to), segments, steps }
}

/** A segment's value as it goes into the sum, four places behind the comma: "227,5391 €". */
function inTenThousandths(principal: Money, part: Fraction): string {
  const [whole, places] = Fraction.of(principal.times(part.times(Fraction.of(100))).cents, 10_000)
    .toString(4)
    .split('.')
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')},${places}\u00a0€`
}

function totalRate(basisPoints: bigint, margin: Fraction): Fraction {
  const hundredths = margin.numerator * 100n + basisPoints * margin.denominator
  return hundredths > 0n ? Fraction.of(hundredths, 100n * margin.denominator) : Fraction.of(0)
}
