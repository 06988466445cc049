import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { COMMON } from '#tenancy/rulebooks/common'
import { ROUNDINGS, type Rounding, type Unit, approvedGrant } from '#financing/domain/approval'
import { distribution } from '#financing/domain/distribution'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { checkPlan } from '#financing/domain/plan_check'
import { FINANCING_TYPES, type FinancingType } from '#programmes/domain/definition'
import { settle } from '#financing/domain/settlement'
import type { Calculation } from '#recalculations/domain/calculation'
import type TaskReader from '#recalculations/domain/task_reader'
import { InvalidTask } from '#recalculations/domain/task_reader'

const optionalMoney = (task: TaskReader, path: string) => (task.has(path) ? task.money(path) : undefined)
const moneyOrNone = (task: TaskReader, path: string) => optionalMoney(task, path) ?? Money.ZERO

export const approval: Calculation = (task) => {
  const financing = task.choice('financing', FINANCING_TYPES)
  const { hasRate, hasUnits } = FINANCING_KINDS[financing]
  const { grant, steps } = approvedGrant({
    financing,
    rate: hasRate ? task.rate('rate') : undefined,
    maximum: optionalMoney(task, 'maximum'),
    planned: hasUnits && !task.has('planned.eligible') ? undefined : planned(task, financing),
    units: hasUnits ? units(task, false) : undefined,
    rounding: task.has('rounding') ? task.choice('rounding', Object.keys(ROUNDINGS) as Rounding[]) : undefined,
  })
  return { result: { grant: String(grant) }, steps }
}

export const settlement: Calculation = (task) => {
  const financing = task.choice('financing', FINANCING_TYPES)
  const { hasRate, hasUnits } = FINANCING_KINDS[financing]
  const capAtActual = hasUnits && task.flag('cap_at_actual', false)
  const { final, reduction, recovery, additionalPayment, steps } = settle({
    financing,
    granted: task.money('granted'),
    maximum: optionalMoney(task, 'maximum'),
    rate: hasRate ? task.rate('rate') : undefined,
    planned: hasUnits ? undefined : planned(task, financing),
    actual: { eligible: task.money('actual.eligible'), income: moneyOrNone(task, 'actual.income') },
    reductionThreshold: hasUnits ? Money.ZERO : moneyOrNone(task, 'reduction_threshold'),
    paid: moneyOrNone(task, 'paid'),
    units: hasUnits && task.has('units') ? units(task, capAtActual) : undefined,
    capAtActual,
  })
  const result = {
    final: String(final),
    reduction: String(reduction),
    recovery: String(recovery),
    additional_payment: String(additionalPayment),
  }
  return { result, steps }
}

export const planCheck: Calculation = (task) => {
  // nobody names a Land or a day here: the newest rule that all have in common
  const common = COMMON.lineOverrunPercent.at(-1)!.value
  const tolerance = task.has('tolerance') ? task.rate('tolerance') : Fraction.percent(String(common))
  const lines = task.entries('lines').map((line) => ({ planned: line.money('planned'), actual: line.money('actual') }))
  const { recognised, total, steps } = checkPlan(lines, tolerance)
  return { result: { recognised: recognised.map(String), recognised_total: String(total) }, steps }
}

export const distributed: Calculation = (task) => {
  const total = task.money('total')
  const weights = task.decimals('weights')
  if (weights.every(({ isZero }) => isZero))
    throw new InvalidTask('weights', 'Mindestens ein Anteil muss größer als null sein.')
  const { shares, steps } = distribution(total, weights)
  return { result: { shares: shares.map(String) }, steps }
}

/** Own means count for deficit financing alone; the others do not look at them. */
function planned(task: TaskReader, financing: FinancingType) {
  return {
    eligible: task.money('planned.eligible'),
    own: FINANCING_KINDS[financing].ownMeansFirst ? moneyOrNone(task, 'planned.own') : Money.ZERO,
    thirdParty: moneyOrNone(task, 'planned.third_party'),
  }
}

function units(task: TaskReader, withActual: boolean): Unit[] {
  return task.entries('units').map((unit) => ({
    amount: unit.money('amount'),
    recognised: unit.fraction('recognised'),
    actual: withActual ? unit.money('actual') : undefined,
  }))
}
