/** Long because it is a dictionary: what every part of a programme is called on screen. */
import { germanDay } from '#core/calendar/german_dates'
import Day from '#core/calendar/day'
import { ownOf } from '#core/own'
import { germanWhole } from '#core/money/german_number'
import { hashOf } from '#core/secret'
import Money from '#core/money/money'
import { euros } from '#core/money/german_money'
import type { Answer } from '#forms/domain/difference'
import type { CallFile } from '#programmes/domain/call_file'
import { FIELD_NAMES } from '#forms/domain/field_names'
import { type ProgrammeDefinition, SECTION_NAMES } from '#programmes/domain/definition'
import { EARLY_START_WORDS, PROOF_WORDS } from '#tenancy/domain/rule_labels'

/** What a property is called; where it is a list, an entry of it. */
const NAMES: Readonly<Record<string, string>> = {
  address: 'Adresse',
  allowed: 'möglich',
  agreement: 'Kooperationsvereinbarung',
  alsoKeys: 'weitere Gemeindeschlüssel',
  amount: 'Betrag',
  amountPerYear: 'Festbetrag je Jahr',
  attachments: 'Anlage',
  autocomplete: 'Eintrag durch den Browser',
  calls: 'Aufruf',
  categories: 'Ausgabeart',
  category: 'Ausgabeart',
  choices: 'Antwort',
  citation: 'Fundstelle',
  closes: 'Frist bis',
  code: 'Kürzel',
  columns: 'Spalte',
  criteria: 'Kriterium',
  cutoffDeadline: 'Ausschlussfrist',
  confirmed: 'Partner bestätigen ihren Anteil',
  conditions: 'Nebenbestimmung im Bescheid',
  contact: 'Ansprechstelle',
  continues: 'laufende Angebote dürfen fortgeführt werden',
  dated: 'Datum',
  day: 'Tag',
  decisionWeeks: 'Entscheidung in der Regel binnen Wochen',
  declarations: 'Erklärung',
  described: 'in Worten',
  dueDay: 'Tag',
  dueMonth: 'Monat',
  earlyStart: 'vorzeitiger Beginn',
  eligibility: 'Wer Anträge stellen darf',
  equipment: 'Gegenstände mit Zweckbindung',
  explains: 'erklärt Überschreitungen',
  expression: 'Interessenbekundung',
  expressionCloses: 'Interessenbekundung bis',
  email: 'E-Mail-Adresse',
  entry: 'eine Zeile in Worten',
  ends: 'Außerkrafttreten',
  fields: 'Feld',
  financing: 'Finanzierung',
  formula: 'Rechenweg',
  frame: 'Haushaltsrahmen',
  from: 'Bewilligungszeitraum von',
  fromInhabitants: 'ab Einwohnern',
  belowInhabitants: 'unter Einwohnern',
  group: 'Gruppe',
  groups: 'Entgeltgruppe',
  groupSource: 'Quelle der Jahreskosten',
  guideline: 'Richtlinie',
  head: 'Was eine Zeile ist',
  hint: 'Hinweis',
  is: 'Antwort',
  indicators: 'Kennzahl',
  instalments: 'Auszahlungstag',
  joint: 'Gemeinsame Anträge',
  key: 'Schlüssel',
  kind: 'Art',
  kinds: 'Art der Gebietskörperschaft',
  knockout: 'Ausschlusskriterium',
  label: 'Beschriftung',
  lead: 'Einleitung',
  least: 'mindestens',
  leastFte: 'mindestens je Stelle',
  legalBasis: 'Rechtsgrundlage im Bescheid',
  maximum: 'Höchstbetrag',
  maxPartners: 'höchstens Partner',
  minimumGrant: 'eigene Mindestzuwendung',
  month: 'Monat',
  most: 'höchstens',
  mostFte: 'höchstens Stellen',
  name: 'Name',
  note: 'Hinweis',
  notice: 'Bescheid',
  onlyJoint: 'nur bei gemeinsamen Anträgen',
  opens: 'Anträge ab',
  optional: 'darf leer bleiben',
  otherBodies: 'auch andere Träger',
  payment: 'Auszahlung im Bescheid',
  paymentMode: 'Auszahlung',
  person: 'Person',
  perFte: 'gilt für Stellenanteil',
  perYear: 'Kosten einer vollen Stelle im Jahr',
  posts: 'ergibt sich aus den Stellen',
  phone: 'Telefon',
  plan: 'Finanzierungsplan',
  proof: 'Nachweis im Bescheid',
  proofKind: 'Art des Verwendungsnachweises',
  proration: 'anteilige Monate',
  purpose: 'Zweck im Bescheid',
  rate: 'Fördersatz in Prozent',
  reading: 'Weiterführende Seite',
  reasons: 'Begründung im Bescheid',
  report: 'Bericht',
  required: 'erforderlich',
  responsible: 'Zuständig',
  result: 'Ergebnis',
  source: 'Fundstelle',
  role: 'Rolle',
  sample: 'Muster, keine echte Richtlinie',
  section: 'Abschnitt',
  sections: 'Abschnitt',
  selection: 'Auswahl',
  sources: 'Quelle',
  specialStatusCities: 'auch Städte mit Sonderstatus',
  stateInterest: 'Landesinteresse',
  subsidiarity: 'Subsidiarität',
  sums: 'mit Summen',
  summary: 'Kurzbeschreibung',
  tables: 'Tabelle',
  task: 'Aufgabe',
  text: 'Text',
  title: 'Überschrift',
  to: 'Bewilligungszeitraum bis',
  type: 'Art',
  types: 'Dateiart',
  unit: 'Einheit',
  units: 'Betrag je Stelle',
  value: 'Wert der Antwort',
  weight: 'Gewicht in Prozent',
  when: 'nur wenn',
  wording: 'Wortlaut',
  words: 'Text des Verweises',
  year: 'Haushaltsjahr',
  yearlyRise: 'Steigerung der Jahreskosten in Prozent',
  county: 'Kreise',
  independent_city: 'kreisfreie Städte',
  municipality: 'Gemeinden',
}
const INDICATOR_NAMES = {
  output: 'Leistung',
  outcome: 'Wirkung',
  experience: 'Sicht der Zugewanderten',
}

