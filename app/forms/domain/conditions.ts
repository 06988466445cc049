import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { choicesOf } from '#forms/domain/field_kinds'
import { printField, valueOf } from '#forms/domain/fields'
import type { Answers, Part } from '#forms/domain/form'

/** What was typed into fields, by their keys; rows of tables beside them do not matter here. */
type Typed = Readonly<Record<string, unknown>>

/** Fields that are asked, given what was answered: of those with a condition the ones whose condition holds. */
export function askedFields(fields: readonly Field[], answers: Typed): readonly Field[] {
  if (!fields.some(({ when }) => when)) return fields
  const asked = new Map<string, Field>()
  for (const field of fields) if (holds(field, asked, answers)) asked.set(field.key, field)
  return [...asked.values()]
}

function holds({ when }: Pick<Field, 'when'>, asked: ReadonlyMap<string, Field>, answers: Typed): boolean {
  if (!when) return true
  const source = asked.get(when.key)
  const typed = ownOf(answers, when.key)
  return source !== undefined && typeof typed === 'string' && String(valueOf(source, typed)) === when.is
}

/** Whether something with a condition, e.g. a table, is asked beside these fields. */
function isAsked({ when }: Pick<Field, 'when'>, fields: readonly Field[], answers: Typed): boolean {
  const asked = new Map(askedFields(fields, answers).map((field) => [field.key, field]))
  return holds({ when }, asked, answers)
}

/** "Nur wenn „Art des Angebots“: Neu"; null where a field is always asked. */
export function conditionOf({ when }: Pick<Field, 'when'>, fields: readonly Field[]): string | null {
  const source = when && fields.find(({ key }) => key === when.key)
  return source ? `Nur wenn „${source.label}“: ${printField(source, when.is)}` : null
}

/** Every condition that a field may have: the answers of the fields before it that are chosen from a few. */
export function possibleConditions(before: readonly Field[]): { value: string; label: string }[] {
  return before.flatMap((field) =>
    field.type === 'choice' || field.type === 'yes_no'
      ? choicesOf(field).map(({ value, label }) => ({
          value: `${field.key}=${value}`,
          label: `„${field.label}“: ${label}`,
        }))
      : []
  )
}

/** The fields of a form, without the columns of its tables. */
export function fieldsIn(parts: readonly Part[]): Field[] {
  return parts.flatMap((part) => (part.kind === 'fields' ? part.fields : []))
}

/** The parts of a form that are asked: of tables with a condition those whose condition holds. */
export function askedParts(parts: readonly Part[], answers: Answers): readonly Part[] {
  const fields = fieldsIn(parts)
  return parts.filter((part) => part.kind === 'fields' || isAsked(part, fields, answers))
}
