import type { Field } from '#forms/domain/field'
import type { Table } from '#forms/domain/form'
import type { CellFormat } from '#forms/domain/field_kinds'
import type { KindName } from '#recalculations/domain/answer'

/** A value of a task: a field of a form, and its path in the task ("planned.eligible"). */
export type TaskField = Field & { readonly path: string }

/** Entries that repeat. A plain list holds the values of its one column, the others hold objects. */
export type TaskList = Omit<Table, 'columns'> & {
  readonly path: string
  readonly plain?: boolean
  readonly columns: readonly TaskField[]
}

/** What a kind answers: single values, and values beside the entries of its list. */
export type Output = { readonly key: string; readonly label: string; readonly type: Exclude<CellFormat, 'text'> }

/** A kind of task with all its values: what a sheet of tasks holds. */
export type Kind = {
  readonly sheet: string
  readonly fields: readonly TaskField[]
  readonly list?: TaskList
  readonly outputs: readonly Output[]
  readonly listOutput?: Output
}

/** A page of the calculator: a kind with some values fixed and the fields that then count. */
export type TaskForm = {
  readonly slug: string
  readonly title: string
  readonly kind: KindName
  readonly fixed: Readonly<Record<string, string>>
  readonly fields: readonly TaskField[]
  readonly list?: TaskList
}

export type Topic = {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly forms: readonly TaskForm[]
}
