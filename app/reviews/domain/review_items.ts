import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { type Answers, type Part, type Table, inputOf, problemsOf, rowIn, textIn } from '#forms/domain/form'

export type ReviewItem = { key: string; label: string; hint: string }

/** The formal check (förmliche Prüfung): answered with yes, no or not applicable, each with its place of finding. */
export const FORMAL_CHECKS: readonly ReviewItem[] = [
  { key: 'competence', label: 'Zuständigkeit der Bewilligungsbehörde', hint: 'Sachlich und örtlich' },
  { key: 'eligibility', label: 'Antragsberechtigung', hint: 'Art der Körperschaft, Land, bei Verbünden alle Partner' },
  { key: 'deadline', label: 'Antragsfrist gewahrt', hint: 'Eingang auf der Uhr des Servers' },
  { key: 'form', label: 'Form, Vertretungsberechtigung, Vollständigkeit', hint: '' },
  { key: 'not_started', label: 'Kein Vorhabenbeginn vor der Bewilligung', hint: 'Oder vorzeitiger Beginn zugelassen' },
  { key: 'no_double_funding', label: 'Keine Doppelförderung', hint: '' },
  {
    key: 'no_conflict',
    label: 'Keine Befangenheit',
    hint: 'Erklärung der bearbeitenden Person; wer verneint, wirkt an der Akte nicht mehr mit',
  },
]

/** The material check: every item is text, and every item blocks the proposal while it is empty. */
export const MATERIAL_CHECKS: readonly ReviewItem[] = [
  {
    key: 'state_interest',
    label: 'Erhebliches Landesinteresse und Subsidiarität (§ 23 LHO)',
    hint: 'Warum das Land ein Interesse hat und die Zuwendung gebraucht wird',
  },
  { key: 'eligible_expenditure', label: 'Zuwendungsfähige Ausgaben', hint: 'Beantragt, Abzüge mit Grund, anerkannt' },
  { key: 'financing_type', label: 'Wahl der Finanzierungsart', hint: 'Warum diese und keine andere' },
  { key: 'total_financing', label: 'Sicherung der Gesamtfinanzierung', hint: 'Eigenmittel, Dritte, Beschlüsse' },
  { key: 'follow_up_costs', label: 'Folgekosten und Verstetigung', hint: '' },
  { key: 'economy', label: 'Wirtschaftlichkeit', hint: 'Notwendigkeit und Angemessenheit, Vergleich' },
  { key: 'participation', label: 'Beteiligung anderer Stellen', hint: 'Ergebnis, oder warum keine beteiligt wurde' },
  { key: 'state_aid', label: 'Beihilferechtliche Prüfung', hint: '' },
  {
    key: 'budget_source',
    label: 'Haushaltsmittel und Aufteilung auf Jahre',
    hint: 'Titel, Ausgabemittel, Verpflichtungsermächtigung',
  },
]

/** Discretion in its three parts (§ 40 VwVfG). */
export const DISCRETION_PARTS: readonly ReviewItem[] = [
  {
    key: 'discretion_scope',
    label: 'Ermessen: Entscheidungsspielraum',
    hint: 'Dass kein Anspruch besteht und ein Spielraum gesehen wird',
  },
  { key: 'discretion_reasons', label: 'Ermessen: Erwägungen', hint: 'Haushaltslage, Gleichbehandlung, Gegengründe' },
  { key: 'discretion_result', label: 'Ermessen: Ergebnis', hint: 'Mit dem Grund für diesen Antrag' },
]

export const TEXT_ITEMS: readonly ReviewItem[] = [...MATERIAL_CHECKS, ...DISCRETION_PARTS]

const RESULT: Field<'choice'> = {
  key: 'result',
  label: 'Ergebnis',
  type: 'choice',
  choices: [
    { value: 'yes', label: 'ja' },
    { value: 'no', label: 'nein' },
    { value: 'not_applicable', label: 'entfällt' },
  ],
}
const NOTE: Field<'text'> = {
  key: 'note',
  label: 'Fundstelle oder Begründung',
  type: 'text',
  optional: true,
  most: 1000,
}

const FORMAL: Table = {
  kind: 'table',
  key: 'formal',
  label: 'A Förmliche Prüfung',
  head: 'Punkt',
  columns: [RESULT, NOTE],
  rows: FORMAL_CHECKS,
}

/** One letter is no reasoning. */
export const LEAST_LETTERS = 20

const asFields = (items: readonly ReviewItem[]): Field[] =>
  items.map(({ key, label, hint }) => ({ key, label, hint, type: 'long_text', least: LEAST_LETTERS }))

