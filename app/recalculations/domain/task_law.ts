import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { Step } from '#core/derivation'
import Money from '#core/money/money'
import { type Citing, citing } from '#tenancy/domain/citations'
import { labelOf } from '#tenancy/domain/rule_labels'
import { type RuleName, endedOn } from '#tenancy/domain/rulebook'
import type { KindName } from '#recalculations/domain/answer'
import { TaskFailed } from '#recalculations/domain/calculation'
import type TaskReader from '#recalculations/domain/task_reader'

/** Whose figures count: a municipality's or another body's. */
export const RECIPIENT_KINDS = ['municipal', 'other'] as const

/** A value of a task that a Land's rulebook knows: where it stands in the task, its rule by kind of recipient, and how a task writes it. */
type Constant = {
  path: string
  municipal: RuleName
  others: RuleName
  write: (value: never) => unknown
  /** Filled in only where that value is silent too: who gives one of a pair gives both. */
  beside?: string
}

const constant = (
  path: string,
  municipal: RuleName,
  write: (value: never) => unknown = (value) => value,
  others = municipal
): Constant => ({ path, municipal, others, write })
const cents = (value: number) => String(Money.cents(value))

/** What of each kind a Land's rules fill in where the task is silent. */
const CONSTANTS: Partial<Record<KindName, readonly Constant[]>> = {
  approval: [constant('rounding', 'grantRounding')],
  settlement: [
    constant('reduction_threshold', 'reductionThresholdMunicipalCents', cents, 'reductionThresholdOthersCents'),
  ],
  proof_settlement: [
    constant('tolerance', 'lineOverrunPercent', String),
    constant('reduction_threshold', 'reductionThresholdMunicipalCents', cents, 'reductionThresholdOthersCents'),
    constant('retention_percent', 'retentionPercent', String),
  ],
  plan_check: [constant('tolerance', 'lineOverrunPercent', String)],
  interest: [constant('margin', 'interestMargin'), constant('day_count', 'interestDayCount')],
  retention: [constant('percent', 'retentionPercent', String)],
  purpose_binding: [constant('binding_months', 'purposeBindingYears', (years: number) => years * 12)],
  proof_deadline: [
    constant('months', 'proofDueMonthsMunicipal', undefined, 'proofDueMonthsOthers'),
    {
      ...constant(
        'months_after_purpose',
        'proofDueMonthsAfterPurposeMunicipal',
        undefined,
        'proofDueMonthsAfterPurposeOthers'
      ),
      beside: 'months',
    },
  ],
}

/** The kinds that a Land's law can be named for. */
export const LAWFUL = Object.keys(CONSTANTS) as KindName[]

/** The law that a task asks about; null where it names no kind of recipient and no day. @throws InvalidTask where one of the three is missing */
export function lawOf(task: TaskReader): Citing | null {
  if (!task.has('recipient_kind') && !task.has('on')) return null
  const municipal = task.choice('recipient_kind', RECIPIENT_KINDS) === 'municipal'
  return citing(task.rulebook('land'), task.day('on'), municipal)
}

/** What a Land's rules add to a task that is silent about it, each with its source and the step that says so. @throws TaskFailed where such a rule has ended */
export function constantsFor(
  kind: KindName,
  task: TaskReader,
  { rules, municipal }: Citing
): { values: Record<string, unknown>; filled: Map<string, string>; steps: Step[] } {
  const silent = (CONSTANTS[kind] ?? []).filter(({ path, beside }) => !task.has(path) && !(beside && task.has(beside)))
  const values: Record<string, unknown> = {}
  const filled = new Map<string, string>()
  const over = endedOn(rules)
  const steps = silent.map(({ path, municipal: forTowns, others, write }): Step => {
    const name = municipal ? forTowns : others
    const ended = over.find((one) => one.name === name)
    if (ended) throw endedRule(path, name, Day.parse(ended.lastDay))
    const value = rules.values[name] as never
    values[path] = write(value)
    filled.set(path, rules.sources[name].source)
    const { label, show } = labelOf(name)
    return {
      text: `Aus dem Regelwerk: ${label}`,
      result: show(value),
      rule: 'Regel des Landes am genannten Tag',
      source: rules.sources[name].source,
    }
  })
  return { values, filled, steps }
}

/** What holds no longer is not reckoned with as if it did. */
function endedRule(path: string, name: RuleName, lastDay: Day): TaskFailed {
  const sentence = `Die Regel „${labelOf(name).label}“ des Landes ist am ${germanDay(lastDay)} ausgelaufen. Bitte geben Sie den Wert selbst an.`
  return new TaskFailed('rule_ended', sentence, {}, path)
}
