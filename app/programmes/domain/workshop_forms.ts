import { conditionOf, possibleConditions } from '#forms/domain/conditions'
import type { Field, FieldRole } from '#forms/domain/field'
import { FIELD_NAMES } from '#forms/domain/field_names'
import { type Answers, type FieldList, textIn } from '#forms/domain/form'
import { without } from '#core/own'
import { LONGEST_FORMULA } from '#forms/domain/formula'
import { UNITS } from '#forms/domain/formula_check'
import { formulaWords, namesFor } from '#programmes/domain/formula_faults'
import { type AttachmentSlot, type Section, SECTION_NAMES } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'

/** What a field may mean to the house, beside what it asks. */
export const ROLE_NAMES: Readonly<Record<FieldRole, string>> = {
  title: 'Bezeichnung des Vorhabens',
  start: 'Beginn des Vorhabens',
  running: 'ob es das Angebot schon gibt',
  delivery: 'wie Bescheide zugehen',
  payee: 'Zahlungsempfänger',
  account: 'Konto',
  reference: 'Kassenzeichen',
  expected: 'voraussichtliche Zuwendung',
}

const choicesFrom = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** How a section is described; a form of the house like any other. */
const SECTION_FORM: readonly FieldList[] = [
  {
    kind: 'fields',
    fields: [
      { key: 'title', label: 'Überschrift', type: 'text', most: 80 },
      { key: 'group', label: 'Gruppe in der Aufgabenliste', type: 'text', most: 80 },
      {
        key: 'lead',
        label: 'Einleitung',
        hint: 'Steht unter der Überschrift',
        type: 'long_text',
        most: 400,
        optional: true,
      },
      { key: 'kind', label: 'Was der Abschnitt fragt', type: 'choice', choices: choicesFrom(SECTION_NAMES) },
    ],
  },
]

/** The same with the files that can be asked among its questions. */
export function sectionForm(slots: readonly AttachmentSlot[]): readonly FieldList[] {
  if (slots.length === 0) return SECTION_FORM
  const boxes = slots.map(({ key, label }): Field => ({
    key: slotBox(key),
    label: `Anlage hier fragen: ${label}`,
    hint: 'Nur in einem Abschnitt mit Feldern',
    type: 'declaration',
    optional: true,
  }))
  return [...SECTION_FORM, { kind: 'fields', title: 'Dateien in diesem Abschnitt', fields: boxes }]
}

const slotBox = (key: string) => `slot_${key}`

/** Which files are asked in a section, as it would have been typed. */
export function slotAnswers(slots: readonly AttachmentSlot[], section: string): Answers {
  return Object.fromEntries(slots.map(({ key, section: own }) => [slotBox(key), own === section ? '1' : '']))
}

/** The files with where they are asked, once a section was described. */
export function slotsFrom(
  slots: readonly AttachmentSlot[],
  { key, kind }: Section,
  answers: Answers
): AttachmentSlot[] {
  return slots.map((slot) => {
    if (kind === 'fields' && textIn(answers, slotBox(slot.key))) return { ...slot, section: key }
    return slot.section === key ? without(slot, 'section') : slot
  })
}

/** What a computed field can yield. */
export const RESULTS = UNITS.map((unit) => ({ value: unit, label: wordFor('result', unit) }))

const FIELD_FORM: readonly FieldList[] = [
  {
    kind: 'fields',
    fields: [
      { key: 'label', label: 'Frage oder Beschriftung', type: 'text', most: 120 },
      { key: 'hint', label: 'Hinweis', hint: 'Steht unter der Frage', type: 'text', most: 400, optional: true },
      { key: 'type', label: 'Art', type: 'choice', choices: choicesFrom(FIELD_NAMES) },
      {
        key: 'optional',
        label: 'Antwort',
        type: 'choice',
        choices: [
          { value: 'no', label: 'erforderlich' },
          { value: 'yes', label: 'freiwillig' },
        ],
      },
      {
        key: 'choices',
        label: 'Antworten zur Auswahl',
        hint: 'Nur bei der Art „Auswahl“; jede in einer Zeile',
        type: 'long_text',
        most: 4000,
        optional: true,
      },
      {
        key: 'least',
        label: 'Mindestens',
        hint: 'Zeichen bei Texten, sonst der kleinste Wert',
        type: 'integer',
        optional: true,
      },
      {
        key: 'most',
        label: 'Höchstens',
        hint: 'Zeichen bei Texten, sonst der größte Wert',
        type: 'integer',
        optional: true,
      },
      {
        key: 'formula',
        label: 'Rechenweg',
        hint: 'Nur bei der Art „Berechnetes Feld“, zum Beispiel stunden * satz; was sich einsetzen lässt, steht unten',
        type: 'text',
        most: LONGEST_FORMULA,
        optional: true,
      },
      {
        key: 'result',
        label: 'Ergebnis',
        hint: 'Nur bei der Art „Berechnetes Feld“',
        type: 'choice',
        choices: RESULTS,
        optional: true,
      },
      {
        key: 'role',
        label: 'Bedeutung im Verfahren',
        hint: 'Nur wenn Anschub mit der Antwort arbeitet, zum Beispiel im Bescheid',
        type: 'choice',
        choices: choicesFrom(ROLE_NAMES),
        optional: true,
      },
    ],
  },
]

/** How a field is described that stands behind these in its section. */
export function fieldForm(before: readonly Field[]): readonly FieldList[] {
  const choices = possibleConditions(before)
  if (choices.length === 0) return FIELD_FORM
  const when: Field = {
    key: 'when',
    label: 'Nur fragen, wenn',
    hint: 'Eine Auswahl, die davor steht; sonst wird immer gefragt',
    type: 'choice',
    choices,
    optional: true,
  }
  return [...FIELD_FORM, { kind: 'fields', fields: [when] }]
}

/** "Auswahl, freiwillig; Beginn des Vorhabens": what a list of fields says of one. */
export function inShort({ type, optional, role, when }: Field, fields: readonly Field[] = []): string {
  const said = [FIELD_NAMES[type], optional && 'freiwillig', role && ROLE_NAMES[role], conditionOf({ when }, fields)]
  return said.filter(Boolean).join(', ')
}

/** What a computed field is made of, as the list says it; null for every other field. */
export function computedInWords({ fields = [], tables }: Section, place: number): string | null {
  const { type, formula } = fields[place]
  return type === 'computed' ? formulaWords({ formula }, namesFor({ fields, tables }, place)) : null
}
