import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { euros, germanNumber } from '#core/money/german_money'
import Money from '#core/money/money'
import { RULES } from '#financing/domain/rules'

/**
 * Splits an amount by weights so that the parts add up to the cent: largest remainder, ties to the earlier
 * entry. Used for partners, funders and years.
 *
 * @throws RangeError where all weights are zero
 */
export function distribute(total: Money, weights: readonly Fraction[]): Money[] {
  const sum = weights.reduce((all, weight) => all.plus(weight), Fraction.of(0))
  if (sum.isZero) throw new RangeError('weights must not all be zero')
  // every weight over the least common denominator, so that what is left of each can be compared
  const scale = weights.reduce((all, { denominator }) => all * Fraction.of(all, denominator).denominator, 1n)
  const whole = weights.map(({ numerator, denominator }) => (numerator * scale) / denominator)
  const all = whole.reduce((together, weight) => together + weight, 0n)
  const parts = whole.map((weight) => (total.cents * weight) / all)
  const byRemainder = whole
    .map((weight, index) => ({ index, remainder: (total.cents * weight) % all }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  const left = Number(total.cents - parts.reduce((together, part) => together + part, 0n))
  for (const { index } of byRemainder.slice(0, left)) parts[index] += 1n
  return parts.map((cents) => Money.cents(cents))
}

/** The same with its derivation, a step for each part. */
export function distribution(total: Money, weights: readonly Fraction[]): { shares: Money[]; steps: Step[] } {
  const shares = distribute(total, weights)
  const sum = weights.reduce((all, weight) => all.plus(weight), Fraction.of(0))
  return {
    shares,
    steps: shares.map((share, index) => ({
      text: `Teil ${index + 1}: ${euros(total)} × ${germanNumber(weights[index])} ÷ ${germanNumber(sum)}`,
      result: euros(share),
      ...RULES.distribution,
    })),
  }
}
