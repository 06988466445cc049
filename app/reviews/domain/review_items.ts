import { type Problem, parseField } from '#forms/domain/fields'

export type ReviewItem = { key: string; label: string; hint: string }

/** The formal check (förmliche Prüfung): answered with yes, no or not applicable, each with its place of finding. */
export const FORMAL_CHECKS: readonly ReviewItem[] = [
  { key: 'competence', label: 'Zuständigkeit der Bewilligungsbehörde', hint: 'Sachlich und örtlich' },
  { key: 'eligibility', label: 'Antragsberechtigung', hint: 'Art der Körperschaft, Land, bei Verbünden alle Partner' },
  { key: 'deadline', label: 'Antragsfrist gewahrt', hint: 'Eingang auf der Uhr des Servers' },
  { key: 'form', label: 'Form, Vertretungsberechtigung, Vollständigkeit', hint: '' },
  { key: 'not_started', label: 'Kein Vorhabenbeginn vor der Bewilligung', hint: 'Oder vorzeitiger Beginn zugelassen' },
  { key: 'no_double_funding', label: 'Keine Doppelförderung', hint: '' },
  { key: 'no_conflict', label: 'Keine Befangenheit (§§ 20, 21 VwVfG)', hint: 'Erklärung der bearbeitenden Person' },
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

export const REVIEW_INPUTS: readonly string[] = [
  ...FORMAL_CHECKS.flatMap(({ key }) => [key, `${key}_note`]),
  ...TEXT_ITEMS.map(({ key }) => key),
]

const ANSWERS = ['yes', 'no', 'not_applicable'].map((value) => ({ value, label: value }))

/** What of the formal check was answered with no: against it nothing is granted. */
export function negativeChecks(answers: Readonly<Record<string, string>>): string[] {
  return FORMAL_CHECKS.filter(({ key }) => answers[key] === 'no').map(({ label }) => label)
}

/** What the record still lacks; nothing is proposed before this is empty. */
export function reviewProblems(answers: Readonly<Record<string, string>>): Problem[] {
  const formal = FORMAL_CHECKS.flatMap(({ key, label }) => {
    const parsed = parseField({ key, label, type: 'choice', choices: ANSWERS }, answers[key])
    if ('sentence' in parsed)
      return [{ input: key, sentence: `Förmliche Prüfung: Es fehlt das Ergebnis zu „${label}“.` }]
    return answers[key] === 'no' && !answers[`${key}_note`]?.trim()
      ? [{ input: `${key}_note`, sentence: `„${label}“ ist verneint: Bitte begründen Sie das.` }]
      : []
  })
  const texts = TEXT_ITEMS.flatMap(({ key, label }) => {
    const parsed = parseField({ key, label, type: 'long_text' }, answers[key])
    return 'sentence' in parsed ? [{ input: key, sentence: `Prüfvermerk: Es fehlt noch „${label}“.` }] : []
  })
  return [...formal, ...texts]
}
