import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { parseField } from '#forms/domain/fields'
import type { Answers, FieldList } from '#forms/domain/form'
import { BLANK_APPLICANT } from '#programmes/domain/blank_programme'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** What is asked of an applicant in every programme, none of it required before an application needs it. */
export const MASTER_FORM: readonly FieldList[] = [
  { kind: 'fields', fields: BLANK_APPLICANT.map((field) => ({ ...field, optional: true })) },
]

/** What a form asks that the record answers, by section. */
export function answeredByRecord(
  definition: ProgrammeDefinition,
  record: Answers
): Record<string, Record<string, string>> {
  return answeredBefore(definition, BLANK_APPLICANT, record)
}

/**
 * What a form asks that was answered in another one, by section: the same question by its key, of the same kind, with an
 * answer that the form takes.
 */
export function answeredBefore(
  { sections }: ProgrammeDefinition,
  asked: readonly Field[],
  answers: Answers
): Record<string, Record<string, string>> {
  const known = new Map(asked.map((field) => [field.key, field]))
  return Object.fromEntries(
    sections.flatMap(({ key, kind, fields = [] }): [string, Record<string, string>][] => {
      if (kind !== 'fields') return []
      const taken = fields.flatMap((field) => answerTo(field, known.get(field.key), answers))
      return taken.length ? [[key, Object.fromEntries(taken)]] : []
    })
  )
}

function answerTo(field: Field, before: Field | undefined, answers: Answers): [string, string][] {
  const text = ownOf(answers, field.key)
  const isSame = before?.type === field.type
  return isSame && typeof text === 'string' && 'value' in parseField(field, text) ? [[field.key, text]] : []
}
