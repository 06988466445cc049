import type { Step } from '#core/derivation'
import { cited } from '#tenancy/domain/citations'
import type { BaseRate } from '#financing/domain/base_rates'
import { type Calculation, TaskFailed } from '#recalculations/domain/calculation'
import * as deadlines from '#recalculations/domain/kinds/deadlines'
import * as financing from '#recalculations/domain/kinds/financing'
import { interest } from '#recalculations/domain/kinds/interest'
import * as parts from '#recalculations/domain/kinds/parts'
import { constantsFor, lawOf } from '#recalculations/domain/task_law'
import TaskReader, { InvalidTask, isRecord } from '#recalculations/domain/task_reader'

/** `details` are part of the answer; field and sentence say it to a person at the place it concerns. */
export type Failure = {
  code: string
  message: string
  field?: string
  sentence?: string
  details?: Readonly<Record<string, string>>
}

export type Answer =
  { id: unknown; result: Readonly<Record<string, unknown>>; steps: Step[] } | { id: unknown; error: Failure }

export const KINDS = {
  approval: financing.approval,
  settlement: financing.settlement,
  proof_settlement: financing.proofSettlement,
  plan_check: financing.planCheck,
  interest,
  remedy_deadline: deadlines.remedy,
  period_end: deadlines.period,
  proof_deadline: deadlines.proof,
  distribution: financing.distributed,
  expenditure: parts.expenditure,
  post_share: parts.postShare,
  drawdown: parts.drawdown,
  retention: parts.retention,
  purpose_binding: parts.purposeBinding,
  procurement: parts.procurement,
  funders: parts.funders,
} as const satisfies Record<string, Calculation>

export type KindName = keyof typeof KINDS

/** Recalculates one task with the functions that decide a grant. Whatever is wrong with it comes back as its error. */
export function answer(task: unknown, rates: readonly BaseRate[]): Answer {
  if (!isRecord(task)) return failed(null, new InvalidTask('task', 'Die Aufgabe ist kein Objekt.'))
  const id = task.id ?? null
  if (id === null) return failed(null, new InvalidTask('id', 'Hier fehlt eine Angabe.'))
  const { kind } = task
  if (kind === undefined || kind === null) return failed(id, new InvalidTask('kind', 'Hier fehlt eine Angabe.'))
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind))
    return failed(id, new TaskFailed('unknown_kind', `Die Art „${String(kind).slice(0, 60)}“ ist nicht bekannt.`))
  try {
    return { id, ...answered(kind as KindName, task, rates) }
  } catch (error) {
    return failed(id, error)
  }
}

/** With the constants of the Land, where the task names one with a day and a kind of recipient; its sources are cited as there. */
function answered(kind: KindName, task: Record<string, unknown>, rates: readonly BaseRate[]) {
  const law = lawOf(new TaskReader(task))
  const added = law && constantsFor(kind, new TaskReader(task), law)
  const { result, steps } = KINDS[kind](new TaskReader({ ...task, ...added?.values }, '', added?.filled), rates)
  return { result, steps: cited([...(added?.steps ?? []), ...steps], law) }
}

/** @throws whatever is neither wrong with the task nor with what is known for it */
function failed(id: unknown, error: unknown): Answer {
  if (error instanceof InvalidTask) {
    const { field, sentence, message } = error
    return { id, error: { code: 'invalid_task', message, field, sentence, details: { field } } }
  }
  if (error instanceof TaskFailed) {
    const { code, field, message, details } = error
    return { id, error: { code, message, field, sentence: message, details } }
  }
  throw error
}
