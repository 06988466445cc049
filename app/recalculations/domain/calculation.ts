import type { Step } from '#core/derivation'
import type { BaseRate } from '#financing/domain/base_rates'
import type TaskReader from '#recalculations/domain/task_reader'

/** What a kind of task computes from its values, as it is printed, with the derivation. */
export type Calculation = (
  task: TaskReader,
  rates: readonly BaseRate[]
) => { result: Readonly<Record<string, unknown>>; steps: Step[] }

/** A task that is well formed and has no answer. */
export class TaskFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, string>> = {},
    /** The value that a person would change. */
    readonly field?: string
  ) {
    super(message)
  }
}