/** Values that are words of the machine, by their property, in words. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: {
    ...FIELD_NAMES,
    share: 'Anteilfinanzierung',
    deficit: 'Fehlbedarfsfinanzierung',
    fixed: 'Festbetragsfinanzierung',
    full: 'Vollfinanzierung',
  },
  kind: { ...SECTION_NAMES, ...INDICATOR_NAMES, own: 'Eigenmittel', third_party: 'Mittel Dritter' },
  kinds: {
    county: 'Kreise',
    independent_city: 'kreisfreie Städte',
    municipality: 'Gemeinden',
    other: 'andere Träger',
  },
  unitKind: {
    county: 'Kreis',
    independent_city: 'kreisfreie Stadt',
    municipality: 'kreisangehörige Gemeinde',
    other: 'anderer Träger',
  },
  when: { joint: 'gemeinsamer Antrag', alone: 'ohne Partner', several_years: 'mehrere Haushaltsjahre' },
  selection: {
    receipt: 'nach der Reihenfolge des Eingangs',
    competition: 'im Wettbewerb nach Kriterien',
    key: 'nach einem Schlüssel für alle Berechtigten',
  },
  types: { pdf: 'PDF', text: 'Word oder OpenDocument-Text', table: 'Excel oder OpenDocument-Tabelle', image: 'Bild' },
  result: { money: 'Betrag', number: 'Zahl', percent: 'Prozentsatz' },
  earlyStart: EARLY_START_WORDS,
  proration: { touched_month: 'angefangene Monate', month: 'volle Monate', day: 'Kalendertage' },
  proofKind: PROOF_WORDS,
  paymentMode: {
    on_request: 'auf Abruf, nach dem Bedarf der nächsten Wochen',
    instalments: 'in Raten an festen Tagen',
    reimbursement: 'nachträglich, gegen Nachweis der Ausgaben',
    single: 'in einem Betrag',
    lump_sum: 'als Pauschale, ohne Abruf',
  },
}

/** What a value of a property is called; the value itself where it is no word of the machine. */
export function wordFor(property: string, value: string): string {
  return ownOf(ownOf(VALUES, property) ?? {}, value) ?? value
}

const MONEY = new Set(['amount', 'maximum', 'amountPerYear', 'perYear'])
const DAYS = new Set(['dated', 'ends', 'opens', 'closes', 'expressionCloses', 'from', 'to'])

/** Everything that a version of a programme says, each at its place in words; two versions are compared by these. */
export function placesOfDefinition(definition: Partial<ProgrammeDefinition>): Answer[] {
  return placesOf(definition, [], '', [])
}

/** The same of a call. */
export function placesOfCall(call: CallFile): Answer[] {
  return placesOf(call, [call.code], '', [])
}

/** Every name that a programme file uses; a spec holds the dictionary against it. */
export const SPOKEN_NAMES: ReadonlySet<string> = new Set(Object.keys(NAMES))

function placesOf(value: unknown, at: readonly string[], property: string, words: readonly string[]): Answer[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => placesOfEntry(entry, index, at, property, words))
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([name, child]) => {
      const isList = Array.isArray(child)
      return placesOf(child, [...at, name], name, isList ? words : [...words, nameOf(name)])
    })
  return [{ key: at.join('/'), label: words.join(' › '), value: spoken(property, value) }]
}

/** An entry of a list is known by its own key where it has one, else by what it says or by its number. */
function placesOfEntry(
  entry: unknown,
  index: number,
  at: readonly string[],
  property: string,
  words: readonly string[]
): Answer[] {
  const own = (name: string) => {
    const said = isRecord(entry) ? ownOf(entry, name) : null
    return typeof said === 'string' ? said : null
  }
  const id = own('key') ?? own('code') ?? own('value')
  const name = own('title') ?? own('label') ?? own('text') ?? id
  if (typeof entry === 'string') {
    const label = [...words, `${nameOf(property)} ${index + 1}`].join(' › ')
    return [{ key: [...at, String(index)].join('/'), label, value: spoken(property, entry) }]
  }
  const called = name ? `${nameOf(property)} „${shortened(name)}“` : `${nameOf(property)} ${index + 1}`
  const order = id
    ? [{ key: [...at, id, '#'].join('/'), label: [...words, called, 'Platz'].join(' › '), value: String(index + 1) }]
    : []
  return [...order, ...placesOf(entry, [...at, id ?? String(index)], property, [...words, called])]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object'
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** What a property of a programme is called. */
export function nameOf(property: string): string {
  return ownOf(NAMES, property) ?? property
}

function spoken(property: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  const text = String(value ?? '')
  // read on a page of its own; two wordings are told apart by their mark
  if (property === 'wording') return `${germanWhole(text.length)} Zeichen, Prüfsumme ${hashOf(text).slice(0, 12)}`
  if (MONEY.has(property)) return euros(Money.parse(text))
  if (DAYS.has(property)) return germanDay(Day.parse(text))
  return wordFor(property, text)
}
