import { DAY_COUNT_WORDS, ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { COMMON, MAILBOX_DAYS } from '#tenancy/rulebooks/common'
import { RULEBOOKS } from '#tenancy/rulebooks/index'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import type { KindName } from '#recalculations/domain/answer'

export type FieldType = 'money' | 'rate' | 'decimal' | 'fraction' | 'day' | 'count' | 'choice'
export type Choice = { readonly value: string; readonly label: string }

/** One value of a task: its path in the task, its name in addresses, and its words on screen and in a sheet's head. */
export type TaskField = {
  readonly path: string
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly optional?: boolean
  readonly hint?: string
  readonly choices?: readonly Choice[]
}

/** Entries that repeat. A plain list holds values, the others hold objects. */
export type TaskList = {
  readonly path: string
  readonly label: string
  readonly optional?: boolean
  readonly plain?: boolean
  readonly fields: readonly TaskField[]
}

/** What a kind answers: single values, and values beside the entries of its list. */
export type Output = { readonly key: string; readonly label: string; readonly type: 'money' | 'day' | 'count' }

export type Kind = {
  readonly sheet: string
  readonly fields: readonly TaskField[]
  readonly list?: TaskList
  readonly outputs: readonly Output[]
  readonly listOutput?: Output
}

/** A page of the calculator: a kind with some values fixed and the fields that then count. */
export type TaskForm = {
  readonly slug: string
  readonly title: string
  readonly kind: KindName
  readonly fixed: Readonly<Record<string, string>>
  readonly fields: readonly TaskField[]
  readonly list?: TaskList
}

export type Topic = {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly forms: readonly TaskForm[]
}

const wordsOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const FINANCING: TaskField = {
  path: 'financing',
  name: 'finanzierungsart',
  label: 'Finanzierungsart',
  type: 'choice',
  choices: Object.entries(FINANCING_KINDS).map(([value, { name }]) => ({ value, label: name })),
}
export const LAND: TaskField = {
  path: 'land',
  name: 'land',
  label: 'Land',
  type: 'choice',
  choices: RULEBOOKS.map(({ land, name }) => ({ value: land, label: name })),
}
export const RATE: TaskField = {
  path: 'rate',
  name: 'foerdersatz',
  label: 'Fördersatz in Prozent',
  type: 'rate',
  hint: 'Zum Beispiel 70 oder 62,5',
}
export const MAXIMUM: TaskField = {
  path: 'maximum',
  name: 'hoechstbetrag',
  label: 'Höchstbetrag',
  type: 'money',
  optional: true,
}
export const ELIGIBLE: TaskField = {
  path: 'planned.eligible',
  name: 'ausgaben_plan',
  label: 'Zuwendungsfähige Ausgaben laut Plan',
  type: 'money',
}
export const OWN: TaskField = {
  path: 'planned.own',
  name: 'eigenmittel_plan',
  label: 'Eigenmittel laut Plan',
  type: 'money',
  optional: true,
}
export const THIRD_PARTY: TaskField = {
  path: 'planned.third_party',
  name: 'dritte_plan',
  label: 'Mittel Dritter laut Plan',
  type: 'money',
  optional: true,
}
export const ROUNDING: TaskField = {
  path: 'rounding',
  name: 'rundung',
  label: 'Abrundung der Bewilligung',
  type: 'choice',
  optional: true,
  choices: wordsOf(ROUNDING_WORDS),
}
export const GRANTED: TaskField = { path: 'granted', name: 'bewilligt', label: 'Bewilligte Zuwendung', type: 'money' }
export const ACTUAL: TaskField = {
  path: 'actual.eligible',
  name: 'ausgaben_ist',
  label: 'Anerkannte tatsächliche Ausgaben',
  type: 'money',
}
export const INCOME: TaskField = {
  path: 'actual.income',
  name: 'einnahmen_ist',
  label: 'Tatsächliche Einnahmen',
  type: 'money',
  optional: true,
  hint: 'Alles außer der Zuwendung und den Eigenmitteln',
}
export const THRESHOLD: TaskField = {
  path: 'reduction_threshold',
  name: 'freigrenze',
  label: 'Freigrenze für Veränderungen',
  type: 'money',
  optional: true,
  hint: 'Die Freigrenze des Landes steht im Regelwerk; ohne Angabe 0',
}
export const PAID: TaskField = {
  path: 'paid',
  name: 'ausgezahlt',
  label: 'Bereits ausgezahlt',
  type: 'money',
  optional: true,
  hint: 'Ohne Angabe 0',
}
export const CAP: TaskField = {
  path: 'cap_at_actual',
  name: 'begrenzt',
  label: 'Höchstens die tatsächlichen Ausgaben je Einheit',
  type: 'choice',
  optional: true,
  choices: [
    { value: 'true', label: 'ja' },
    { value: 'false', label: 'nein' },
  ],
}
export const UNIT_AMOUNT: TaskField = { path: 'amount', name: 'betrag', label: 'Festbetrag', type: 'money' }
export const UNIT_PART: TaskField = {
  path: 'recognised',
  name: 'anerkannt',
  label: 'Anerkannte Einheiten',
  type: 'fraction',
  hint: 'Zum Beispiel 5 oder 0,75 oder 231/365',
}
export const UNIT_ACTUAL: TaskField = {
  path: 'actual',
  name: 'tatsaechlich',
  label: 'Tatsächliche Ausgaben',
  type: 'money',
  optional: true,
}
export const UNITS: TaskList = { path: 'units', label: 'Einheiten', fields: [UNIT_AMOUNT, UNIT_PART] }
export const PROVED_UNITS: TaskList = {
  path: 'units',
  label: 'Nachgewiesene Einheiten',
  optional: true,
  fields: [UNIT_AMOUNT, UNIT_PART, UNIT_ACTUAL],
}
export const PLAN_LINES: TaskList = {
  path: 'lines',
  label: 'Einzelansätze',
  fields: [
    { path: 'planned', name: 'plan', label: 'Laut Plan', type: 'money' },
    { path: 'actual', name: 'ist', label: 'Tatsächlich', type: 'money' },
  ],
}
export const TOLERANCE: TaskField = {
  path: 'tolerance',
  name: 'toleranz',
  label: 'Zulässige Überschreitung in Prozent',
  type: 'rate',
  optional: true,
  hint: `Ohne Angabe ${COMMON.lineOverrunPercent.at(-1)!.value}`,
}
export const WEIGHTS: TaskList = {
  path: 'weights',
  label: 'Anteile',
  plain: true,
  fields: [{ path: '', name: 'anteil', label: 'Anteil', type: 'decimal' }],
}
export const TOTAL: TaskField = { path: 'total', name: 'betrag', label: 'Zu verteilender Betrag', type: 'money' }
export const INTEREST: readonly TaskField[] = [
  { path: 'principal', name: 'betrag', label: 'Zu verzinsender Betrag', type: 'money' },
  { path: 'from', name: 'von', label: 'Ausgezahlt am', type: 'day', hint: 'Dieser Tag zählt nicht mit' },
  { path: 'to', name: 'bis', label: 'Zurückgezahlt am', type: 'day', hint: 'Dieser Tag zählt mit' },
  {
    path: 'margin',
    name: 'aufschlag',
    label: 'Aufschlag auf den Basiszinssatz in Prozentpunkten',
    type: 'rate',
    optional: true,
    hint: `Ohne Angabe ${COMMON.interestMargin.at(-1)!.value}`,
  },
  {
    path: 'day_count',
    name: 'zinsmethode',
    label: 'Zinsmethode',
    type: 'choice',
    optional: true,
    choices: wordsOf(DAY_COUNT_WORDS),
  },
]
export const CHANNEL: TaskField = {
  path: 'channel',
  name: 'weg',
  label: 'Weg der Bekanntgabe',
  type: 'choice',
  choices: [
    { value: 'post', label: 'Brief' },
    { value: 'electronic', label: 'elektronische Übermittlung' },
    { value: 'formal_service', label: 'förmliche Zustellung' },
    { value: 'portal_retrieval', label: 'Abruf im Portal' },
    { value: 'ozg_mailbox', label: 'Postfach des Nutzerkontos' },
  ],
}
export const SENT: TaskField = {
  path: 'sent_on',
  name: 'abgesandt',
  label: 'Abgesandt oder bereitgestellt am',
  type: 'day',
}
export const BEGUN: TaskField = {
  path: 'procedure_started_on',
  name: 'verfahren_seit',
  label: 'Verfahren begonnen am',
  type: 'day',
  optional: true,
  hint: 'Nur nötig, wenn die Regeln sich seitdem geändert haben',
}
export const RECEIVED: TaskField = {
  path: 'received_on',
  name: 'zugegangen',
  label: 'Nachgewiesen zugegangen am',
  type: 'day',
  optional: true,
}
export const RETRIEVED: TaskField = {
  path: 'retrieved_on',
  name: 'abgerufen',
  label: 'Abgerufen am',
  type: 'day',
  optional: true,
}
export const FICTION: TaskField = {
  path: 'fiction_days',
  name: 'tage_bis_bekanntgabe',
  label: 'Tage bis zur Bekanntgabe',
  type: 'count',
  hint: `${MAILBOX_DAYS.join(' oder ')}; § 9 OZG wird unterschiedlich gelesen`,
}
export const REMEDY_NOTICE: TaskField = {
  path: 'remedy_notice',
  name: 'belehrung',
  label: 'Rechtsbehelfsbelehrung',
  type: 'choice',
  choices: [
    { value: 'correct', label: 'richtig' },
    { value: 'missing', label: 'fehlt oder ist unrichtig' },
  ],
}
export const PERIOD: readonly TaskField[] = [
  LAND,
  {
    path: 'start',
    name: 'beginn',
    label: 'Tag des Ereignisses, das die Frist auslöst',
    type: 'day',
    hint: 'Dieser Tag zählt nicht mit',
  },
  { path: 'months', name: 'monate', label: 'Monate', type: 'count', optional: true },
  { path: 'weeks', name: 'wochen', label: 'Wochen', type: 'count', optional: true },
  { path: 'days', name: 'tage', label: 'Tage', type: 'count', optional: true },
  {
    path: 'shift',
    name: 'verschieben',
    label: 'Auf einen Werktag verschieben',
    type: 'choice',
    optional: true,
    hint: 'Ohne Angabe ja; nein, wenn genau dieser Tag unter Hinweis auf die Vorschrift als Ende mitgeteilt wurde',
    choices: [
      { value: 'true', label: 'ja' },
      { value: 'false', label: 'nein' },
    ],
  },
]
export const PROOF: readonly TaskField[] = [
  LAND,
  { path: 'grant_period_end', name: 'zeitraum_bis', label: 'Bewilligungszeitraum endet am', type: 'day' },
  {
    path: 'purpose_fulfilled_on',
    name: 'zweck_erfuellt',
    label: 'Zuwendungszweck erfüllt am',
    type: 'day',
    optional: true,
  },
  {
    path: 'months',
    name: 'monate',
    label: 'Frist in Monaten',
    type: 'count',
    optional: true,
    hint: 'Ohne Angabe die Frist des Landes für Gemeinden',
  },
]

const money = (path: string, name: string, label: string, more: Partial<TaskField> = {}): TaskField => ({
  path,
  name,
  label,
  type: 'money',
  ...more,
})
const rate = (path: string, name: string, label: string, more: Partial<TaskField> = {}): TaskField => ({
  path,
  name,
  label,
  type: 'rate',
  ...more,
})
const count = (path: string, name: string, label: string, more: Partial<TaskField> = {}): TaskField => ({
  path,
  name,
  label,
  type: 'count',
  ...more,
})
export const EXPENDITURE: readonly TaskField[] = [
  money('direct', 'ausgaben', 'Direkte Ausgaben'),
  {
    path: 'deducts_input_tax',
    name: 'vorsteuer',
    label: 'Zum Vorsteuerabzug berechtigt',
    type: 'choice',
    optional: true,
    hint: 'Ohne Angabe nein',
    choices: CAP.choices,
  },
  rate('vat_rate', 'umsatzsteuer', 'Umsatzsteuersatz in Prozent', {
    optional: true,
    hint: 'Nötig beim Vorsteuerabzug, zum Beispiel 19',
  }),
  rate('overhead_rate', 'pauschale', 'Pauschale für übrige Ausgaben in Prozent', { optional: true }),
]
export const POST_SHARE: readonly TaskField[] = [
  money('amount', 'festbetrag', 'Festbetrag für ein ganzes Jahr'),
  { path: 'fte', name: 'stellenanteil', label: 'Stellenanteil', type: 'fraction', hint: 'Zum Beispiel 1 oder 0,75' },
  {
    path: 'months',
    name: 'monate',
    label: 'Besetzte Monate',
    type: 'decimal',
    optional: true,
    hint: 'Zum Beispiel 9 oder 7,5; oder unten nach Tagen',
  },
  count('days', 'tage', 'Besetzte Tage', { optional: true }),
  count('year', 'jahr', 'Jahr der besetzten Tage', { optional: true }),
]
export const DRAWDOWN: readonly TaskField[] = [
  { ...FINANCING, choices: FINANCING.choices!.filter(({ value }) => value === 'share' || value === 'deficit') },
  money('need', 'bedarf', 'Fällige Zahlungen innerhalb der Verwendungsfrist'),
  { ...RATE, optional: true, hint: 'Nötig bei der Anteilfinanzierung' },
  money('own_left', 'mittel_uebrig', 'Noch nicht eingesetzte eigene Mittel und Mittel Dritter', {
    optional: true,
    hint: 'Zählt bei der Fehlbedarfsfinanzierung',
  }),
]
export const RETENTION: readonly TaskField[] = [GRANTED, rate('percent', 'einbehalt', 'Einbehalt in Prozent')]
export const PURPOSE_BINDING: readonly TaskField[] = [
  money('grant', 'zuwendung', 'Zuwendung für den Gegenstand'),
  count('binding_months', 'bindung', 'Zweckbindung in Monaten'),
  count('used_months', 'genutzt', 'Volle Monate der zweckentsprechenden Nutzung'),
]
export const PROCUREMENT: readonly TaskField[] = [
  money('contract', 'auftragswert', 'Auftragswert'),
  rate('correction', 'kuerzungssatz', 'Kürzungssatz in Prozent'),
  RATE,
]
export const FUNDERS: TaskList = {
  path: 'funders',
  label: 'Zuwendungsgeber',
  fields: [money('grant', 'zuwendung', 'Zuwendung')],
}
export const REDUCTION = money('reduction', 'ermaessigung', 'Ermäßigung insgesamt')
