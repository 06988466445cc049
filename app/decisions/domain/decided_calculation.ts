import type { Step } from '#core/derivation'
import { euros } from '#core/money/german_money'
import type Money from '#core/money/money'
import type { GrantCalculation } from '#financing/domain/grant_calculation'

type Decided = { amount: Money; tranches: readonly { year: number; amount: Money }[] }

/** The derivation of what was granted: what the plan yields, less what was cut from it by decision. */
export function decidedCalculation(calculation: GrantCalculation, { amount, tranches }: Decided): GrantCalculation {
  if (!calculation.grant.exceeds(amount)) return calculation
  const cut = calculation.grant.minus(amount)
  const step: Step = {
    text: `Kürzung von ${euros(calculation.grant)} um ${euros(cut)}`,
    result: euros(amount),
    rule: 'Höchstens, was der Plan ergibt; jede Kürzung wird begründet',
    source: '§ 39 Absatz 1 VwVfG, Begründung des Bescheids',
  }
  return {
    grant: amount,
    tranches: tranches.map(({ year, amount: part }) => ({ year, amount: part })),
    steps: [...calculation.steps, step],
  }
}
