import type { Step } from '#core/derivation'
import type Fraction from '#core/money/fraction'
import type Money from '#core/money/money'
import type { PlannedFigures, Unit } from '#financing/domain/approval'
import type { PlanLine } from '#financing/domain/plan_check'
import { SETTLEMENT_ORDER, begun } from '#financing/domain/settlement_rules'
import type { FinancingType } from '#programmes/domain/definition'

export type SettlementTask = {
  financing: FinancingType
  granted: Money
  maximum?: Money
  /** The funding rate as a fraction; only for share financing. */
  rate?: Fraction
  /** Not used for fixed sums. */
  planned?: PlannedFigures
  /** Eligible expenditure, recognised already or, with `positions`, as it was spent; and all income apart from the grant and the own share. */
  actual: { eligible: Money; income: Money }
  /** The positions of the plan where what is recognised of them is still to be found; they add up to `planned` and `actual`. */
  positions?: { lines: readonly PlanLine[]; tolerance: Fraction }
  /** Changes up to this amount leave the grant as it is; beyond it they count in full (Freigrenze). */
  reductionThreshold: Money
  paid: Money
  /** What of the grant is kept back until its use is proved (Einbehalt). */
  retained?: Money
  /** The units that were proved; without any a fixed sum stays what was granted. */
  units?: readonly Unit[]
  /** Whether a unit counts at most with what it really cost. */
  capAtActual?: boolean
}

export type Settlement = {
  /** What is recognised of each position; empty where none were given. */
  recognised: readonly Money[]
  eligible: Money
  final: Money
  reduction: Money
  recovery: Money
  additionalPayment: Money
  steps: Step[]
}

/**
 * What a grant is worth after the actual figures (Nr. 1.2 and 2 ANBest, § 49a Absatz 1 VwVfG), multi-year grants
 * on their total: the rules of a settlement, one after another.
 */
export function settle(task: SettlementTask): Settlement {
  const steps: Step[] = []
  const found = SETTLEMENT_ORDER.reduce((before, { apply }) => apply(before, task, steps), begun(task))
  const { recognised, eligible, worth, recovery, additionalPayment } = found
  return {
    recognised,
    eligible,
    final: worth,
    reduction: task.granted.minus(worth),
    recovery,
    additionalPayment,
    steps,
  }
}
