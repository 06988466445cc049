import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { Financing } from '#programmes/domain/definition'

/** What is offered, up to the programme's maximum where it has one. */
export function upToMaximum(offer: string, { maximum }: Financing): string {
  return maximum ? `${offer}, höchstens ${euros(Money.parse(maximum))}.` : `${offer}.`
}
