import { possibleConditions } from '#forms/domain/conditions'
import type { Field } from '#forms/domain/field'
import { type BoundForm, type Stored } from '#forms/domain/bound_form'
import type { FieldType } from '#forms/domain/field_kinds'
import { LONGEST_FORMULA } from '#forms/domain/formula'
import { FIELD_NAMES } from '#forms/domain/field_names'
import type { SectionTable } from '#programmes/domain/definition'
import { choiceLines, choicesIn, keyFor } from '#programmes/domain/form_workshop'
import { RESULTS } from '#programmes/domain/workshop_forms'
import { bound, box, table } from '#programmes/domain/rule_parts'

const CHOICES: Stored<string> = {
  typed: (value) => choiceLines(value as Parameters<typeof choiceLines>[0]),
  stored: (text) => (text.trim() ? choicesIn(text) : undefined),
}

const COLUMN_TYPES = (Object.keys(FIELD_NAMES) as FieldType[])
  .filter((type) => type !== 'declaration')
  .map((type) => ({ value: type, label: FIELD_NAMES[type] }))

const WHEN: Stored<string> = {
  typed: (value) => (value ? Object.values(value as object).join('=') : ''),
  stored: (text) => {
    const [key, is] = text.split('=')
    return is === undefined ? undefined : { key, is }
  },
}

/** How a table is described that stands beside these fields in its section. */
export function tableForm(beside: readonly Field[], stands: SectionTable['when']): BoundForm {
  const choices = possibleConditions(beside)
  // one that names nothing any more is still there to be taken away
  if (choices.length === 0 && !stands) return TABLE_FORM
  const when = bound(
    'when',
    { label: 'Nur fragen, wenn', hint: 'Sonst wird immer gefragt', type: 'choice', choices, optional: true },
    { stored: WHEN }
  )
  return [...TABLE_FORM, { kind: 'fields', fields: [when] }]
}

const TABLE_FORM: BoundForm = [
  {
    kind: 'fields',
    fields: [
      bound('label', { label: 'Überschrift', type: 'text', most: 120 }),
      bound('head', { label: 'Was eine Zeile ist', hint: 'Ein Wort, zum Beispiel Sprache', type: 'text', most: 40 }),
      bound('entry', {
        label: 'Eine Zeile in Worten',
        hint: 'Wie es heißt, wenn sie fehlt, zum Beispiel „eine Sprache“',
        type: 'text',
        most: 80,
      }),
      bound('most', { label: 'Höchstens Zeilen', type: 'integer', least: 1, most: 200 }),
      bound('note', { label: 'Hinweis', hint: 'Steht unter der Tabelle', type: 'text', most: 400, optional: true }),
      box('optional', 'Die Tabelle darf leer bleiben.'),
      box('sums', 'Zahlen und Beträge werden zusammengezählt.'),
    ],
  },
  table({
    at: 'columns',
    label: 'Spalten',
    note: 'Weitere leere Spalten erscheinen nach dem Speichern. Ein Rechenweg nennt andere Spalten mit ihrem Schlüssel.',
    head: 'Spalte',
    entry: 'eine Spalte',
    most: 12,
    id: { at: 'key', of: 'label', make: keyFor },
    columns: [
      bound('label', { label: 'Überschrift', type: 'text', most: 120 }),
      bound('type', { label: 'Art', type: 'choice', choices: COLUMN_TYPES }),
      bound('hint', { label: 'Hinweis', type: 'text', most: 400, optional: true }),
      bound('key', { label: 'Schlüssel', hint: 'Leer: Anschub bildet ihn', type: 'text', most: 40, optional: true }),
      box('optional', 'darf leer bleiben'),
      bound('formula', {
        label: 'Rechenweg',
        hint: 'Nur bei der Art „Berechnetes Feld“, mit den Schlüsseln anderer Spalten: stunden * satz',
        type: 'text',
        most: LONGEST_FORMULA,
        optional: true,
      }),
      bound('result', { label: 'Ergebnis', type: 'choice', choices: RESULTS, optional: true }),
      bound(
        'choices',
        {
          label: 'Antworten zur Auswahl',
          hint: 'Nur bei der Art „Auswahl“; jede in einer Zeile',
          type: 'long_text',
          optional: true,
        },
        { stored: CHOICES }
      ),
    ],
  }),
]
