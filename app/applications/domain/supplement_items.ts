import type { Field } from '#forms/domain/field'
import type { Problem } from '#forms/domain/fields'
import { type Answers, type Row, type Table, inputOf, problemsOf, rowIn, rowsOf } from '#forms/domain/form'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** One thing that is missing, with the section in which it is entered. */
export type SupplementItem = { section: string; place: string; text: string }

const MOST_ITEMS = 20
const LEAST_LETTERS = 10

const PLACE = 'place'
const WHAT: Field<'text'> = {
  key: 'what',
  label: 'Was fehlt und wofür es gebraucht wird',
  type: 'text',
  most: 500,
  least: LEAST_LETTERS,
}

/** Where something can be missing: a section of the form, or one of its attachments. */
function placesIn({ sections, attachments }: ProgrammeDefinition) {
  const attached = sections.find(({ kind }) => kind === 'attachments')
  return [
    ...sections.map(({ key, title }) => ({ value: key, label: title, section: key })),
    ...attachments.flatMap(({ key, label, section = attached?.key }) =>
      section ? [{ value: `anlage:${key}`, label: `Anlage: ${label}`, section }] : []
    ),
  ]
}

/** What a request for supplements asks: a row for each thing that is missing. */
export function supplementTable(definition: ProgrammeDefinition): Table {
  const place: Field<'choice'> = {
    key: PLACE,
    label: 'Wo',
    type: 'choice',
    choices: placesIn(definition).map(({ value, label }) => ({ value, label })),
  }
  return {
    kind: 'table',
    key: 'items',
    label: 'Was fehlt',
    head: 'Punkt',
    columns: [place, WHAT],
    rows: { most: MOST_ITEMS, spare: 3, entry: 'einen Punkt' },
    note: 'Leere Zeilen zählen nicht. Jeder Punkt steht für die Kommune an seinem Abschnitt.',
  }
}

/** The items that were typed, in their order. */
export function itemsIn(definition: ProgrammeDefinition, answers: Answers): SupplementItem[] {
  const table = supplementTable(definition)
  const places = placesIn(definition)
  return rowsOf(table, answers).flatMap(({ key }) => {
    const { place: value, what = '' } = rowIn(answers, table, key)
    const place = places.find((one) => one.value === value)
    return place ? [{ section: place.section, place: place.label, text: what.trim() }] : []
  })
}

const LACKING = /^Es fehlt noch: (.*)\.$/

/** "Es fehlt noch: IBAN, E-Mail-Adresse." in the place of a sentence for each of them. */
function together(sentences: readonly string[]): string {
  const lacking = sentences.flatMap((sentence) => LACKING.exec(sentence)?.[1] ?? [])
  const others = sentences.filter((sentence) => !LACKING.test(sentence))
  return [...(lacking.length ? [`Es fehlt noch: ${lacking.join(', ')}.`] : []), ...others].join(' ')
}

/** What a paper lacks as a request would ask it: a row for each section, to be reworded. */
export function gapAnswers(
  definition: ProgrammeDefinition,
  gaps: readonly { key: string; sentences: readonly string[] }[]
): Answers {
  const rows = gaps.slice(0, MOST_ITEMS).map(({ key, sentences }, index): [string, Row] => {
    const what = together(sentences).slice(0, WHAT.most)
    return [String(index + 1), { [PLACE]: key, [WHAT.key]: what || 'Hierzu ist nichts angegeben.' }]
  })
  return { [supplementTable(definition).key]: Object.fromEntries(rows) }
}

/** What is wrong with the items; at least one is asked for. */
export function supplementProblems(definition: ProgrammeDefinition, answers: Answers): Problem[] {
  const table = supplementTable(definition)
  if (rowsOf(table, answers).length === 0)
    return [{ input: inputOf(table.columns[0], '1'), sentence: 'Bitte nennen Sie mindestens einen Punkt, der fehlt.' }]
  return problemsOf([table], answers)
}

/** The request as letters, mails and files say it: numbered, each with its place. */
export function requestWords(items: readonly SupplementItem[]): string {
  return items.map(({ place, text }, index) => `${index + 1}. ${place}: ${text}`).join('\n')
}
