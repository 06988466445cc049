import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { COMMON } from '#tenancy/rulebooks/common'
import { ROUNDINGS, type Rounding, type Unit, approvedGrant } from '#financing/domain/approval'
import { distribution } from '#financing/domain/distribution'
import { retained } from '#financing/domain/drawdown'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { checkPlan } from '#financing/domain/plan_check'
import { FINANCING_TYPES, type FinancingType } from '#programmes/domain/definition'
import { type Settlement, settle } from '#financing/domain/settlement'
import type { Calculation } from '#recalculations/domain/calculation'
import type TaskReader from '#recalculations/domain/task_reader'
import { InvalidTask } from '#recalculations/domain/task_reader'

const FOLLOWING_THE_PLAN = FINANCING_TYPES.filter((type) => FINANCING_KINDS[type].followsPlan)

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
  const settled = settle({
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
  return { result: printed(settled), steps: settled.steps }
}

/** A proof of use from its positions to what is paid or paid back. What was paid: without a figure all but what is kept back. */
export const proofSettlement: Calculation = (task) => {
  const financing = task.choice('financing', FOLLOWING_THE_PLAN)
  const positions = { lines: planLines(task), tolerance: tolerance(task) }
  const granted = task.money('granted')
  const kept = task.has('retention_percent') ? retained(granted, task.rate('retention_percent')).amount : Money.ZERO
  const settled = settle({
    financing,
    granted,
    maximum: optionalMoney(task, 'maximum'),
    rate: FINANCING_KINDS[financing].hasRate ? task.rate('rate') : undefined,
    planned: {
      eligible: Money.sum(positions.lines.map((line) => line.planned)),
      own: FINANCING_KINDS[financing].ownMeansFirst ? moneyOrNone(task, 'planned.own') : Money.ZERO,
      thirdParty: moneyOrNone(task, 'planned.third_party'),
    },
    actual: {
      eligible: Money.sum(positions.lines.map((line) => line.actual)),
      income: moneyOrNone(task, 'actual.income'),
    },
    positions,
    reductionThreshold: moneyOrNone(task, 'reduction_threshold'),
    paid: optionalMoney(task, 'paid') ?? granted.minus(kept),
    retained: kept,
  })
  const result = {
    recognised: settled.recognised.map(String),
    recognised_total: String(settled.eligible),
    retained: String(kept),
    ...printed(settled),
  }
  return { result, steps: settled.steps }
}

export const planCheck: Calculation = (task) => {
  const { recognised, total, steps } = checkPlan(planLines(task), tolerance(task))
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

function printed({ final, reduction, recovery, additionalPayment }: Settlement) {
  return {
    final: String(final),
    reduction: String(reduction),
    recovery: String(recovery),
    additional_payment: String(additionalPayment),
  }
}

function planLines(task: TaskReader) {
  return task.entries('lines').map((line) => ({ planned: line.money('planned'), actual: line.money('actual') }))
}

/** Where nobody names a Land and a day: the newest rule that all have in common. */
function tolerance(task: TaskReader): Fraction {
  const common = COMMON.lineOverrunPercent.at(-1)!.value
  return task.has('tolerance') ? task.rate('tolerance') : Fraction.percent(String(common))
}

function units(task: TaskReader, withActual: boolean): Unit[] {
  return task.entries('units').map((unit) => ({
    amount: unit.money('amount'),
    recognised: unit.fraction('recognised'),
    actual: withActual ? unit.money('actual') : undefined,
  }))
}
