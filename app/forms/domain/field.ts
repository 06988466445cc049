import type { FieldType } from '#forms/domain/field_kinds'
import type { Unit } from '#forms/domain/formula_check'

/** A question of a form; how its kind is read, printed and asked says `FIELD_KINDS`. */
export type Field<T extends FieldType = FieldType> = {
  readonly key: string
  readonly label: string
  readonly hint?: string
  readonly type: T
  readonly optional?: boolean
  /** Characters for texts, the greatest value for numbers. */
  readonly most?: number
  readonly least?: number
  readonly choices?: readonly Choice[]
  readonly autocomplete?: string
  /** Asked only where the answer to a field before it in the same list is this one. */
  readonly when?: { readonly key: string; readonly is: string }
  /**
   * Of an application: the answer that names the whole, the day on which it begins, whether it runs already (`yes`),
   * how notices are to reach the applicant (the choices of `DELIVERY_WISHES`), whom the money goes to, or what is going
   * to be asked for (`expected`).
   */
  readonly role?: FieldRole
  /** Of a report: where it is said why a position of the plan was exceeded. */
  readonly explains?: 'overrun'
  /** Of a computed field: what it is made of, as `parseFormula` reads it, and what that yields. */
  readonly formula?: string
  readonly result?: Unit
  /** A page that says more about it, beside its label. */
  readonly reading?: { readonly words: string; readonly address: string }
}

export const FIELD_ROLES = [
  'title',
  'start',
  'running',
  'delivery',
  'payee',
  'account',
  'reference',
  'expected',
] as const
export type FieldRole = (typeof FIELD_ROLES)[number]

export type Choice = { readonly value: string; readonly label: string }
