import { DAY_COUNT_WORDS, ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { COMMON, MAILBOX_DAYS } from '#tenancy/rulebooks/common'
import { RULEBOOKS } from '#tenancy/rulebooks/index'
import { FINANCING_NAMES } from '#financing/domain/rules'
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

const FINANCING: TaskField = {
  path: 'financing',
  name: 'finanzierungsart',
  label: 'Finanzierungsart',
  type: 'choice',
  choices: wordsOf(FINANCING_NAMES),
}
const LAND: TaskField = {
  path: 'land',
  name: 'land',
  label: 'Land',
  type: 'choice',
  choices: RULEBOOKS.map(({ land, name }) => ({ value: land, label: name })),
}
const RATE: TaskField = {
  path: 'rate',
  name: 'foerdersatz',
  label: 'Fördersatz in Prozent',
  type: 'rate',
  hint: 'Zum Beispiel 70 oder 62,5',
}
const MAXIMUM: TaskField = {
  path: 'maximum',
  name: 'hoechstbetrag',
  label: 'Höchstbetrag',
  type: 'money',
  optional: true,
}
const ELIGIBLE: TaskField = {
  path: 'planned.eligible',
  name: 'ausgaben_plan',
  label: 'Zuwendungsfähige Ausgaben laut Plan',
  type: 'money',
}
const OWN: TaskField = {
  path: 'planned.own',
  name: 'eigenmittel_plan',
  label: 'Eigenmittel laut Plan',
  type: 'money',
  optional: true,
}
const THIRD_PARTY: TaskField = {
  path: 'planned.third_party',
  name: 'dritte_plan',
  label: 'Mittel Dritter laut Plan',
  type: 'money',
  optional: true,
}
const ROUNDING: TaskField = {
  path: 'rounding',
  name: 'rundung',
  label: 'Abrundung der Bewilligung',
  type: 'choice',
  optional: true,
  choices: wordsOf(ROUNDING_WORDS),
}
const GRANTED: TaskField = { path: 'granted', name: 'bewilligt', label: 'Bewilligte Zuwendung', type: 'money' }
const ACTUAL: TaskField = {
  path: 'actual.eligible',
  name: 'ausgaben_ist',
  label: 'Anerkannte tatsächliche Ausgaben',
  type: 'money',
}
const INCOME: TaskField = {
  path: 'actual.income',
  name: 'einnahmen_ist',
  label: 'Tatsächliche Einnahmen',
  type: 'money',
  optional: true,
  hint: 'Alles außer der Zuwendung und den Eigenmitteln',
}
const THRESHOLD: TaskField = {
  path: 'reduction_threshold',
  name: 'freigrenze',
  label: 'Freigrenze für Veränderungen',
  type: 'money',
  optional: true,
  hint: 'Die Freigrenze des Landes steht im Regelwerk; ohne Angabe 0',
}
const PAID: TaskField = {
  path: 'paid',
  name: 'ausgezahlt',
  label: 'Bereits ausgezahlt',
  type: 'money',
  optional: true,
  hint: 'Ohne Angabe 0',
}
const CAP: TaskField = {
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
const UNIT_AMOUNT: TaskField = { path: 'amount', name: 'betrag', label: 'Festbetrag', type: 'money' }
const UNIT_PART: TaskField = {
  path: 'recognised',
  name: 'anerkannt',
  label: 'Anerkannte Einheiten',
  type: 'fraction',
  hint: 'Zum Beispiel 5 oder 0,75 oder 231/365',
}
const UNIT_ACTUAL: TaskField = {
  path: 'actual',
  name: 'tatsaechlich',
  label: 'Tatsächliche Ausgaben',
  type: 'money',
  optional: true,
}
const UNITS: TaskList = { path: 'units', label: 'Einheiten', fields: [UNIT_AMOUNT, UNIT_PART] }
const PROVED_UNITS: TaskList = {
  path: 'units',
  label: 'Nachgewiesene Einheiten',
  optional: true,
  fields: [UNIT_AMOUNT, UNIT_PART, UNIT_ACTUAL],
}
const PLAN_LINES: TaskList = {
  path: 'lines',
  label: 'Einzelansätze',
  fields: [
    { path: 'planned', name: 'plan', label: 'Laut Plan', type: 'money' },
    { path: 'actual', name: 'ist', label: 'Tatsächlich', type: 'money' },
  ],
}
const TOLERANCE: TaskField = {
  path: 'tolerance',
  name: 'toleranz',
  label: 'Zulässige Überschreitung in Prozent',
  type: 'rate',
  optional: true,
  hint: `Ohne Angabe ${COMMON.lineOverrunPercent.at(-1)!.value}`,
}
const WEIGHTS: TaskList = {
  path: 'weights',
  label: 'Anteile',
  plain: true,
  fields: [{ path: '', name: 'anteil', label: 'Anteil', type: 'decimal' }],
}
const TOTAL: TaskField = { path: 'total', name: 'betrag', label: 'Zu verteilender Betrag', type: 'money' }
const INTEREST: readonly TaskField[] = [
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
const CHANNEL: TaskField = {
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
const SENT: TaskField = { path: 'sent_on', name: 'abgesandt', label: 'Abgesandt oder bereitgestellt am', type: 'day' }
const BEGUN: TaskField = {
  path: 'procedure_started_on',
  name: 'verfahren_seit',
  label: 'Verfahren begonnen am',
  type: 'day',
  optional: true,
  hint: 'Nur nötig, wenn die Regeln sich seitdem geändert haben',
}
const RECEIVED: TaskField = {
  path: 'received_on',
  name: 'zugegangen',
  label: 'Nachgewiesen zugegangen am',
  type: 'day',
  optional: true,
}
const RETRIEVED: TaskField = {
  path: 'retrieved_on',
  name: 'abgerufen',
  label: 'Abgerufen am',
  type: 'day',
  optional: true,
}
const FICTION: TaskField = {
  path: 'fiction_days',
  name: 'tage_bis_bekanntgabe',
  label: 'Tage bis zur Bekanntgabe',
  type: 'count',
  hint: `${MAILBOX_DAYS.join(' oder ')}; § 9 OZG wird unterschiedlich gelesen`,
}
const REMEDY_NOTICE: TaskField = {
  path: 'remedy_notice',
  name: 'belehrung',
  label: 'Rechtsbehelfsbelehrung',
  type: 'choice',
  choices: [
    { value: 'correct', label: 'richtig' },
    { value: 'missing', label: 'fehlt oder ist unrichtig' },
  ],
}
const PERIOD: readonly TaskField[] = [
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
const PROOF: readonly TaskField[] = [
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

/** Every kind with all its values: what a sheet of tasks holds. */
export const KIND_SHEETS: Readonly<Record<KindName, Kind>> = {
  approval: {
    sheet: 'Zuwendung',
    fields: [FINANCING, RATE, MAXIMUM, { ...ELIGIBLE, optional: true }, OWN, THIRD_PARTY, ROUNDING],
    list: UNITS,
    outputs: [{ key: 'grant', label: 'Zuwendung', type: 'money' }],
  },
  settlement: {
    sheet: 'Abrechnung',
    fields: [FINANCING, GRANTED, MAXIMUM, RATE, ELIGIBLE, OWN, THIRD_PARTY, ACTUAL, INCOME, THRESHOLD, PAID, CAP],
    list: PROVED_UNITS,
    outputs: [
      { key: 'final', label: 'Endgültige Zuwendung', type: 'money' },
      { key: 'reduction', label: 'Ermäßigung', type: 'money' },
      { key: 'recovery', label: 'Zu erstatten', type: 'money' },
      { key: 'additional_payment', label: 'Noch auszuzahlen', type: 'money' },
    ],
  },
  plan_check: {
    sheet: 'Einzelansätze',
    fields: [TOLERANCE],
    list: PLAN_LINES,
    outputs: [{ key: 'recognised_total', label: 'Anerkannt insgesamt', type: 'money' }],
    listOutput: { key: 'recognised', label: 'Anerkannt', type: 'money' },
  },
  interest: {
    sheet: 'Zinsen',
    fields: INTEREST,
    outputs: [
      { key: 'interest', label: 'Zinsen', type: 'money' },
      { key: 'days', label: 'Zinstage', type: 'count' },
    ],
  },
  remedy_deadline: {
    sheet: 'Rechtsbehelf',
    fields: [LAND, CHANNEL, SENT, RECEIVED, RETRIEVED, BEGUN, FICTION, REMEDY_NOTICE],
    outputs: [
      { key: 'last_day', label: 'Letzter Tag', type: 'day' },
      { key: 'announced_on', label: 'Bekannt gegeben am', type: 'day' },
    ],
  },
  period_end: {
    sheet: 'Fristende',
    fields: PERIOD,
    outputs: [
      { key: 'last_day', label: 'Letzter Tag', type: 'day' },
      { key: 'raw_end', label: 'Ohne Verschiebung', type: 'day' },
    ],
  },
  proof_deadline: {
    sheet: 'Verwendungsnachweis',
    fields: PROOF,
    outputs: [{ key: 'last_day', label: 'Letzter Tag', type: 'day' }],
  },
  distribution: {
    sheet: 'Verteilung',
    fields: [TOTAL],
    list: WEIGHTS,
    outputs: [],
    listOutput: { key: 'shares', label: 'Teilbetrag', type: 'money' },
  },
}

const form = (
  slug: string,
  title: string,
  kind: KindName,
  fixed: Readonly<Record<string, string>>,
  fields: readonly TaskField[],
  list?: TaskList
): TaskForm => ({ slug, title, kind, fixed, fields, list })

const remedy = (slug: string, title: string, channel: string, fields: readonly TaskField[]) =>
  form(slug, title, 'remedy_deadline', { channel }, [LAND, ...fields, REMEDY_NOTICE])

/** The calculator's pages. */
export const TOPICS: readonly Topic[] = [
  {
    slug: 'zuwendung',
    title: 'Zuwendung',
    lead: 'Wie hoch die Zuwendung nach einem Finanzierungsplan ist.',
    forms: [
      form('anteil', 'Anteilfinanzierung', 'approval', { financing: 'share' }, [
        ELIGIBLE,
        RATE,
        THIRD_PARTY,
        MAXIMUM,
        ROUNDING,
      ]),
      form('fehlbedarf', 'Fehlbedarfsfinanzierung', 'approval', { financing: 'deficit' }, [
        ELIGIBLE,
        OWN,
        THIRD_PARTY,
        MAXIMUM,
        ROUNDING,
      ]),
      form(
        'festbetrag',
        'Festbetragsfinanzierung',
        'approval',
        { financing: 'fixed' },
        [{ ...ELIGIBLE, optional: true }, THIRD_PARTY, MAXIMUM, ROUNDING],
        UNITS
      ),
      form('vollfinanzierung', 'Vollfinanzierung', 'approval', { financing: 'full' }, [
        ELIGIBLE,
        THIRD_PARTY,
        MAXIMUM,
        ROUNDING,
      ]),
    ],
  },
  {
    slug: 'abrechnung',
    title: 'Abrechnung',
    lead: 'Was die Zuwendung nach den tatsächlichen Ausgaben und Einnahmen wert ist und was zu erstatten bleibt.',
    forms: [
      form('anteil', 'Anteilfinanzierung', 'settlement', { financing: 'share' }, [
        GRANTED,
        RATE,
        ELIGIBLE,
        THIRD_PARTY,
        ACTUAL,
        INCOME,
        THRESHOLD,
        MAXIMUM,
        PAID,
      ]),
      form('fehlbedarf', 'Fehlbedarfsfinanzierung', 'settlement', { financing: 'deficit' }, [
        GRANTED,
        ELIGIBLE,
        OWN,
        THIRD_PARTY,
        ACTUAL,
        INCOME,
        THRESHOLD,
        MAXIMUM,
        PAID,
      ]),
      form(
        'festbetrag',
        'Festbetragsfinanzierung',
        'settlement',
        { financing: 'fixed' },
        [GRANTED, ACTUAL, INCOME, MAXIMUM, PAID, CAP],
        PROVED_UNITS
      ),
      form('vollfinanzierung', 'Vollfinanzierung', 'settlement', { financing: 'full' }, [
        GRANTED,
        ELIGIBLE,
        THIRD_PARTY,
        ACTUAL,
        INCOME,
        THRESHOLD,
        MAXIMUM,
        PAID,
      ]),
    ],
  },
  {
    slug: 'einzelansaetze',
    title: 'Einzelansätze',
    lead: 'Was von überschrittenen Einzelansätzen anerkannt wird, wenn das Gesamtergebnis des Plans verbindlich ist.',
    forms: [form('pruefen', 'Einzelansätze prüfen', 'plan_check', {}, [TOLERANCE], PLAN_LINES)],
  },
  {
    slug: 'zinsen',
    title: 'Zinsen',
    lead: 'Zinsen auf eine Erstattung oder auf nicht rechtzeitig verwendete Mittel, Halbjahr für Halbjahr.',
    forms: [form('berechnen', 'Zinsen berechnen', 'interest', {}, INTEREST)],
  },
  {
    slug: 'fristen',
    title: 'Fristen',
    lead: 'Wann ein Bescheid als bekannt gegeben gilt und wann eine Frist endet.',
    forms: [
      remedy('brief', 'Bescheid per Brief', 'post', [{ ...SENT, label: 'Zur Post gegeben am' }, RECEIVED, BEGUN]),
      remedy('elektronisch', 'Bescheid elektronisch übermittelt', 'electronic', [
        { ...SENT, label: 'Abgesandt am' },
        RECEIVED,
        BEGUN,
      ]),
      remedy('abruf', 'Bescheid im Portal abgerufen', 'portal_retrieval', [
        { ...SENT, label: 'Benachrichtigung abgesandt am' },
        RETRIEVED,
      ]),
      remedy('zustellung', 'Bescheid zugestellt', 'formal_service', [
        { ...RECEIVED, label: 'Zugestellt am', optional: false },
      ]),
      remedy('nutzerkonto', 'Bescheid im Nutzerkonto', 'ozg_mailbox', [
        { ...SENT, label: 'Bereitgestellt am' },
        FICTION,
      ]),
      form('frist', 'Andere Frist', 'period_end', {}, PERIOD),
      form('verwendungsnachweis', 'Verwendungsnachweis', 'proof_deadline', {}, PROOF),
    ],
  },
  {
    slug: 'verteilung',
    title: 'Verteilung',
    lead: 'Wie ein Betrag auf Partner, Geldgeber oder Jahre verteilt wird, ohne dass ein Cent fehlt.',
    forms: [form('berechnen', 'Betrag verteilen', 'distribution', {}, [TOTAL], WEIGHTS)],
  },
]
