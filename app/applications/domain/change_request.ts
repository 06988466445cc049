import { germanDay } from '#core/calendar/german_dates'
import type Day from '#core/calendar/day'
import type { Choice, Field } from '#forms/domain/field'
import { type Answers, type FieldList, textIn } from '#forms/domain/form'
import { type Problem, valueOf } from '#forms/domain/fields'

const KINDS = [
  { value: 'lead', label: 'Ein Partner soll die Federführung übernehmen' },
  { value: 'joins', label: 'Ein Partner soll hinzukommen' },
  { value: 'leaves', label: 'Ein Partner scheidet aus' },
] as const

const KIND: Field<'choice'> = { key: 'kind', label: 'Was sich ändern soll', type: 'choice', choices: KINDS }
/** One that takes part now, or any other of the Land. */
const whoOf = (choices: readonly Choice[]): Field<'choice'> => ({
  key: 'who',
  label: 'Welche Stelle',
  type: 'choice',
  choices,
})
const FROM: Field<'day'> = { key: 'changes_on', label: 'Ab wann', type: 'day' }
const WHY: Field<'long_text'> = {
  key: 'why',
  label: 'Warum, und was es für Plan, Stellen und Ziele bedeutet',
  type: 'long_text',
  least: 20,
  most: 4000,
}

/** Once it is filed, who leads or takes part changes by a request to the authority. */
export function changeRequestForm(others: readonly Choice[]): readonly FieldList[] {
  return [{ kind: 'fields', fields: [KIND, whoOf(others), FROM, WHY] }]
}

/** What does not fit together: who joins does not take part yet, who leaves or comes to lead does. */
export function misfitsOf(
  answers: Answers,
  { partners, since }: { partners: readonly string[]; since: Day }
): Problem[] {
  const [kind, who] = [textIn(answers, 'kind'), textIn(answers, 'who')]
  const on = valueOf(FROM, textIn(answers, FROM.key))!
  return [
    ...((kind === 'joins') === partners.includes(who)
      ? [
          {
            input: 'who',
            sentence:
              kind === 'joins' ? 'Diese Stelle nimmt schon teil.' : 'Diese Stelle nimmt an dem Antrag nicht teil.',
          },
        ]
      : []),
    ...(on.isBefore(since) ? [{ input: FROM.key, sentence: `Das liegt vor dem Antrag vom ${germanDay(since)}.` }] : []),
  ]
}

/** What the authority reads, in the file's messages. */
export function changeRequestWords(answers: Answers, others: readonly Choice[]): string {
  const kind = KINDS.find(({ value }) => value === textIn(answers, 'kind'))!.label
  const on = valueOf(FROM, textIn(answers, FROM.key))!
  return [
    'Antrag auf Änderung der Beteiligten',
    `${kind}: ${others.find(({ value }) => value === textIn(answers, 'who'))!.label}, ab dem ${germanDay(on)}.`,
    textIn(answers, 'why'),
  ].join('\n\n')
}