export const OUTCOMES = { grant: 'Bewilligung, ganz oder zum Teil', reject: 'Ablehnung' } as const
export type Outcome = keyof typeof OUTCOMES

const OUTCOME: Field<'choice'> = {
  key: 'outcome',
  label: 'Ergebnis der Prüfung',
  hint: 'Vorgeschlagen werden kann nur, was hier steht',
  type: 'choice',
  choices: Object.entries(OUTCOMES).map(([value, label]) => ({ value, label })),
}

/** What the review comes to; null while it is open. */
export function outcomeOf(answers: Answers): Outcome | null {
  return (valueOf(OUTCOME, textIn(answers, OUTCOME.key)) as Outcome | null) ?? null
}

/** The same form with what the house knows of each point of the formal check beside it. */
export function reviewFormBeside(
  known: Readonly<Record<string, string>>,
  { stateInterest, subsidiarity }: Pick<ProgrammeDefinition, 'stateInterest' | 'subsidiarity'> = {}
): readonly Part[] {
  const said = [stateInterest, subsidiarity].filter(Boolean).join(' ')
  const [, ...others] = REVIEW_FORM
  const parts = others.map((part) =>
    part.kind === 'fields' && said ? { ...part, fields: part.fields.map((field) => withProgramme(field, said)) } : part
  )
  return [{ ...FORMAL, given: [{ label: 'Bekannt ist', values: known, isText: true }] }, ...parts]
}

/** What the programme says of the Land's interest stands beside the question; the answer stays the officer's. */
function withProgramme(field: Field, said: string): Field {
  return field.key === 'state_interest' ? { ...field, hint: `${field.hint}. Im Programm steht: ${said}` } : field
}

/** The review record (Prüfvermerk), the same for every programme. */
export const REVIEW_FORM: readonly Part[] = [
  FORMAL,
  { kind: 'fields', title: 'B Zuwendungsrechtliche Prüfung', fields: asFields(MATERIAL_CHECKS) },
  { kind: 'fields', title: 'C Ermessen', fields: asFields(DISCRETION_PARTS) },
  { kind: 'fields', title: 'D Ergebnis', fields: [OUTCOME] },
]

/** What of the formal check was answered with no, with what was noted: against it nothing is granted. */
export function negatedPoints(answers: Answers): { key: string; label: string; note: string }[] {
  return FORMAL_CHECKS.filter(({ key }) => isDenied(answers, key)).map(({ key, label }) => ({
    key,
    label,
    note: noteOf(answers, key),
  }))
}

/** The same by their labels. */
export function negativeChecks(answers: Answers): string[] {
  return negatedPoints(answers).map(({ label }) => label)
}

/** What the record still lacks; nothing is proposed before this is empty. */
export function reviewProblems(answers: Answers): Problem[] {
  const unreasoned = FORMAL_CHECKS.filter(
    ({ key }) => key !== 'no_conflict' && isDenied(answers, key) && noteOf(answers, key).length < LEAST_LETTERS
  )
  return [
    ...problemsOf(REVIEW_FORM, answers),
    // who denied it is out: the point is answered by whoever works on the file now
    ...(isDenied(answers, 'no_conflict')
      ? [
          {
            input: inputOf(RESULT, 'no_conflict'),
            sentence:
              '„Keine Befangenheit“ beantwortet, wer die Akte jetzt bearbeitet: Bitte erklären Sie das für sich.',
          },
        ]
      : []),
    ...unreasoned.map(({ key, label }) => ({
      input: inputOf(NOTE, key),
      sentence: `„${label}“ ist verneint: Bitte begründen Sie das mit mindestens ${LEAST_LETTERS} Zeichen.`,
    })),
  ]
}

/** The same without a declaration of bias that is another's, or was denied: whoever works on the file now makes their own. */
export function withoutDeclaration(answers: Answers): Answers {
  const rows = Object.entries(ownOf(answers, FORMAL.key) ?? {}).filter(([key]) => key !== 'no_conflict')
  return { ...answers, [FORMAL.key]: Object.fromEntries(rows) }
}

/** What was noted at a point of the formal check. */
export function noteOf(answers: Answers, key: string): string {
  return ownOf(rowIn(answers, FORMAL, key), NOTE.key)?.trim() ?? ''
}

function isDenied(answers: Answers, key: string): boolean {
  return resultOf(answers, key) === 'no'
}

/** Whether a point of the formal check was answered with yes. */
export function isAffirmed(answers: Answers, key: string): boolean {
  return resultOf(answers, key) === 'yes'
}

function resultOf(answers: Answers, key: string): string | null {
  return valueOf(RESULT, ownOf(rowIn(answers, FORMAL, key), RESULT.key)) as string | null
}
