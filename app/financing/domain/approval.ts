import type { Step } from '#core/derivation'
import type Fraction from '#core/money/fraction'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { limited } from '#financing/domain/kinds/limit'
import type { FinancingType } from '#programmes/domain/definition'
import { RULES } from '#financing/domain/rules'

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
  const kind = FINANCING_KINDS[task.financing]
  const { grant: computed, steps } = kind.approve(task)
  let grant = computed
  if (task.planned && !kind.subtractsThirdParties) {
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
