import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { euros, germanNumber, percent } from '#core/money/german_money'
import Money from '#core/money/money'
import { type FinancingType, RULES } from '#financing/domain/rules'

/** Down to which amount an approval is rounded, in cents. */
export const ROUNDINGS = { cent: 1n, euro_down: 100n, ten_euro_down: 1_000n, hundred_euro_down: 10_000n } as const
export type Rounding = keyof typeof ROUNDINGS

/** Whether a difference is what rounding down leaves, and no cut. */
export function isRounding(difference: Money, rounding: Rounding): boolean {
  return Money.cents(ROUNDINGS[rounding]).exceeds(difference)
}

/** What is funded by a fixed sum: an amount times how much of it is recognised, and what it really cost. */
export type Unit = { label?: string; amount: Money; recognised: Fraction; actual?: Money }

export type PlannedFigures = { eligible: Money; own: Money; thirdParty: Money }

export type ApprovalTask = {
  financing: FinancingType
  /** The funding rate as a fraction (70 % = 7/10); only for share financing. */
  rate?: Fraction
  maximum?: Money
  /** May be absent for fixed sums only: then nothing but the maximum limits them. */
  planned?: PlannedFigures
  units?: readonly Unit[]
  rounding?: Rounding
}

/**
 * The grant that a plan yields (Nr. 2.2 to 2.4 VV zu § 44 LHO), in this order: half up to the cent; never below
 * zero; never above what third parties leave uncovered, except deficit financing, which subtracts it already;
 * never above the maximum; then down as the Land rounds approvals.
 */
export function approvedGrant(task: ApprovalTask): { grant: Money; steps: Step[] } {
  const { grant: computed, steps } = computedGrant(task)
  let grant = computed
  if (task.planned && task.financing !== 'deficit') {
    const { eligible, thirdParty } = task.planned
    const uncovered = Money.max(Money.ZERO, eligible.minus(thirdParty))
    const text = `Begrenzt auf ${euros(eligible)} − ${euros(thirdParty)} Mittel Dritter`
    grant = limited(grant, uncovered, { text, ...RULES.uncovered }, steps)
  }
  if (task.maximum)
    grant = limited(grant, task.maximum, { text: 'Begrenzt auf den Höchstbetrag', ...RULES.maximum }, steps)
  const rounded = grant.roundedDownTo(ROUNDINGS[task.rounding ?? 'cent'])
  if (!rounded.equals(grant))
    steps.push({ text: `Abgerundet von ${euros(grant)}`, result: euros(rounded), ...RULES.rounding })
  return { grant: rounded, steps }
}

function computedGrant({ financing, rate, planned, units }: ApprovalTask): { grant: Money; steps: Step[] } {
  if (financing === 'fixed') return sumOfUnits(units!)
  const { eligible, own, thirdParty } = planned!
  if (financing === 'share') {
    const grant = eligible.times(rate!)
    const text = `${percent(rate!.times(Fraction.of(100)))} von ${euros(eligible)}`
    return { grant, steps: [{ text, result: euros(grant), ...RULES.share }] }
  }
  if (financing === 'full')
    return { grant: eligible, steps: [{ text: 'Zuwendungsfähige Ausgaben', result: euros(eligible), ...RULES.full }] }
  const grant = Money.max(Money.ZERO, eligible.minus(own).minus(thirdParty))
  const text = `${euros(eligible)} − ${euros(own)} Eigenmittel − ${euros(thirdParty)} Mittel Dritter${grant.isZero ? ', mindestens null' : ''}`
  return { grant, steps: [{ text, result: euros(grant), ...RULES.deficit }] }
}

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

function limited(amount: Money, limit: Money, step: Omit<Step, 'result'>, steps: Step[]): Money {
  if (!amount.exceeds(limit)) return amount
  steps.push({ ...step, result: euros(limit) })
  return limit
}
