import Fraction from '#core/money/fraction'
import { BaseRateUnknown } from '#financing/domain/base_rates'
import { DAY_COUNTS, interestOn } from '#financing/domain/interest'
import { ruleOn } from '#tenancy/domain/rulebook'
import { COMMON } from '#tenancy/rulebooks/common'
import { type Calculation, TaskFailed } from '#recalculations/domain/calculation'
import { InvalidTask } from '#recalculations/domain/task_reader'

export const interest: Calculation = (task, rates) => {
  const [from, to] = [task.day('from'), task.day('to')]
  if (from.isAfter(to)) throw new InvalidTask('from', 'Der Beginn liegt nach dem Ende.')
  const margin = task.has('margin')
    ? task.rate('margin').times(Fraction.of(100))
    : Fraction.parse(ruleOn(COMMON, 'interestMargin', to).value)
  const dayCount = task.has('day_count')
    ? task.choice('day_count', DAY_COUNTS)
    : ruleOn(COMMON, 'interestDayCount', to).value
  try {
    const terms = { principal: task.money('principal'), from, to, margin, dayCount }
    const { interest: amount, days, segments, steps } = interestOn(terms, rates)
    const printed = segments.map((segment) => ({ ...segment, from: segment.from.iso, to: segment.to.iso }))
    return { result: { interest: String(amount), days, segments: printed }, steps }
  } catch (error) {
    if (error instanceof BaseRateUnknown)
      throw new TaskFailed('base_rate_unknown', error.message, { day: error.day.iso }, 'to')
    throw error
  }
}
