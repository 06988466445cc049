import Fraction from '#core/money/fraction'
import { euros, percent } from '#core/money/german_money'
import type Money from '#core/money/money'
import { distribute } from '#financing/domain/distribution'
import type { Derived } from '#financing/domain/drawdown'
import { RULES } from '#financing/domain/rules'

/** What is paid back of a grant for a thing whose use for the purpose ended early, by full months (Zweckbindung). */
export function recoveryForEarlyEnd(grant: Money, bindingMonths: number, usedMonths: number): Derived {
  const left = Math.max(0, bindingMonths - usedMonths)
  const amount = grant.times(Fraction.of(left, bindingMonths))
  const text = `${euros(grant)} × ${left} von ${bindingMonths} Monaten, in denen der Zweck nicht erfüllt wird`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.purposeBinding }] }
}

/** The flat reduction for a breach of procurement law: a share of the contract's value, of which the grant bore its rate. */
export function procurementCorrection(contract: Money, correction: Fraction, rate: Fraction): Derived {
  const amount = contract.times(correction.times(rate))
  const inPercent = (part: Fraction) => percent(part.times(Fraction.of(100)))
  const text = `${euros(contract)} Auftragswert × ${inPercent(correction)} × Fördersatz ${inPercent(rate)}`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.procurement }] }
}

/** How several public funders share a reduction: in proportion to their grants, adding up to the cent. */
export function reductionByFunder(
  reduction: Money,
  grants: readonly Money[]
): { shares: Money[]; steps: Derived['steps'] } {
  const shares = distribute(
    reduction,
    grants.map(({ cents }) => Fraction.of(cents))
  )
  const steps = shares.map((share, index) => ({
    text: `Zuwendungsgeber ${index + 1}: Anteil von ${euros(grants[index])} an der Ermäßigung von ${euros(reduction)}`,
    result: euros(share),
    ...RULES.funders,
  }))
  return { shares, steps }
}
