import type { Step } from '#core/derivation'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import { RULES } from '#financing/domain/rules'
import type { SettlementTask } from '#financing/domain/settlement'

/**
 * How the types that follow the plan react (Nr. 2 ANBest): savings and new income change the grant as the type
 * says, unless they stay within the threshold; then it stays what was granted.
 */
export function reaction(
  task: SettlementTask,
  react: (newIncome: Money) => { base: Money; step: Step }
): { base: Money; steps: Step[] } {
  const { granted, actual, reductionThreshold: threshold } = task
  const { eligible, thirdParty } = task.planned!
  const saving = eligible.minus(actual.eligible)
  const newIncome = Money.max(Money.ZERO, actual.income.minus(thirdParty))
  const change = saving.plus(newIncome)
  const steps: Step[] = [
    {
      text: `Veränderung: (${euros(eligible)} − ${euros(actual.eligible)}) Ausgaben + ${euros(newIncome)} neue Deckungsmittel`,
      result: euros(change),
      ...RULES.change,
    },
  ]
  if (!change.exceeds(threshold)) {
    steps.push({
      text: change.isPositive
        ? `Veränderung nicht über der Freigrenze von ${euros(threshold)}: es bleibt bei der Bewilligung`
        : 'Weder geringere Ausgaben noch neue Deckungsmittel: es bleibt bei der Bewilligung',
      result: euros(granted),
      ...RULES.threshold,
    })
    return { base: granted, steps }
  }
  if (threshold.isPositive)
    steps.push({
      text: `Veränderung über der Freigrenze von ${euros(threshold)}: sie zählt voll`,
      result: euros(change),
      ...RULES.threshold,
    })
  const { base, step } = react(newIncome)
  return { base, steps: [...steps, step] }
}
