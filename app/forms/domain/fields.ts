import type { Field } from '#forms/domain/field'
import { type FieldType, type FieldValues, kindOf } from '#forms/domain/field_kinds'

/** What was typed is kept as it was typed; this says what it means, or what is wrong with it and how to mend it. */
export type Parsed<V = FieldValues[FieldType]> = { value: V | null } | { sentence: string }

/** A sentence at the input that it concerns. */
export type Problem = { input: string; sentence: string }

/** Longer than anything that is asked for, and than a figure or a day is: no work is done on it. */
const [LONGEST, LONGEST_FIGURE] = [50_000, 100]

/** Reads an answer. The value is null where a field that may stay empty is. */
export function parseField<T extends FieldType>(field: Field<T>, typed: string | undefined): Parsed<FieldValues[T]> {
  const [kind, text] = [kindOf(field), typed?.trim() ?? '']
  // what the form computes is asked of nobody
  if (!text)
    return field.optional || kind.input.element === 'output' ? { value: null } : { sentence: kind.missing(field) }
  if (text.length > (kind.input.short ? LONGEST_FIGURE : LONGEST))
    return { sentence: `${field.label}: Das sind ${text.length} Zeichen; so lang ist keine solche Angabe.` }
  const read = kind.parse(text, field)
  return 'value' in read ? read : { sentence: `${field.label}: ${read.sentence}` }
}

/** The value of an answer; null where there is none or none that can be read. */
export function valueOf<T extends FieldType>(field: Field<T>, typed: string | undefined): FieldValues[T] | null {
  const parsed = parseField(field, typed)
  return 'value' in parsed ? parsed.value : null
}

/** An answer as it is printed; as it was typed where it cannot be read. */
export function printField<T extends FieldType>(field: Field<T>, typed: string | undefined): string {
  const value = valueOf(field, typed)
  return value === null ? (typed?.trim() ?? '') : kindOf(field).print(value, field)
}
