import { type Bound, type BoundForm, type BoundTable } from '#forms/domain/bound_form'
import type { Field } from '#forms/domain/field'
import { codeFor } from '#programmes/domain/form_workshop'
import { wordFor } from '#programmes/domain/definition_words'

/** A part of a programme as a form. */
export type RuleForm = {
  readonly title: string
  readonly lead: string
  /** What one needs to know while typing. */
  readonly note?: string
  readonly form: BoundForm
}

export const CODE_HINT = 'Leer: Anschub bildet es aus der Bezeichnung'

export const chosen = (property: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: wordFor(property, value) }))

/** A question for the place that its name says: "guideline.title". */
export function bound(at: string, field: Omit<Field, 'key'>, more: Partial<Bound> = {}): Bound {
  return { key: at.replaceAll('.', '_'), at: at.split('.'), ...field, ...more }
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const box = (at: string, label: string, more: Partial<Bound> = {}) =>
  bound(at, { label, type: 'declaration', optional: true }, more)

/** The columns of a table have its name in theirs, so that two tables of a form differ. */
export function table(
  of: Omit<BoundTable, 'kind' | 'key' | 'at' | 'columns'> & { at: string; columns: readonly Bound[] }
) {
  const key = of.at.replaceAll('.', '_')
  const columns = of.columns.map((column) => ({ ...column, key: `${key}_${column.key}` }))
  return { ...of, kind: 'table' as const, key, at: of.at.split('.'), columns }
}

export const code = bound('code', { label: 'Kürzel', hint: CODE_HINT, type: 'text', most: 40, optional: true })
export const label = bound('label', { label: 'Bezeichnung', type: 'text', most: 120 })
export const BY_CODE = { at: 'code', of: 'label', make: codeFor } as const
