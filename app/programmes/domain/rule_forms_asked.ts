/** Long because it is one list: everything that is asked of applicants beside the sections of the form. */
import type { Field } from '#forms/domain/field'
import { FIELD_NAMES } from '#forms/domain/field_names'
import { type AttachmentType, ATTACHMENT_TYPES, INDICATOR_KINDS } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'
import { EXPRESSION_TYPES } from '#programmes/domain/form_faults'
import { keyFor } from '#programmes/domain/form_workshop'
import {
  BY_CODE,
  CODE_HINT,
  type RuleForm,
  bound,
  box,
  chosen,
  code,
  label,
  table,
} from '#programmes/domain/rule_parts'
import { ROLE_NAMES } from '#programmes/domain/workshop_forms'

/** What of an expression of interest means something to the house. */
const EXPRESSION_ROLES = ['title', 'expected'] as const satisfies NonNullable<Field['role']>[]

/** What is asked besides. */
export const ASKED_FORMS = {
  kennzahlen: {
    title: 'Kennzahlen',
    lead: 'Wofür Anträge Ziele nennen und Berichte Werte.',
    form: [
      table({
        at: 'indicators',
        label: 'Kennzahlen',
        head: 'Kennzahl',
        entry: 'eine Kennzahl',
        most: 40,
        id: BY_CODE,
        columns: [
          label,
          bound('unit', { label: 'Einheit', type: 'text', most: 40 }),
          bound('kind', {
            label: 'Was sie misst',
            type: 'choice',
            choices: chosen('kind', INDICATOR_KINDS),
            optional: true,
          }),
          bound('hint', { label: 'Zählregel', type: 'long_text', most: 400, optional: true }),
          code,
        ],
      }),
    ],
  },
  kriterien: {
    title: 'Kriterien der Auswahl',
    lead: 'Woran Anträge in einem Wettbewerb gemessen werden; sie stehen auf der Seite des Aufrufs.',
    form: [
      table({
        at: 'criteria',
        label: 'Kriterien',
        head: 'Kriterium',
        entry: 'ein Kriterium',
        most: 40,
        id: BY_CODE,
        absent: true,
        note: 'Die Gewichte ergeben zusammen 100 %. Ein Ausschlusskriterium hat kein Gewicht: Wer es nicht erfüllt, scheidet aus.',
        columns: [
          label,
          bound('weight', { label: 'Gewicht in %', type: 'integer', least: 1, most: 100, optional: true }),
          box('knockout', 'Ausschlusskriterium'),
          bound('hint', { label: 'Erläuterung', type: 'long_text', most: 400, optional: true }),
          code,
        ],
      }),
    ],
  },
  anlagen: {
    title: 'Anlagen',
    lead: 'Welche Unterlagen ein Antrag enthält.',
    form: [
      table({
        at: 'attachments',
        label: 'Anlagen',
        head: 'Anlage',
        note: 'Ist keine Dateiart angekreuzt, werden alle angenommen.',
        entry: 'eine Anlage',
        most: 30,
        id: { at: 'key', of: 'label', make: keyFor },
        columns: [
          label,
          bound('hint', { label: 'Hinweis', type: 'long_text', most: 400, optional: true }),
          box('required', 'erforderlich', { kept: true }),
          box('onlyJoint', 'nur bei gemeinsamen Anträgen'),
          ...(Object.keys(ATTACHMENT_TYPES) as AttachmentType[]).map((type) =>
            box('types', `Dateiart: ${wordFor('types', type)}`, { key: `types_${type}`, member: type })
          ),
          bound('key', { label: 'Schlüssel', hint: CODE_HINT, type: 'text', most: 40, optional: true }),
        ],
      }),
    ],
  },
  erklaerungen: {
    title: 'Erklärungen',
    lead: 'Was Antragsteller vor der Einreichung erklären.',
    form: [
      table({
        at: 'declarations',
        label: 'Erklärungen',
        head: 'Erklärung',
        entry: 'eine Erklärung',
        most: 30,
        id: { at: 'key', of: 'text', make: keyFor },
        columns: [
          bound('text', { label: 'Erklärung', type: 'long_text', most: 1000 }),
          bound('reading.words', { label: 'Verweis', hint: 'Worte', type: 'text', most: 80, optional: true }),
          bound('reading.address', { label: 'Seite', hint: 'Beginnt mit /', type: 'text', most: 200, optional: true }),
          bound('key', {
            label: 'Schlüssel',
            hint: 'Leer: Anschub bildet ihn',
            type: 'text',
            most: 40,
            optional: true,
          }),
        ],
      }),
    ],
  },
  interessenbekundung: {
    title: 'Interessenbekundung',
    lead: 'Was gefragt wird, bevor jemand zum Antrag eingeladen ist; nur bei Aufrufen in zwei Stufen.',
    form: [
      {
        kind: 'fields',
        fields: [
          bound('expression.lead', {
            label: 'Einleitung',
            hint: 'Steht über den Fragen',
            type: 'long_text',
            most: 400,
            optional: true,
          }),
        ],
      },
      table({
        at: 'expression.fields',
        label: 'Fragen',
        head: 'Frage',
        entry: 'eine Frage',
        most: 30,
        absent: true,
        id: { at: 'key', of: 'label', make: keyFor },
        note: 'Hat eine Frage den Schlüssel eines Feldes im Antrag, steht die Antwort dort schon.',
        columns: [
          bound('label', { label: 'Frage', type: 'text', most: 120 }),
          bound('hint', { label: 'Hinweis', type: 'text', most: 400, optional: true }),
          bound('type', {
            label: 'Art',
            type: 'choice',
            choices: EXPRESSION_TYPES.map((value) => ({ value, label: FIELD_NAMES[value] })),
          }),
          box('optional', 'freiwillig'),
          bound('most', { label: 'Höchstens', hint: 'Zeichen oder Wert', type: 'integer', optional: true }),
          bound('role', {
            label: 'Bedeutung',
            type: 'choice',
            choices: EXPRESSION_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] })),
            optional: true,
          }),
          bound('key', { label: 'Schlüssel', hint: CODE_HINT, type: 'text', most: 40, optional: true }),
        ],
      }),
    ],
  },
} as const satisfies Record<string, RuleForm>
