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
  // numerators by the days of the year, over what all segments have in common: exact, and reduced once at the end
  const sums = new Map<number, bigint>()
  const scale = 10_000n * margin.denominator
  const segments: Segment[] = []
  const steps: Step[] = []
  const [ofPrincipal, added] = [euros(principal), germanNumber(margin)]
  for (let start = from; start.isBefore(to);) {
    const first = start.plusDays(1)
    const { basisPoints, to: known } = baseRateOn(rates, first)
    const end = [halfYearOf(first).to, known].reduce((least, day) => (day.isBefore(least) ? day : least), to)
    const days = start.daysUntil(end)
    const hundredths = totalHundredths(basisPoints, margin)
    const rate = Fraction.of(hundredths, 100n * margin.denominator).toString(2)
    const yearDays = dayCount === 'ACT/365' ? 365 : end.daysInYear
    const numerator = hundredths * BigInt(days)
    sums.set(yearDays, (sums.get(yearDays) ?? 0n) + numerator)
    segments.push({ from: start, to: end, days, rate })
    steps.push({
      text: `${germanDay(first)} bis ${germanDay(end)}: ${days} ${days === 1 ? 'Tag' : 'Tage'} zu ${rate.replace('.', ',')} % (${percentOf(basisPoints)} + ${added}) von ${ofPrincipal} ÷ ${yearDays}`,
      result: inTenThousandths(principal, numerator, scale * BigInt(yearDays)),
      ...RULE,
    })
    start = end
  }
  const sum = [...sums].reduce(
    (all, [yearDays, numerator]) => all.plus(Fraction.of(numerator, scale * BigInt(yearDays))),
    Fraction.of(0)
  )
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
function inTenThousandths(principal: Money, numerator: bigint, denominator: bigint): string {
  const doubled = 200n * principal.cents * numerator
  const digits = ((doubled + denominator) / (2n * denominator)).toString().padStart(5, '0')
  return `${digits.slice(0, -4).replace(/\B(?=(\d{3})+(?!\d))/g, '.')},${digits.slice(-4)}\u00a0€`
}

/** The total rate in hundredths of a percentage point, over the margin's denominator; below zero it counts as zero. */
function totalHundredths(basisPoints: bigint, margin: Fraction): bigint {
  const hundredths = margin.numerator * 100n + basisPoints * margin.denominator
  return hundredths > 0n ? hundredths : 0n
}
