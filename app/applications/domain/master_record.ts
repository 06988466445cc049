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

/**
 * What a form asks that the record answers, by section: the same question by its key, of the same kind, with an answer that
 * the form takes.
 */
export function answeredByRecord(
  { sections }: ProgrammeDefinition,
  record: Answers
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    sections.flatMap(({ key, kind, fields = [] }): [string, Record<string, string>][] => {
      if (kind !== 'fields') return []
      const answers = fields.flatMap((field) => answerTo(field, record))
      return answers.length ? [[key, Object.fromEntries(answers)]] : []
    })
  )
}

const KNOWN = new Map(BLANK_APPLICANT.map((field) => [field.key, field]))

function answerTo(field: Field, record: Answers): [string, string][] {
  const text = ownOf(record, field.key)
  const isSame = KNOWN.get(field.key)?.type === field.type
  return isSame && typeof text === 'string' && 'value' in parseField(field, text) ? [[field.key, text]] : []
}
