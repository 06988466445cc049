import type { Step } from '#core/derivation'
import { euros, germanNumber } from '#core/money/german_money'
import Money from '#core/money/money'
import { limited } from '#financing/domain/kinds/limit'
import type { Unit } from '#financing/domain/approval'
import { RULES } from '#financing/domain/rules'

/** Every unit's amount times what is recognised of it, each rounded to the cent, and their sum. */
export function sumOfUnits(
  units: readonly Unit[],
  rule: { rule: string; source: string } = RULES.fixed,
  capAtActual = false
): { grant: Money; steps: Step[] } {
  const steps: Step[] = []
  const amounts = units.map(({ label, amount, recognised, actual }) => {
    const worth = amount.times(recognised)
    const name = label ? `${label}: ` : ''
    steps.push({ text: `${name}${euros(amount)} × ${germanNumber(recognised)}`, result: euros(worth), ...rule })
    if (!capAtActual || !actual) return worth
    return limited(worth, actual, { text: `${name}begrenzt auf die tatsächlichen Ausgaben`, ...RULES.actualPay }, steps)
  })
  const grant = Money.sum(amounts)
  if (units.length > 1) steps.push({ text: 'Summe der Einheiten', result: euros(grant), ...rule })
  return { grant, steps }
}
