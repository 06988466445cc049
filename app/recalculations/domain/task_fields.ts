/** Long because it is one list: every value of every kind of task, each once. */
import { DAY_COUNT_WORDS, ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { COMMON, MAILBOX_DAYS } from '#tenancy/rulebooks/common'
import { RULEBOOKS } from '#tenancy/rulebooks/index'
import type { Choice } from '#forms/domain/field'
import type { FieldType } from '#forms/domain/field_kinds'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import type { FinancingType } from '#programmes/domain/definition'
import type { KindName } from '#recalculations/domain/answer'
import { LAWFUL } from '#recalculations/domain/task_law'
import type { TaskField, TaskList } from '#recalculations/domain/task_forms'

type More = Partial<Pick<TaskField, 'optional' | 'hint' | 'choices'>>

/** A builder of fields of one kind: path in the task, name in addresses, words on screen and in a sheet's head. */
const of =
  (type: FieldType) =>
  (path: string, key: string, label: string, more: More = {}): TaskField => ({ path, key, label, type, ...more })
const [money, percent, decimal, fraction] = [of('money'), of('percent'), of('decimal'), of('fraction')]
const [day, count, choice, yesNo] = [of('day'), of('integer'), of('choice'), of('yes_no')]
const optional = { optional: true } as const
const maybe = (hint: string) => ({ optional: true, hint })

const MOST_ENTRIES = 60
const list = (
  path: string,
  label: string,
  entry: string,
  columns: readonly TaskField[],
  more: Partial<TaskList> = {}
) => ({
  kind: 'table' as const,
  key: path,
  path,
  label,
  head: 'Zeile',
  columns,
  rows: { most: MOST_ENTRIES, spare: 2, entry },
  note: 'Leere Zeilen zählen nicht. Weitere Zeilen erscheinen nach dem Berechnen.',
  ...more,
})

const wordsOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const FINANCING = choice('financing', 'finanzierungsart', 'Finanzierungsart', {
  choices: Object.entries(FINANCING_KINDS).map(([value, { name }]) => ({ value, label: name })),
})
export const LAND = choice('land', 'land', 'Land', {
  choices: RULEBOOKS.map(({ land, name }) => ({ value: land, label: name })),
})
/** Whose law counts: all three or none; a form that asks for the Land anyway asks for the other two. */
const LAW: readonly TaskField[] = [
  { ...LAND, optional: true, hint: 'Mit Empfängerart und Tag: Was unten leer bleibt, kommt aus dem Regelwerk' },
  choice('recipient_kind', 'empfaengerart', 'Empfängerart', {
    optional: true,
    choices: [
      { value: 'municipal', label: 'Gemeinde oder Gemeindeverband' },
      { value: 'other', label: 'anderer Empfänger' },
    ],
  }),
  day('on', 'tag', 'Regeln vom', maybe('Der Tag des Bescheids')),
]
/** The fields of a kind, behind those that name the law where a Land's rules fill something in. */
export function withLaw(kind: KindName, fields: readonly TaskField[]): TaskField[] {
  if (!LAWFUL.includes(kind)) return [...fields]
  const asked = new Set(fields.map(({ key }) => key))
  return [...LAW.filter(({ key }) => !asked.has(key)), ...fields]
}
export const RATE = percent('rate', 'foerdersatz', 'Fördersatz in Prozent', { hint: 'Zum Beispiel 70 oder 62,5' })
export const MAXIMUM = money('maximum', 'hoechstbetrag', 'Höchstbetrag', optional)
export const ELIGIBLE = money('planned.eligible', 'ausgaben_plan', 'Zuwendungsfähige Ausgaben laut Plan')
export const OWN = money('planned.own', 'eigenmittel_plan', 'Eigenmittel laut Plan', optional)
export const THIRD_PARTY = money('planned.third_party', 'dritte_plan', 'Mittel Dritter laut Plan', optional)
export const ROUNDING = choice('rounding', 'rundung', 'Abrundung der Bewilligung', {
  optional: true,
  choices: wordsOf(ROUNDING_WORDS),
})
export const GRANTED = money('granted', 'bewilligt', 'Bewilligte Zuwendung')
export const ACTUAL = money('actual.eligible', 'ausgaben_ist', 'Anerkannte tatsächliche Ausgaben')
export const INCOME = money(
  'actual.income',
  'einnahmen_ist',
  'Tatsächliche Einnahmen',
  maybe('Alles außer der Zuwendung und den Eigenmitteln')
)
export const THRESHOLD = money(
  'reduction_threshold',
  'freigrenze',
  'Freigrenze für Veränderungen',
  maybe('Leer: die des Landes, wenn oben Land, Empfängerart und Tag stehen; sonst 0')
)
export const PAID = money('paid', 'ausgezahlt', 'Bereits ausgezahlt', maybe('Ohne Angabe 0'))
export const CAP = yesNo('cap_at_actual', 'begrenzt', 'Höchstens die tatsächlichen Ausgaben je Einheit', optional)

const UNIT_AMOUNT = money('amount', 'betrag', 'Festbetrag')
const UNIT_PART = fraction('recognised', 'anerkannt', 'Anerkannte Einheiten', {
  hint: 'Zum Beispiel 5 oder 0,75 oder 231/365',
})
const UNIT_ACTUAL = money('actual', 'tatsaechlich', 'Tatsächliche Ausgaben', optional)
export const UNITS = list('units', 'Einheiten', 'eine Einheit', [UNIT_AMOUNT, UNIT_PART])
export const PROVED_UNITS = list(
  'units',
  'Nachgewiesene Einheiten',
  'eine Einheit',
  [UNIT_AMOUNT, UNIT_PART, UNIT_ACTUAL],
  optional
)
export const PLAN_LINES = list('lines', 'Einzelansätze', 'ein Einzelansatz', [
  money('planned', 'plan', 'Laut Plan'),
  money('actual', 'ist', 'Tatsächlich'),
])
export const TOLERANCE = percent(
  'tolerance',
  'toleranz',
  'Zulässige Überschreitung in Prozent',
  maybe(`Ohne Angabe ${COMMON.lineOverrunPercent.at(-1)!.value}`)
)
export const WEIGHTS = list('weights', 'Anteile', 'ein Anteil', [decimal('', 'anteil', 'Anteil')], { plain: true })
export const TOTAL = money('total', 'betrag', 'Zu verteilender Betrag')
export const INTEREST: readonly TaskField[] = [
  money('principal', 'betrag', 'Zu verzinsender Betrag'),
  day('from', 'von', 'Ausgezahlt am', { hint: 'Dieser Tag zählt nicht mit' }),
  day('to', 'bis', 'Zurückgezahlt am', { hint: 'Dieser Tag zählt mit' }),
  percent(
    'margin',
    'aufschlag',
    'Aufschlag auf den Basiszinssatz in Prozentpunkten',
    maybe(`Ohne Angabe ${COMMON.interestMargin.at(-1)!.value}`)
  ),
  choice('day_count', 'zinsmethode', 'Zinsmethode', { optional: true, choices: wordsOf(DAY_COUNT_WORDS) }),
]
export const CHANNEL = choice('channel', 'weg', 'Weg der Bekanntgabe', {
  choices: [
    { value: 'post', label: 'Brief' },
    { value: 'electronic', label: 'elektronische Übermittlung' },
    { value: 'formal_service', label: 'förmliche Zustellung' },
    { value: 'portal_retrieval', label: 'Abruf im Portal' },
    { value: 'ozg_mailbox', label: 'Postfach des Nutzerkontos' },
  ],
})
export const SENT = day('sent_on', 'abgesandt', 'Abgesandt oder bereitgestellt am')
export const BEGUN = day(
  'procedure_started_on',
  'verfahren_seit',
  'Verfahren begonnen am',
  maybe('Nur nötig, wenn die Regeln sich seitdem geändert haben')
)
export const RECEIVED = day('received_on', 'zugegangen', 'Nachgewiesen zugegangen am', optional)
export const RETRIEVED = day('retrieved_on', 'abgerufen', 'Abgerufen am', optional)
export const FICTION = count('fiction_days', 'tage_bis_bekanntgabe', 'Tage bis zur Bekanntgabe', {
  hint: `${MAILBOX_DAYS.join(' oder ')}; § 9 OZG wird unterschiedlich gelesen`,
})
export const REMEDY_NOTICE = choice('remedy_notice', 'belehrung', 'Rechtsbehelfsbelehrung', {
  choices: [
    { value: 'correct', label: 'richtig' },
    { value: 'missing', label: 'fehlt oder ist unrichtig' },
  ],
})
export const PERIOD: readonly TaskField[] = [
  LAND,
  day('start', 'beginn', 'Tag des Ereignisses, das die Frist auslöst', { hint: 'Dieser Tag zählt nicht mit' }),
  count('months', 'monate', 'Monate', optional),
  count('weeks', 'wochen', 'Wochen', optional),
  count('days', 'tage', 'Tage', optional),
  yesNo(
    'shift',
    'verschieben',
    'Auf einen Werktag verschieben',
    maybe('Ohne Angabe ja; nein, wenn genau dieser Tag unter Hinweis auf die Vorschrift als Ende mitgeteilt wurde')
  ),
]
export const PROOF: readonly TaskField[] = [
  LAND,
  day('grant_period_end', 'zeitraum_bis', 'Bewilligungszeitraum endet am'),
  day('purpose_fulfilled_on', 'zweck_erfuellt', 'Zuwendungszweck erfüllt am', optional),
  count('months', 'monate', 'Frist in Monaten', maybe('Ohne Angabe die Frist des Landes')),
  count(
    'months_after_purpose',
    'monate_nach_zweck',
    'Frist nach Erfüllung des Zwecks in Monaten',
    maybe('Ohne Angabe dieselbe; mit Land, Empfänger und Tag die des Landes')
  ),
]
export const EXPENDITURE: readonly TaskField[] = [
  money('direct', 'ausgaben', 'Direkte Ausgaben'),
  yesNo('deducts_input_tax', 'vorsteuer', 'Zum Vorsteuerabzug berechtigt', maybe('Ohne Angabe nein')),
  percent(
    'vat_rate',
    'umsatzsteuer',
    'Umsatzsteuersatz in Prozent',
    maybe('Nötig beim Vorsteuerabzug, zum Beispiel 19')
  ),
  percent('overhead_rate', 'pauschale', 'Pauschale für übrige Ausgaben in Prozent', optional),
]
export const POST_SHARE: readonly TaskField[] = [
  money('amount', 'festbetrag', 'Festbetrag für ein ganzes Jahr'),
  fraction('fte', 'stellenanteil', 'Stellenanteil', { hint: 'Zum Beispiel 1 oder 0,75' }),
  decimal('months', 'monate', 'Besetzte Monate', maybe('Zum Beispiel 9 oder 7,5; oder unten nach Tagen')),
  count('days', 'tage', 'Besetzte Tage', optional),
  count('year', 'jahr', 'Jahr der besetzten Tage', optional),
]
export const DRAWDOWN: readonly TaskField[] = [
  { ...FINANCING, choices: FINANCING.choices!.filter(({ value }) => value === 'share' || value === 'deficit') },
  money('need', 'bedarf', 'Fällige Zahlungen innerhalb der Verwendungsfrist'),
  { ...RATE, ...maybe('Nötig bei der Anteilfinanzierung') },
  money(
    'own_left',
    'mittel_uebrig',
    'Noch nicht eingesetzte eigene Mittel und Mittel Dritter',
    maybe('Zählt bei der Fehlbedarfsfinanzierung')
  ),
]
export const PROOF_FINANCING: TaskField = {
  ...FINANCING,
  choices: FINANCING.choices!.filter(({ value }) => FINANCING_KINDS[value as FinancingType].followsPlan),
}
export const KEPT = percent(
  'retention_percent',
  'einbehalt',
  'Einbehalt in Prozent',
  maybe('Ohne Land und Angabe keiner')
)
export const PROOF_PAID = money(
  'paid',
  'ausgezahlt',
  'Bereits ausgezahlt',
  maybe('Ohne Angabe alles außer dem Einbehalt')
)
export const RETENTION: readonly TaskField[] = [
  GRANTED,
  percent('percent', 'einbehalt', 'Einbehalt in Prozent', maybe('Leer nur, wenn oben ein Land steht')),
]
export const PURPOSE_BINDING: readonly TaskField[] = [
  money('grant', 'zuwendung', 'Zuwendung für den Gegenstand'),
  count('binding_months', 'bindung', 'Zweckbindung in Monaten', maybe('Leer nur, wenn oben ein Land steht')),
  count('used_months', 'genutzt', 'Volle Monate der zweckentsprechenden Nutzung'),
]
export const PROCUREMENT: readonly TaskField[] = [
  money('contract', 'auftragswert', 'Auftragswert'),
  percent('correction', 'kuerzungssatz', 'Kürzungssatz in Prozent'),
  RATE,
]
export const FUNDERS = list('funders', 'Zuwendungsgeber', 'ein Zuwendungsgeber', [
  money('grant', 'zuwendung', 'Zuwendung'),
])
export const REDUCTION = money('reduction', 'ermaessigung', 'Ermäßigung insgesamt')
