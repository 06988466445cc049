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

/** Each position up to its plan and the tolerance. */
export function withinTolerance(lines: readonly PlanLine[], tolerance: Fraction, steps: Step[]): Money[] {
  return lines.map((line, index) => {
    const amount = Money.min(line.actual, mostRecognised(line.planned, tolerance))
    const text = `${nameOf(line, index)}: ${euros(line.actual)}, höchstens ${euros(line.planned)} + ${percent(tolerance.times(Fraction.of(100)))}`
    steps.push({ text, result: euros(amount), ...RULES.line })
    return amount
  })
}

/**
 * All positions together up to the plan's total: what is still too much is cut from those that exceed their plan, in
 * proportion to what was recognised beyond it.
 */
export function withinPlan(lines: readonly PlanLine[], byLine: readonly Money[], steps: Step[]): Money[] {
  const [planned, sum] = [Money.sum(lines.map((line) => line.planned)), Money.sum(byLine)]
  if (!sum.exceeds(planned)) {
    steps.push({ text: `Summe, höchstens ${euros(planned)}`, result: euros(sum), ...RULES.planTotal })
    return [...byLine]
  }
  const excess = byLine.map((amount, index) => Money.max(Money.ZERO, amount.minus(lines[index].planned)))
  const cuts = distribute(
    sum.minus(planned),
    excess.map(({ cents }) => Fraction.of(cents))
  )
  const recognised = byLine.map((amount, index) => amount.minus(cuts[index]))
  cuts.forEach((cut, index) => {
    if (!cut.isPositive) return
    const text = `${nameOf(lines[index], index)}: ${euros(byLine[index])} − ${euros(cut)}, Anteil an der Überschreitung von ${euros(sum.minus(planned))}`
    steps.push({ text, result: euros(recognised[index]), ...RULES.planTotal })
  })
  steps.push({ text: 'Summe, auf den Plan begrenzt', result: euros(planned), ...RULES.planTotal })
  return recognised
}

/** What is recognised of the actual figures (the 20 % rule, Nr. 1.2 ANBest): position by position, then all together. */
export function checkPlan(
  lines: readonly PlanLine[],
  tolerance: Fraction
): { recognised: Money[]; total: Money; steps: Step[] } {
  const steps: Step[] = []
  const recognised = withinPlan(lines, withinTolerance(lines, tolerance, steps), steps)
  return { recognised, total: Money.sum(recognised), steps }
}

function nameOf({ label }: PlanLine, index: number): string {
  return label ?? `Einzelansatz ${index + 1}`
}
