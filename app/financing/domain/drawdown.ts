import type Fraction from '#core/money/fraction'
import Money from '#core/money/money'

/** What may be called for the payments due within the window: the grant's share of them (Nr. 1.4 ANBest). */
export function drawdownByShare(need: Money, rate: Fraction): Money {
  return need.times(rate)
}

/** The same where own and third-party means go first (deficit financing): what they do not cover. */
export function drawdownAfterOwnMeans(need: Money, ownAndThirdPartyLeft: Money): Money {
  return Money.max(Money.ZERO, need.minus(ownAndThirdPartyLeft))
}

/** The part of a grant that is held until its use is proved (Schlussrate), half up to the cent. */
export function retained(grant: Money, rate: Fraction): Money {
  return grant.times(rate)
}
