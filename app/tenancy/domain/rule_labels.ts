/** Long because it is one table: every constant of a rulebook with its words. */
import type { AuthorityKind, EarlyStart, Mark, RuleConstants, RuleName } from '#tenancy/domain/rulebook'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'

/** How a constant is asked where a Land enters its own. */
export type Asked =
  | { kind: 'text' | 'wording' | 'count' | 'share' | 'cents' | 'decimal' | 'yes_no' }
  | { kind: 'choice'; choices: readonly { value: string; label: string }[] }
  /** Several values under names of their own; one that may stay empty is left out of the rule. */
  | { kind: 'record'; parts: readonly RulePart[] }

export type RulePart = {
  key: string
  label: string
  hint?: string
  optional?: true
  choices?: readonly { value: string; label: string }[]
}

type Shape<V> = { show: (value: V) => string; asked: Asked }

/** What a constant decides: outside a demo it is confirmed by two people before a notice is signed on it. */
export type Decides = 'money' | 'period' | 'remedy'
type Label<V> = Shape<V> & { label: string; decides: Decides | null }

const text: Shape<string> = { show: (value) => value, asked: { kind: 'text' } }
/** A long text, which a rule names by its hash. */
const wording: Shape<string> = { show: (sha256) => `SHA-256 ${sha256}`, asked: { kind: 'wording' } }
const cents: Shape<number> = { show: (value) => euros(Money.cents(value)), asked: { kind: 'cents' } }
const counted = (one: string, many: string): Shape<number> => ({
  show: (value) => `${value} ${value === 1 ? one : many}`,
  asked: { kind: 'count' },
})
const days = counted('Tag', 'Tage')
const months = counted('Monat', 'Monate')
const years = counted('Jahr', 'Jahre')
const weeks = counted('Woche', 'Wochen')
const share: Shape<number> = { show: (value) => `${value}\u00a0%`, asked: { kind: 'share' } }
const number: Shape<number> = { show: String, asked: { kind: 'count' } }
const yesNo: Shape<boolean> = { show: (value) => (value ? 'ja' : 'nein'), asked: { kind: 'yes_no' } }
const points: Shape<string> = {
  show: (value) => `${value.replace('.', ',')} Prozentpunkte`,
  asked: { kind: 'decimal' },
}
const oneOf = <T extends string>(words: Readonly<Record<T, string>>): Shape<T> => ({
  show: (value) => words[value],
  asked: {
    kind: 'choice',
    choices: Object.entries<string>(words).map(([value, label]) => ({ value, label })),
  },
})
/** The Länder by their letters, as their calendars of holidays are called. */
const REGIONS = 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH'
  .split(' ')
  .map((land) => ({ value: land, label: land }))
const record = <V>(parts: readonly RulePart[], show: (value: V) => string): Shape<V> => ({
  show,
  asked: { kind: 'record', parts },
})
const choicesFrom = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

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
export const EARLY_START_WORDS: Readonly<Record<EarlyStart, string>> = {
  forbidden: 'nicht zulässig',
  on_request: 'auf Antrag',
  automatic_from_receipt: 'ab Eingang des Antrags',
}

/** Words of a remedy notice that are filled in for each notice. */
export const REMEDY_PLACEHOLDERS = ['frist', 'gericht', 'ort', 'behoerde', 'sitz'] as const
const REMEDY_HINT = `Eingesetzt werden ${REMEDY_PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}`
export const REMEDY_WORDS = { court_action: 'Klage', objection: 'Widerspruch' } as const
export const AUTHORITY_KIND_WORDS: Readonly<Record<AuthorityKind, string>> = {
  ministry: 'Ministerium',
  district_government: 'Bezirksregierung',
  regional_council: 'Regierungspräsidium',
  development_bank: 'Förderbank',
  court_of_audit: 'Rechnungshof',
}

/** How sure a rule is, in words. */
export const MARKS: Readonly<Record<Mark, string>> = {
  confirmed: 'mit Fundstelle geprüft',
  to_be_confirmed: 'Fundstelle noch zu prüfen',
  sample: 'Muster',
}

/** Rules that the rulebooks know and no act of the house applies yet; a spec changes each and looks for an effect. */
export const DORMANT: readonly RuleName[] = [
  'mailboxFictionDays',
  'lateUseInterestFrom',
  'interestMinorLimitCents',
  'recoveryMinorLimitMunicipalCents',
  'recoveryMinorLimitOthersCents',
  'limitationYears',
  'limitationYearsOfDecision',
  'deepCheckPercent',
  'smallNumberBelow',
  'fileRetentionYears',
]

