import { type default as Day, DayBeyondCalendar } from '#core/calendar/day'
import { type Period, periodEnd } from '#core/calendar/periods'
import { type Rulebook, periodLawOf, ruleOn } from '#tenancy/domain/rulebook'
import { MAILBOX_DAYS } from '#tenancy/rulebooks/common'
import { proofDeadline } from '#programmes/domain/proof_deadline'
import { type Delivery, announcement } from '#decisions/domain/announcement'
import { remedyDeadline } from '#decisions/domain/remedy'
import { type Calculation, TaskFailed } from '#recalculations/domain/calculation'
import type TaskReader from '#recalculations/domain/task_reader'
import { InvalidTask } from '#recalculations/domain/task_reader'

export const DELIVERY_CHANNELS = ['post', 'electronic', 'formal_service', 'portal_retrieval', 'ozg_mailbox'] as const
const PERIODS = ['months', 'weeks', 'days'] as const

export const remedy: Calculation = (task) => {
  const rulebook = task.rulebook('land')
  const delivery = deliveryOf(task)
  const correct = task.choice('remedy_notice', ['correct', 'missing']) === 'correct'
  const { on, steps } = inOurTime(() => announcement(rulebook, delivery), 'sent_on')
  if (!on) throw new TaskFailed('not_announced', `${steps[0].text}: Es ist nichts bekannt gegeben.`, {}, 'retrieved_on')
  const { lastDay, steps: period } = inOurTime(() => remedyDeadline(rulebook, on, correct), 'sent_on')
  return { result: { announced_on: on.iso, last_day: lastDay.iso }, steps: [...steps, ...period] }
}

export const period: Calculation = (task) => {
  const rulebook = task.rulebook('land')
  const start = task.day('start')
  const region = regionOf(rulebook, start)
  const length = lengthOf(task)
  const shifting = task.flag('shift', true) ? region : null
  const { rawEnd, lastDay, steps } = inOurTime(
    () => periodEnd(start, length, shifting, periodLawOf(rulebook, start)),
    lengthName(task)
  )
  return { result: { raw_end: rawEnd.iso, last_day: lastDay.iso }, steps }
}

export const proof: Calculation = (task) => {
  const rulebook = task.rulebook('land')
  const end = task.day('grant_period_end')
  const rule = ruleOn(rulebook.rules, 'proofDueMonthsMunicipal', end)
  const [months, source] = monthsOf(task, 'months') ?? [rule.value, rule.source]
  const [monthsAfterPurpose, sourceAfterPurpose] = monthsOf(task, 'months_after_purpose') ?? [months, source]
  const fulfilled = task.has('purpose_fulfilled_on') ? task.day('purpose_fulfilled_on') : null
  const [region, law] = [regionOf(rulebook, end), periodLawOf(rulebook, end)]
  const { lastDay, steps } = inOurTime(
    () => proofDeadline(end, fulfilled, { months, monthsAfterPurpose, source, sourceAfterPurpose, region, law }),
    'months'
  )
  return { result: { last_day: lastDay.iso }, steps }
}

/** Months with where they stand: in the Land's rules where they were filled in from there, else in notice or guideline. */
function monthsOf(task: TaskReader, path: string): [number, string] | null {
  if (!task.has(path)) return null
  return [task.count(path), task.sourceOf(path) ?? 'Zuwendungsbescheid oder Förderrichtlinie']
}

function deliveryOf(task: TaskReader): Delivery {
  const channel = task.choice('channel', DELIVERY_CHANNELS)
  const optionalDay = (path: string) => (task.has(path) ? task.day(path) : null)
  if (channel === 'formal_service') return { channel, receivedOn: task.day('received_on') }
  const sentOn = task.day('sent_on')
  // a notice may be retrieved before its notification goes out: only a retrieval that is too late announces nothing
  if (channel === 'portal_retrieval') return { channel, sentOn, retrievedOn: optionalDay('retrieved_on') }
  if (channel === 'ozg_mailbox') {
    const fictionDays = task.count('fiction_days')
    if (!MAILBOX_DAYS.includes(fictionDays))
      throw new InvalidTask('fiction_days', `Möglich sind ${MAILBOX_DAYS.join(' oder ')} Tage.`)
    return { channel, sentOn, fictionDays }
  }
  const [receivedOn, begun] = [optionalDay('received_on'), optionalDay('procedure_started_on')]
  return { channel, sentOn, receivedOn, procedureBegunOn: begun ?? sentOn }
}

/** Exactly one of months, weeks and days. */
function lengthOf(task: TaskReader): Period {
  const given = PERIODS.filter((name) => task.has(name))
  if (given.length > 1) throw new InvalidTask(given[1], 'Nur eine Angabe ist möglich: Monate, Wochen oder Tage.')
  return { [lengthName(task)]: task.count(lengthName(task)) } as Period
}

function lengthName(task: TaskReader): (typeof PERIODS)[number] {
  return PERIODS.find((name) => task.has(name)) ?? 'months'
}

function regionOf(rulebook: Rulebook, day: Day) {
  return ruleOn(rulebook.rules, 'holidayRegion', day).value
}

/** A period whose end no calendar of ours knows is a wrong length, or begins too late. */
function inOurTime<T>(compute: () => T, field: string): T {
  try {
    return compute()
  } catch (error) {
    if (error instanceof DayBeyondCalendar) throw new InvalidTask(field, 'Die Frist endet nach dem Jahr 9999.')
    throw error
  }
}
