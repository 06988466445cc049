import Fraction from '#core/money/fraction'
import type Money from '#core/money/money'

/** The lump sum for overheads on the direct costs it is a share of (Restkostenpauschale), half up to the cent. */
export function overheadOn(direct: Money, rate: Fraction): Money {
  return direct.times(rate)
}

/** What of an invoice is eligible: without the VAT that the recipient gets back as input tax (§ 15 UStG). */
export function eligibleOf(gross: Money, vatRate: Fraction, deductsInputTax: boolean): Money {
  if (!deductsInputTax) return gross
  const { numerator, denominator } = Fraction.ONE.plus(vatRate)
  return gross.times(Fraction.of(denominator, numerator))
}
