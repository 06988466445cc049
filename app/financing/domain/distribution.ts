import Money from '#core/money/money'

/**
 * Splits an amount by weights so that the parts add up to the cent: largest remainder, ties to the earlier
 * entry. Weights are non-negative whole numbers, not all zero.
 */
export function distribute(total: Money, weights: readonly bigint[]): Money[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  if (sum <= 0n) throw new RangeError('weights must not all be zero')
  const parts = weights.map((weight) => (total.cents * weight) / sum)
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total.cents * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  const left = Number(total.cents - parts.reduce((all, part) => all + part, 0n))
  for (const { index } of byRemainder.slice(0, left)) parts[index] += 1n
  return parts.map((cents) => Money.cents(cents))
}
