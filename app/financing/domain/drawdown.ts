import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { euros, percent } from '#core/money/german_money'
import Money from '#core/money/money'
import { RULES } from '#financing/domain/rules'

/** An amount and how it came about. */
export type Derived = { amount: Money; steps: Step[] }

/** What may be called for the payments due within the window: the grant's share of them (Nr. 1.4 ANBest). */
export function drawdownByShare(need: Money, rate: Fraction): Derived {
  const amount = need.times(rate)
  const text = `${percent(rate.times(Fraction.of(100)))} von ${euros(need)}`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.drawdownShare }] }
}

/** The same where own and third-party means go first (deficit financing): what they do not cover. */
export function drawdownAfterOwnMeans(need: Money, ownAndThirdPartyLeft: Money): Derived {
  const amount = Money.max(Money.ZERO, need.minus(ownAndThirdPartyLeft))
  const floor = amount.isZero ? ', mindestens null' : ''
  const text = `${euros(need)} − ${euros(ownAndThirdPartyLeft)} noch nicht eingesetzte eigene Mittel und Mittel Dritter${floor}`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.drawdownDeficit }] }
}

/** The part of a grant that is held until its use is proved (Schlussrate), half up to the cent. */
export function retained(grant: Money, rate: Fraction): Derived {
  const amount = grant.times(rate)
  const text = `${percent(rate.times(Fraction.of(100)))} von ${euros(grant)}`
  return { amount, steps: [{ text, result: euros(amount), ...RULES.retention }] }
}
