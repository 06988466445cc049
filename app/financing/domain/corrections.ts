import Fraction from '#core/money/fraction'
import type Money from '#core/money/money'
import { distribute } from '#financing/domain/distribution'

/** What is paid back of a grant for a thing whose use for the purpose ended early, by full months (Zweckbindung). */
export function recoveryForEarlyEnd(grant: Money, bindingMonths: number, usedMonths: number): Money {
  return grant.times(Fraction.of(Math.max(0, bindingMonths - usedMonths), bindingMonths))
}

/** The flat reduction for a breach of procurement law: a share of the contract's value, of which the grant bore its rate. */
export function procurementCorrection(contract: Money, correction: Fraction, rate: Fraction): Money {
  return contract.times(correction.times(rate))
}

/** How several public funders share a reduction: in proportion to their grants, adding up to the cent. */
export function reductionByFunder(reduction: Money, grants: readonly Money[]): Money[] {
  return distribute(
    reduction,
    grants.map(({ cents }) => Fraction.of(cents))
  )
}
