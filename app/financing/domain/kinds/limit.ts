import type { Step } from '#core/derivation'
import { euros } from '#core/money/german_money'
import type Money from '#core/money/money'

/** The amount, or the limit where it exceeds it; a limit that cuts becomes a step of the derivation. */
export function limited(amount: Money, limit: Money, step: Omit<Step, 'result'>, steps: Step[]): Money {
  if (!amount.exceeds(limit)) return amount
  steps.push({ ...step, result: euros(limit) })
  return limit
}
