import { germanDay } from '#core/calendar/german_dates'
import type { Field } from '#forms/domain/field'
import { type Answers, type FieldList, textIn } from '#forms/domain/form'
import { valueOf } from '#forms/domain/fields'

const KINDS = [
  { value: 'lead', label: 'Ein Partner soll die Federführung übernehmen' },
  { value: 'joins', label: 'Ein Partner soll hinzukommen' },
  { value: 'leaves', label: 'Ein Partner scheidet aus' },
] as const

const KIND: Field<'choice'> = { key: 'kind', label: 'Was sich ändern soll', type: 'choice', choices: KINDS }
const WHO: Field<'text'> = {
  key: 'who',
  label: 'Welche Stelle',
  hint: 'Zum Beispiel Stadt Essen',
  type: 'text',
  least: 3,
  most: 190,
}
const FROM: Field<'day'> = { key: 'changes_on', label: 'Ab wann', type: 'day' }
const WHY: Field<'long_text'> = {
  key: 'why',
  label: 'Warum, und was es für Plan, Stellen und Ziele bedeutet',
  type: 'long_text',
  least: 20,
  most: 4000,
}

/** Once it is filed, who leads or takes part changes by a request to the authority. */
export const CHANGE_REQUEST: readonly FieldList[] = [{ kind: 'fields', fields: [KIND, WHO, FROM, WHY] }]

/** What the authority reads, in the file's messages. */
export function changeRequestWords(answers: Answers): string {
  const kind = KINDS.find(({ value }) => value === textIn(answers, 'kind'))!.label
  const on = valueOf(FROM, textIn(answers, FROM.key))!
  return [
    'Antrag auf Änderung der Beteiligten',
    `${kind}: ${textIn(answers, 'who')}, ab dem ${germanDay(on)}.`,
    textIn(answers, 'why'),
  ].join('\n\n')
}
