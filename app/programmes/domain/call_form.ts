import type { BoundForm } from '#forms/domain/bound_form'
import { MOST_YEARS, SELECTIONS } from '#programmes/domain/call_file'
import { wordFor } from '#programmes/domain/definition_words'
import { bound, box, table } from '#programmes/domain/rule_parts'

/** How a call is described. */
export const CALL_FORM: BoundForm = [
  {
    kind: 'fields',
    fields: [
      bound('title', { label: 'Titel', type: 'text', least: 3, most: 190 }),
      bound('code', { label: 'Kürzel', hint: 'Große Buchstaben, Ziffern, _ und -', type: 'text', most: 40 }),
      bound('dated', { label: 'Datum des Aufrufs', type: 'day' }),
      bound('opens', { label: 'Anträge ab', type: 'day' }),
      bound('closes', {
        label: 'Anträge bis',
        hint: 'Rechtzeitig ist bis zum Ende dieses Tages; ist er frei, bis zum nächsten Werktag',
        type: 'day',
      }),
      bound('expressionCloses', {
        label: 'Interessenbekundung bis',
        hint: 'Nur bei zwei Stufen: Wer Interesse bekundet und eingeladen wird, stellt danach den Antrag. Leer: eine Stufe',
        type: 'day',
        optional: true,
      }),
      box('cutoffDeadline', 'Das ist eine Ausschlussfrist: Was später eingeht, wird abgelehnt.'),
      bound('from', { label: 'Bewilligungszeitraum von', type: 'day' }),
      bound('to', { label: 'Bewilligungszeitraum bis', type: 'day' }),
      bound('selection', {
        label: 'Auswahl',
        hint: 'Wie entschieden wird, wenn das Geld nicht für alle reicht; steht auf der Seite des Aufrufs',
        type: 'choice',
        choices: SELECTIONS.map((value) => ({ value, label: wordFor('selection', value) })),
        optional: true,
      }),
    ],
  },
  table({
    at: 'frame',
    label: 'Haushaltsrahmen',
    head: 'Zeile',
    entry: 'ein Haushaltsjahr',
    most: MOST_YEARS,
    absent: true,
    note: 'Was in jedem Haushaltsjahr bewilligt werden soll. Gebunden wird erst mit den Entscheidungen, aus dem Haushaltstitel.',
    columns: [
      bound('year', { label: 'Haushaltsjahr', type: 'integer', least: 2000, most: 2099 }),
      bound('amount', { label: 'Betrag in €', type: 'money' }),
    ],
  }),
]
