import Fraction from '#core/money/fraction'
import { euros, percent } from '#core/money/german_money'
import type Money from '#core/money/money'
import type { Derived } from '#financing/domain/drawdown'
import { RULES } from '#financing/domain/rules'

/** The lump sum for overheads on the direct costs it is a share of (Restkostenpauschale), half up to the cent. */
export function overheadOn(direct: Money, rate: Fraction): Derived {
  const amount = direct.times(rate)
  const text = `${percent(rate.times(Fraction.of(100)))} von ${euros(direct)} direkten Ausgaben`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.overhead }] }
}

/** What of an invoice is eligible: without the VAT that the recipient gets back as input tax (§ 15 UStG). */
export function eligibleOf(gross: Money, vatRate: Fraction, deductsInputTax: boolean): Derived {
  if (!deductsInputTax) {
    const text = `${euros(gross)} mit Umsatzsteuer: Der Empfänger ist nicht zum Vorsteuerabzug berechtigt`
    return { amount: gross, steps: [{ text, result: euros(gross), ...RULES.inputTax }] }
  }
  const { numerator, denominator } = Fraction.ONE.plus(vatRate)
  const amount = gross.times(Fraction.of(denominator, numerator))
  const text = `${euros(gross)} ohne ${percent(vatRate.times(Fraction.of(100)))} Umsatzsteuer, die als Vorsteuer zurückkommt`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.inputTax }] }
}