/** Every constant of a rulebook by subject, with its German name, how its value is printed and asked, and what it decides. */
export const RULE_LABELS: Readonly<Record<string, { readonly [K in RuleName]?: Label<RuleConstants[K]> }>> = {
  'Bekanntgabe und Fristen': {
    fictionDays: { label: 'Bekanntgabe nach Absendung (Brief, elektronisch)', ...days, decides: 'period' },
    fictionByProcedure: { label: 'Frühere Frist für ältere Verfahren', ...yesNo, decides: 'period' },
    fictionShiftsToWorkday: {
      label: 'Tag der Bekanntgabe verschiebt sich auf einen Werktag',
      ...yesNo,
      decides: 'period',
    },
    retrievalDays: { label: 'Abruf im Portal möglich', ...days, decides: 'period' },
    signatureDays: { label: 'Unterschrift gilt ohne Bereitstellung', ...days, decides: null },
    mailboxFictionDays: { label: 'Bekanntgabe im Postfach des Nutzerkontos', ...days, decides: 'period' },
    holidayRegion: {
      label: 'Feiertage am Sitz der Behörde und des Gerichts',
      show: String,
      asked: { kind: 'choice', choices: REGIONS },
      decides: 'period',
    },
    supplementWeeks: { label: 'Vorschlag für Nachforderungen', ...weeks, decides: null },
  },
  'Rechtsbehelf': {
    remedies: {
      label: 'Rechtsbehelf nach Behörde',
      ...record(
        Object.entries(AUTHORITY_KIND_WORDS)
          .filter(([kind]) => kind !== 'court_of_audit')
          .map(([key, label]): RulePart => ({ key, label, optional: true, choices: choicesFrom(REMEDY_WORDS) })),
        (value: RuleConstants['remedies']) =>
          Object.entries(value)
            .map(([kind, remedy]) => `${AUTHORITY_KIND_WORDS[kind as AuthorityKind]}: ${REMEDY_WORDS[remedy]}`)
            .join('; ')
      ),
      decides: 'remedy',
    },
    remedyText: {
      label: 'Wortlaut der Belehrung',
      ...record(
        Object.entries(REMEDY_WORDS).map(([key, label]): RulePart => ({ key, label, hint: REMEDY_HINT })),
        (value: RuleConstants['remedyText']) => Object.values(value).join(' – ')
      ),
      decides: 'remedy',
    },
    remedyMonths: { label: 'Rechtsbehelfsfrist', ...months, decides: 'remedy' },
    remedyMonthsWithoutNotice: { label: 'Rechtsbehelfsfrist ohne richtige Belehrung', ...months, decides: 'remedy' },
  },
  'Bewilligung': {
    minimumGrantMunicipalCents: { label: 'Mindestzuwendung für Gemeinden', ...cents, decides: 'money' },
    grantRounding: { label: 'Abrundung der Bewilligung', ...oneOf(ROUNDING_WORDS), decides: 'money' },
    postProration: {
      label: 'Anrechnung unbesetzter Stellen',
      ...oneOf({ month: 'nach vollen Monaten', touched_month: 'nach angefangenen Monaten', day: 'nach Tagen' }),
      decides: 'money',
    },
    earlyStart: { label: 'Vorzeitiger Maßnahmebeginn', ...oneOf(EARLY_START_WORDS), decides: 'money' },
    budgetOfficerCosignFromCents: { label: 'Mitzeichnung durch den Haushalt ab', ...cents, decides: 'money' },
    secondPersonFromCents: { label: 'Zweite Person bei Buchungen in den Rahmen ab', ...cents, decides: 'money' },
    signatureLimitCents: { label: 'Schlusszeichnung durch die Referatsleitung bis', ...cents, decides: 'money' },
  },
  'Nebenbestimmungen': {
    sideConditionsMunicipal: { label: 'Allgemeine Nebenbestimmungen für Gemeinden', ...text, decides: 'money' },
    sideConditionsOthers: { label: 'Allgemeine Nebenbestimmungen für andere', ...text, decides: 'money' },
    sideConditionsTextMunicipal: { label: 'Wortlaut der Nebenbestimmungen, Gemeinden', ...wording, decides: 'money' },
    sideConditionsTextOthers: {
      label: 'Wortlaut der Nebenbestimmungen, andere Empfänger',
      ...wording,
      decides: 'money',
    },
    lineOverrunPercent: { label: 'Überschreitung eines Einzelansatzes bis', ...share, decides: 'money' },
    reductionThresholdMunicipalCents: { label: 'Freigrenze für Veränderungen, Gemeinden', ...cents, decides: 'money' },
    reductionThresholdOthersCents: { label: 'Freigrenze für Veränderungen, andere', ...cents, decides: 'money' },
    timelyUseWindowMonths: { label: 'Verwendung nach Auszahlung binnen', ...months, decides: 'money' },
    retentionPercent: { label: 'Einbehalt bis zum Verwendungsnachweis', ...share, decides: 'money' },
  },
  'Verwendungsnachweis': {
    proofKindMunicipal: { label: 'Art des Nachweises, Gemeinden', ...oneOf(PROOF_WORDS), decides: 'period' },
    proofKindOthers: { label: 'Art des Nachweises, andere', ...oneOf(PROOF_WORDS), decides: 'period' },
    proofDueMonthsMunicipal: { label: 'Frist nach dem Bewilligungszeitraum, Gemeinden', ...months, decides: 'period' },
    proofDueMonthsOthers: { label: 'Frist nach dem Bewilligungszeitraum, andere', ...months, decides: 'period' },
    proofDueMonthsAfterPurposeMunicipal: {
      label: 'Frist nach Erfüllung des Zwecks, Gemeinden',
      ...months,
      decides: 'period',
    },
    proofDueMonthsAfterPurposeOthers: {
      label: 'Frist nach Erfüllung des Zwecks, andere',
      ...months,
      decides: 'period',
    },
    purposeBindingYears: { label: 'Zweckbindung beschaffter Gegenstände', ...years, decides: 'period' },
    inventoryThresholdCents: { label: 'Inventarisierung bei mehr als, ohne Umsatzsteuer', ...cents, decides: 'money' },
    voucherRetentionYears: { label: 'Aufbewahrung der Belege', ...years, decides: 'period' },
    fileRetentionYears: { label: 'Aufbewahrung der Akte', ...years, decides: null },
    deepCheckPercent: { label: 'Vertiefte Prüfung, Anteil der Stichprobe', ...share, decides: null },
    smallNumberBelow: { label: 'Veröffentlicht werden Zahlen ab', ...number, decides: null },
  },
  'Erstattung und Zinsen': {
    interestMargin: { label: 'Zinsen über dem Basiszinssatz', ...points, decides: 'money' },
    interestDayCount: { label: 'Zinsmethode', ...oneOf(DAY_COUNT_WORDS), decides: 'money' },
    lateUseInterestFrom: {
      label: 'Zinsen bei später Verwendung',
      ...oneOf({ payment: 'ab der Auszahlung', window_end: 'ab dem Ende der Frist zur Verwendung' }),
      decides: 'money',
    },
    interestMinorLimitCents: { label: 'Zinsen erst ab', ...cents, decides: 'money' },
    recoveryMinorLimitMunicipalCents: { label: 'Erstattung von Gemeinden erst ab', ...cents, decides: 'money' },
    recoveryMinorLimitOthersCents: { label: 'Erstattung von anderen erst ab', ...cents, decides: 'money' },
    limitationYears: { label: 'Verjährung einer Erstattung ohne Bescheid', ...years, decides: 'period' },
    limitationYearsOfDecision: { label: 'Verjährung einer Erstattung durch Bescheid', ...years, decides: 'period' },
  },
  'Bezeichnungen': {
    procedureAct: { label: 'Verwaltungsverfahrensgesetz', ...text, decides: 'remedy' },
    budgetCode: { label: 'Haushaltsordnung', ...text, decides: 'money' },
    courtOfAudit: { label: 'Rechnungshof', ...text, decides: null },
    regulationsMunicipal: { label: 'Verwaltungsvorschriften, Gemeinden', ...text, decides: 'money' },
    regulationsOthers: { label: 'Verwaltungsvorschriften, andere', ...text, decides: 'money' },
  },
}

/** One constant's label. */
export function labelOf(name: RuleName): Label<never> {
  return Object.values(RULE_LABELS).find((subject) => Object.hasOwn(subject, name))![name] as Label<never>
}

/** The rules that decide something and are applied: what a notice rests on. */
export const DECISIVE: readonly RuleName[] = Object.values(RULE_LABELS)
  .flatMap((subject) => Object.keys(subject) as RuleName[])
  .filter((name) => labelOf(name).decides !== null && !DORMANT.includes(name))
