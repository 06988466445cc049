import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import type { Field } from '#forms/domain/field'
import { type FieldType, type FieldValues, kindOf } from '#forms/domain/field_kinds'

type Limits = Pick<Field, 'most' | 'least' | 'choices'>

/** Longer than anything that one of these kinds can be. */
const MOST_LETTERS = 60

/**
 * What a person types as money, number, day or IBAN, as a rule of a validator: read by the parser of its kind,
 * which also says at the input what is wrong with it.
 */
export function typed<T extends FieldType>(type: T, limits: Limits = {}) {
  const field: Field<T> = { key: type, label: type, type, ...limits }
  return readable(field).transform((text) => valueIn(field, text))
}

/** The same where it may stay empty. */
export function typedIfAny<T extends FieldType>(type: T, limits: Limits = {}) {
  const field: Field<T> = { key: type, label: type, type, ...limits }
  return readable(field)
    .transform((text) => valueIn(field, text))
    .optional()
}

function readable<T extends FieldType>(field: Field<T>) {
  return vine.string().trim().maxLength(MOST_LETTERS).use(isReadable({ field }))
}

const isReadable = vine.createRule((text: unknown, { field }: { field: Field }, context: FieldContext) => {
  if (typeof text !== 'string') return
  const read = kindOf(field).parse(text, field)
  if ('sentence' in read) context.report(read.sentence, 'typed', context)
})

function valueIn<T extends FieldType>(field: Field<T>, text: string): FieldValues[T] {
  const read = kindOf(field).parse(text, field)
  if ('sentence' in read) throw new Error(read.sentence)
  return read.value
}
