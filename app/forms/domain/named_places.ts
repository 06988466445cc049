import { ownOf } from '#core/own'
import type { Choice, Field } from '#forms/domain/field'
import { valueOf } from '#forms/domain/fields'
import { type Answers, type Part, rowIn, rowsOf, textIn } from '#forms/domain/form'

const isPlace = ({ type }: Field) => type === 'municipality'

/** The keys of the municipalities and counties that the answers of a form name. */
export function placesNamedIn(parts: readonly Part[], answers: Answers): unknown[] {
  return parts.flatMap((part) => {
    if (part.kind === 'fields')
      return part.fields.filter(isPlace).map((field) => valueOf(field, textIn(answers, field.key)))
    return part.columns
      .filter(isPlace)
      .flatMap((column) =>
        rowsOf(part, answers).map(({ key }) => valueOf(column, ownOf(rowIn(answers, part, key), column.key)))
      )
  })
}

/** Of these places the ones that are named. */
export function among(places: readonly Choice[], keys: readonly unknown[]): Choice[] {
  const named = new Set(keys)
  return places.filter(({ value }) => named.has(value))
}
