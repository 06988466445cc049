export type FieldType =
  'text' | 'long_text' | 'integer' | 'decimal' | 'day' | 'choice' | 'email' | 'phone' | 'iban' | 'money'

/** A question of a form with its kind; how a kind is read and answered says `fields.ts`. */
export type Field = {
  key: string
  label: string
  hint?: string
  type: FieldType
  optional?: boolean
  /** Characters for texts, the greatest value for numbers. */
  most?: number
  least?: number
  choices?: { value: string; label: string }[]
  autocomplete?: string
  /** Of an application: the answer that names the whole. */
  role?: 'title'
  /** Of a report: where it is said why a position of the plan was exceeded. */
  explains?: 'overrun'
}
