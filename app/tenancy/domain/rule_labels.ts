import type { AuthorityKind, Mark, RuleConstants } from '#tenancy/domain/rulebook'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'

type Label<K extends keyof RuleConstants> = { label: string; show: (value: RuleConstants[K]) => string }

const text = (value: string | number): string => String(value)
const cents = (value: number): string => euros(Money.cents(value))
const counted = (one: string, many: string) => (value: number) => `${value} ${value === 1 ? one : many}`
const days = counted('Tag', 'Tage')
const months = counted('Monat', 'Monate')
const years = counted('Jahr', 'Jahre')
const share = (value: number): string => `${value}\u00a0%`
const yesNo = (value: boolean): string => (value ? 'ja' : 'nein')
const oneOf =
  <T extends string>(words: Readonly<Record<T, string>>) =>
  (value: T): string =>
    words[value]

export const PROOF_WORDS = {
  full: 'Verwendungsnachweis mit Belegliste',
  simplified: 'vereinfachter Verwendungsnachweis',
  usage_confirmation: 'Verwendungsbestätigung',
} as const
export const ROUNDING_WORDS = {
  cent: 'auf den Cent',
  euro_down: 'auf volle Euro',
  ten_euro_down: 'auf volle 10 Euro',
  hundred_euro_down: 'auf volle 100 Euro',
} as const
export const DAY_COUNT_WORDS = {
  'ACT/ACT': 'Kalendertage, im Schaltjahr 366',
  'ACT/365': 'Kalendertage, immer 365',
} as const
export type DayCount = keyof typeof DAY_COUNT_WORDS

const REMEDY = { court_action: 'Klage', objection: 'Widerspruch' }
const AUTHORITIES: Readonly<Record<AuthorityKind, string>> = {
  ministry: 'Ministerium',
  district_government: 'Bezirksregierung',
  regional_council: 'Regierungspräsidium',
  development_bank: 'Förderbank',
  court_of_audit: 'Rechnungshof',
}

/** How sure a rule is, in words. */
export const MARKS: Readonly<Record<Mark, string>> = {
  confirmed: 'bestätigt',
  to_be_confirmed: 'noch zu bestätigen',
  sample: 'Muster',
}

/** Rules that the rulebooks know and no act of the house applies yet; a spec holds the list to the code. */
export const DORMANT: readonly (keyof RuleConstants)[] = [
  'postProration',
  'earlyStart',
  'interestMinorLimitCents',
  'recoveryMinorLimitMunicipalCents',
  'fileRetentionYears',
]

/** Every constant of a rulebook by subject, with its German name and how its value is printed. */
export const RULE_LABELS: Readonly<Record<string, { readonly [K in keyof RuleConstants]?: Label<K> }>> = {
  'Bekanntgabe und Fristen': {
    fictionDays: { label: 'Bekanntgabe nach Absendung (Brief, elektronisch)', show: days },
    fictionByProcedure: { label: 'Frühere Frist für ältere Verfahren', show: yesNo },
    retrievalDays: { label: 'Abruf im Portal möglich', show: days },
    signatureDays: { label: 'Unterschrift gilt ohne Bereitstellung', show: days },
    mailboxFictionDays: { label: 'Bekanntgabe im Postfach des Nutzerkontos', show: days },
    holidayRegion: { label: 'Feiertage am Sitz der Behörde und des Gerichts', show: () => 'siehe unten' },
    supplementWeeks: { label: 'Vorschlag für Nachforderungen', show: counted('Woche', 'Wochen') },
  },
  'Rechtsbehelf': {
    remedies: {
      label: 'Rechtsbehelf nach Behörde',
      show: (value) =>
        Object.entries(value)
          .map(([kind, remedy]) => `${AUTHORITIES[kind as AuthorityKind]}: ${REMEDY[remedy]}`)
          .join('; '),
    },
    remedyText: { label: 'Wortlaut der Belehrung', show: text },
    remedyMonths: { label: 'Rechtsbehelfsfrist', show: months },
    remedyMonthsWithoutNotice: { label: 'Rechtsbehelfsfrist ohne richtige Belehrung', show: months },
  },
  'Bewilligung': {
    minimumGrantMunicipalCents: { label: 'Mindestzuwendung für Gemeinden', show: cents },
    grantRounding: {
      label: 'Abrundung der Bewilligung',
      show: oneOf(ROUNDING_WORDS),
    },
    postProration: {
      label: 'Anrechnung unbesetzter Stellen',
      show: oneOf({ month: 'nach Monaten', day: 'nach Tagen' }),
    },
    earlyStart: {
      label: 'Vorzeitiger Maßnahmebeginn',
      show: oneOf({
        forbidden: 'nicht zulässig',
        on_request: 'auf Antrag',
        automatic_from_receipt: 'ab Eingang des Antrags',
      }),
    },
    budgetOfficerCosignFromCents: { label: 'Mitzeichnung durch den Haushalt ab', show: cents },
    signatureLimitCents: { label: 'Schlusszeichnung durch die Referatsleitung bis', show: cents },
  },
  'Nebenbestimmungen': {
    sideConditionsMunicipal: { label: 'Allgemeine Nebenbestimmungen für Gemeinden', show: text },
    sideConditionsOthers: { label: 'Allgemeine Nebenbestimmungen für andere', show: text },
    sideConditionsEdition: { label: 'Fassung der Nebenbestimmungen', show: text },
    lineOverrunPercent: { label: 'Überschreitung eines Einzelansatzes bis', show: share },
    reductionThresholdMunicipalCents: { label: 'Freigrenze für Veränderungen, Gemeinden', show: cents },
    reductionThresholdOthersCents: { label: 'Freigrenze für Veränderungen, andere', show: cents },
    timelyUseWindowMonths: { label: 'Verwendung nach Auszahlung binnen', show: months },
    retentionPercent: { label: 'Einbehalt bis zum Verwendungsnachweis', show: share },
  },
  'Verwendungsnachweis': {
    proofKindMunicipal: { label: 'Art des Nachweises, Gemeinden', show: oneOf(PROOF_WORDS) },
    proofKindOthers: { label: 'Art des Nachweises, andere', show: oneOf(PROOF_WORDS) },
    proofDueMonthsMunicipal: { label: 'Frist für den Nachweis, Gemeinden', show: months },
    proofDueMonthsOthers: { label: 'Frist für den Nachweis, andere', show: months },
    purposeBindingYears: { label: 'Zweckbindung beschaffter Gegenstände', show: years },
    inventoryThresholdCents: { label: 'Inventarisierung bei mehr als, ohne Umsatzsteuer', show: cents },
    voucherRetentionYears: { label: 'Aufbewahrung der Belege', show: years },
    fileRetentionYears: { label: 'Aufbewahrung der Akte', show: years },
  },
  'Erstattung und Zinsen': {
    interestMargin: {
      label: 'Zinsen über dem Basiszinssatz',
      show: (value) => `${value.replace('.', ',')} Prozentpunkte`,
    },
    interestDayCount: {
      label: 'Zinsmethode',
      show: oneOf(DAY_COUNT_WORDS),
    },
    interestMinorLimitCents: { label: 'Zinsen erst ab', show: cents },
    recoveryMinorLimitMunicipalCents: { label: 'Erstattung von Gemeinden erst ab', show: cents },
  },
  'Bezeichnungen': {
    procedureAct: { label: 'Verwaltungsverfahrensgesetz', show: text },
    budgetCode: { label: 'Haushaltsordnung', show: text },
    courtOfAudit: { label: 'Rechnungshof', show: text },
  },
}
