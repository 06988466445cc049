import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { euros, percent } from '#core/money/german_money'
import Money from '#core/money/money'
import { distribute } from '#financing/domain/distribution'
import { RULES } from '#financing/domain/rules'

export type PlanLine = { label?: string; planned: Money; actual: Money }

/** The most that is recognised of a position: its plan and the tolerance, rounded down to the cent (Nr. 1.2 ANBest). */
export function mostRecognised(planned: Money, tolerance: Fraction): Money {
  return planned.timesDown(Fraction.ONE.plus(tolerance))
}

/**
 * What is recognised of the actual figures (the 20 % rule, Nr. 1.2 ANBest): each position up to its plan and the
 * tolerance; all together up to the plan's total. What is still too much is cut from the positions that exceed
 * their plan, in proportion to what was recognised beyond it.
 */
export function checkPlan(
  lines: readonly PlanLine[],
  tolerance: Fraction
): { recognised: Money[]; total: Money; steps: Step[] } {
  const limits = lines.map(({ planned }) => mostRecognised(planned, tolerance))
  const byLine = lines.map(({ actual }, index) => Money.min(actual, limits[index]))
  const name = (index: number) => lines[index].label ?? `Einzelansatz ${index + 1}`
  const steps: Step[] = byLine.map((amount, index) => ({
    text: `${name(index)}: ${euros(lines[index].actual)}, höchstens ${euros(lines[index].planned)} + ${percent(tolerance.times(Fraction.of(100)))}`,
    result: euros(amount),
    ...RULES.line,
  }))
  const [planned, sum] = [Money.sum(lines.map((line) => line.planned)), Money.sum(byLine)]
  if (!sum.exceeds(planned)) {
    steps.push({ text: `Summe, höchstens ${euros(planned)}`, result: euros(sum), ...RULES.planTotal })
    return { recognised: byLine, total: sum, steps }
  }
  const excess = byLine.map((amount, index) => Money.max(Money.ZERO, amount.minus(lines[index].planned)))
  const cuts = distribute(
    sum.minus(planned),
    excess.map(({ cents }) => Fraction.of(cents))
  )
  const recognised = byLine.map((amount, index) => amount.minus(cuts[index]))
  cuts.forEach((cut, index) => {
    if (!cut.isPositive) return
    const text = `${name(index)}: ${euros(byLine[index])} − ${euros(cut)}, Anteil an der Überschreitung von ${euros(sum.minus(planned))}`
    steps.push({ text, result: euros(recognised[index]), ...RULES.planTotal })
  })
  steps.push({ text: 'Summe, auf den Plan begrenzt', result: euros(planned), ...RULES.planTotal })
  return { recognised, total: planned, steps }
}
