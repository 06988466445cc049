/** Long because it is one list: everything of a programme that is set up in forms, besides the application's own form. */
import { type Bound, type BoundForm, type BoundTable, LINES } from '#forms/domain/bound_form'
import type { Field } from '#forms/domain/field'
import {
  type AttachmentType,
  ATTACHMENT_TYPES,
  FINANCING_TYPES,
  NOTICE_CASES,
  NOTICE_WORDS,
  INDICATOR_KINDS,
} from '#programmes/domain/definition'
import { codeFor, keyFor } from '#programmes/domain/form_workshop'
import { wordFor } from '#programmes/domain/definition_words'

export type RuleForm = {
  readonly title: string
  readonly lead: string
  /** What one needs to know while typing. */
  readonly note?: string
  readonly form: BoundForm
}

const CODE_HINT = 'Leer: Anschub bildet es aus der Bezeichnung'

const chosen = (property: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: wordFor(property, value) }))

/** A question for the place that its name says: "guideline.title". */
export function bound(at: string, field: Omit<Field, 'key'>, more: Partial<Bound> = {}): Bound {
  return { key: at.replaceAll('.', '_'), at: at.split('.'), ...field, ...more }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A box for a kind of unit that may apply. */
const may = (kind: string): Bound =>
  bound(
    'eligibility.kinds',
    { label: `${capital(wordFor('kinds', kind))} dürfen Anträge stellen`, type: 'declaration', optional: true },
    { key: `may_${kind}`, member: kind }
  )

export const box = (at: string, label: string, more: Partial<Bound> = {}) =>
  bound(at, { label, type: 'declaration', optional: true }, more)

/** The columns of a table have its name in theirs, so that two tables of a form differ. */
export function table(
  of: Omit<BoundTable, 'kind' | 'key' | 'at' | 'columns'> & { at: string; columns: readonly Bound[] }
) {
  const key = of.at.replaceAll('.', '_')
  const columns = of.columns.map((column) => ({ ...column, key: `${key}_${column.key}` }))
  return { ...of, kind: 'table' as const, key, at: of.at.split('.'), columns }
}

const code = bound('code', { label: 'Kürzel', hint: CODE_HINT, type: 'text', most: 40, optional: true })
const label = bound('label', { label: 'Bezeichnung', type: 'text', most: 120 })
const BY_CODE = { at: 'code', of: 'label', make: codeFor } as const
const mostFte = (kind: string) =>
  bound(`mostFte.${kind}`, {
    label: `Höchstens, ${wordFor('kinds', kind)}`,
    type: 'decimal',
    most: 999,
    optional: true,
  })

/** Texts of the notice, in every case or in one. */
const notice = (part: string, title: string) =>
  table({
    at: `notice.${part}`,
    label: title,
    head: 'Text',
    entry: 'einen Text',
    most: 40,
    bare: 'text',
    columns: [
      bound('text', { label: 'Text', type: 'long_text', most: 4000 }),
      bound('when', { label: 'Nur wenn', type: 'choice', choices: chosen('when', NOTICE_CASES), optional: true }),
    ],
  })

export const RULE_FORMS = {
  grundlage: {
    title: 'Name und Rechtsgrundlage',
    lead: 'Wie das Programm heißt und worauf die Förderung beruht.',
    form: [
      {
        kind: 'fields',
        fields: [
          bound('name', { label: 'Name', hint: 'Ein veröffentlichtes Programm behält ihn', type: 'text', most: 190 }),
          bound('summary', {
            label: 'Kurzbeschreibung',
            hint: 'Ein oder zwei Sätze für Menschen, die ein Angebot suchen',
            type: 'long_text',
            most: 400,
          }),
          bound('guideline.title', { label: 'Titel der Richtlinie oder des Aufrufs', type: 'text', most: 300 }),
          bound('guideline.dated', { label: 'Datum der Richtlinie', type: 'day' }),
          bound('guideline.citation', {
            label: 'Fundstelle',
            hint: 'Zum Beispiel MBl. NRW. S. 246',
            type: 'text',
            most: 190,
          }),
          bound('guideline.ends', {
            label: 'Außerkrafttreten',
            hint: 'Letzter Tag der Richtlinie; danach öffnet kein Aufruf',
            type: 'day',
            optional: true,
          }),
          bound('legalBasis', {
            label: 'Rechtsgrundlage im Bescheid',
            hint: 'Der Satz, nach dem das Land zahlt, mit dem Interesse des Landes',
            type: 'long_text',
            most: 2000,
          }),
          bound('stateInterest', {
            label: 'Interesse des Landes',
            hint: 'Steht bei der Prüfung neben der Frage nach dem Landesinteresse',
            type: 'long_text',
            most: 2000,
            optional: true,
          }),
          bound('subsidiarity', {
            label: 'Warum es ohne das Land nicht geht',
            hint: 'Steht bei der Prüfung daneben',
            type: 'long_text',
            most: 2000,
            optional: true,
          }),
          bound('contact.unit', {
            label: 'Ansprechstelle',
            hint: 'Wer Fragen beantwortet; steht auf der Seite des Aufrufs',
            type: 'text',
            most: 190,
            optional: true,
          }),
          bound('contact.phone', { label: 'Telefon der Ansprechstelle', type: 'text', most: 60, optional: true }),
          bound('contact.email', {
            label: 'E-Mail-Adresse der Ansprechstelle',
            type: 'text',
            most: 190,
            optional: true,
          }),
          box('sample', 'Das Programm ist ein Muster; eine solche Richtlinie gibt es nicht.', { kept: true }),
        ],
      },
      table({
        at: 'sources',
        label: 'Quellen',
        head: 'Quelle',
        entry: 'eine Quelle',
        most: 20,
        columns: [
          bound('label', { label: 'Worte', type: 'text', most: 190 }),
          bound('address', { label: 'Adresse', hint: 'Beginnt mit https://', type: 'text', most: 290 }),
        ],
      }),
    ],
  },
  antragsteller: {
    title: 'Wer Anträge stellen darf',
    lead: 'Danach antwortet auch die Prüfung „Passt das zu uns?“.',
    form: [
      {
        kind: 'fields',
        fields: [
          may('county'),
          may('independent_city'),
          may('municipality'),
          box('eligibility.specialStatusCities', 'Auch Städte mit Sonderstatus, die einem Kreis angehören', {
            kept: true,
          }),
          box('eligibility.otherBodies', 'Auch Kammern, Gesellschaften und Verbände', { kept: true }),
          bound('eligibility.fromInhabitants', {
            label: 'Mindestzahl der Einwohner',
            hint: 'Für Städte und Gemeinden, nach dem Gemeindeverzeichnis; Kreise sind davon nicht betroffen',
            type: 'integer',
            least: 1,
            optional: true,
          }),
          bound(
            'eligibility.alsoKeys',
            {
              label: 'Weitere Gemeindeschlüssel',
              hint: 'Jeder in einer Zeile; sie dürfen immer Anträge stellen',
              type: 'long_text',
              most: 5000,
              optional: true,
            },
            { stored: LINES }
          ),
          bound('eligibility.described', {
            label: 'In Worten',
            hint: 'Wie es auf den Seiten und in einer Absage steht, zum Beispiel „Kreise und kreisfreie Städte“',
            type: 'text',
            most: 300,
          }),
        ],
      },
      {
        kind: 'fields',
        title: 'Gemeinsame Anträge',
        fields: [
          box('joint.allowed', 'Mehrere können sich gemeinsam bewerben', { kept: true }),
          bound('joint.maxPartners', { label: 'Höchstens Partner', type: 'integer', most: 60 }),
          box('joint.confirmed', 'Jeder Partner bestätigt seinen Anteil, bevor der Antrag eingereicht wird'),
        ],
      },
    ],
  },
  verfahren: {
    title: 'Verfahren und Nachweis',
    lead: 'Wo nichts gewählt ist, gilt die Regel des Landes.',
    form: [
      {
        kind: 'fields',
        fields: [
          bound('earlyStart', {
            label: 'Vorzeitiger Beginn',
            type: 'choice',
            choices: chosen('earlyStart', ['forbidden', 'on_request', 'automatic_from_receipt']),
            optional: true,
          }),
          box('continues', 'Angebote, die es schon gibt, dürfen fortgeführt werden'),
          bound('proration', {
            label: 'Teile eines Jahres',
            hint: 'Wie Monate zählen, in denen eine Stelle besetzt war',
            type: 'choice',
            choices: chosen('proration', ['month', 'touched_month', 'day']),
            optional: true,
          }),
          bound('decisionWeeks', {
            label: 'Entscheidung in der Regel binnen Wochen',
            hint: 'Nach dem Ende der Antragsfrist; steht auf der Seite des Aufrufs und bei den Anträgen. Leer: nichts gesagt',
            type: 'integer',
            least: 1,
            most: 104,
            optional: true,
          }),
          bound('proofKind', {
            label: 'Art des Verwendungsnachweises',
            type: 'choice',
            choices: chosen('proofKind', ['full', 'simplified', 'usage_confirmation']),
            optional: true,
          }),
        ],
      },
      {
        kind: 'fields',
        title: 'Kleine Förderungen',
        fields: [
          bound('minimumGrant.amount', {
            label: 'Eigene Mindestzuwendung',
            hint: 'Statt der des Landes; nur mit Fundstelle',
            type: 'money',
            optional: true,
          }),
          bound('minimumGrant.source', {
            label: 'Fundstelle der Mindestzuwendung',
            type: 'text',
            most: 190,
            optional: true,
          }),
        ],
      },
      {
        kind: 'fields',
        title: 'Jährlicher Bericht',
        fields: [
          bound('report.dueDay', { label: 'Fällig am Tag', type: 'integer', least: 1, most: 31 }),
          bound('report.dueMonth', {
            label: 'im Monat',
            hint: 'Des Folgejahres, 1 bis 12',
            type: 'integer',
            least: 1,
            most: 12,
          }),
        ],
      },
    ],
  },
  finanzierung: {
    title: 'Finanzierung',
    lead: 'Wie sich die Zuwendung errechnet.',
    form: [
      {
        kind: 'fields',
        fields: [
          bound('financing.type', {
            label: 'Finanzierungsart',
            type: 'choice',
            choices: chosen('type', FINANCING_TYPES),
          }),
          bound('financing.rate', {
            label: 'Fördersatz in Prozent',
            hint: 'Nur bei Anteilfinanzierung',
            type: 'percent',
            optional: true,
          }),
          bound('financing.maximum', { label: 'Höchstbetrag', type: 'money', optional: true }),
          bound('financing.amountPerYear', {
            label: 'Festbetrag je Jahr',
            hint: 'Nur bei Festbetragsfinanzierung, wenn es keine Beträge je Stelle gibt',
            type: 'money',
            optional: true,
          }),
        ],
      },
      table({
        at: 'financing.units',
        label: 'Festbeträge je Stelle',
        head: 'Stelle',
        entry: 'eine Stelle',
        most: 20,
        id: BY_CODE,
        absent: true,
        note: 'Ein Betrag gilt für ein Jahr. Ohne jede Höchstzahl ist die Zahl der Stellen nicht begrenzt; ist für eine Art eine genannt, werden bei den anderen keine gefördert.',
        columns: [
          { ...label, most: 80 },
          bound('amount', { label: 'Betrag', type: 'money' }),
          bound('perFte', { label: 'gilt für Stellenanteil', type: 'decimal', most: 999 }),
          bound('leastFte', { label: 'Mindestens je Stelle', type: 'decimal', most: 999, optional: true }),
          ...['county', 'independent_city', 'municipality'].map(mostFte),
          bound('fromInhabitants', { label: 'Ab Einwohnern', type: 'integer', optional: true }),
          bound('belowInhabitants', { label: 'Unter Einwohnern', type: 'integer', optional: true }),
          bound('category', {
            label: 'Kürzel der Ausgabeart',
            hint: 'Wo der Plan ihre Kosten zeigt',
            type: 'text',
            most: 40,
            optional: true,
          }),
          code,
        ],
      }),
    ],
  },
  kosten: {
    title: 'Ausgabearten und Quellen',
    lead: 'Die Zeilen des Finanzierungsplans.',
    form: [
      table({
        at: 'plan.categories',
        label: 'Ausgabearten',
        head: 'Ausgabeart',
        entry: 'eine Ausgabeart',
        most: 60,
        id: BY_CODE,
        columns: [
          label,
          box('equipment', 'Gegenstände mit Zweckbindung'),
          box('posts', 'Ergibt sich aus den Stellen'),
          code,
        ],
      }),
      table({
        at: 'plan.sources',
        label: 'Quellen der Finanzierung',
        head: 'Quelle',
        entry: 'eine Quelle',
        most: 20,
        id: BY_CODE,
        columns: [
          label,
          bound('kind', { label: 'Art', type: 'choice', choices: chosen('kind', ['own', 'third_party']) }),
          code,
        ],
      }),
      table({
        at: 'plan.groups',
        label: 'Jahreskosten nach Entgeltgruppe',
        head: 'Entgeltgruppe',
        entry: 'eine Entgeltgruppe',
        most: 60,
        absent: true,
        note: 'Was eine volle Stelle im Jahr kostet. Daraus rechnet der Plan die Personalausgaben; wer den Antrag stellt, kann für jede Stelle eigene Kosten nennen.',
        columns: [
          bound('label', { label: 'Entgeltgruppe', type: 'text', most: 40 }),
          bound('perYear', { label: 'Jahreskosten einer vollen Stelle', type: 'money' }),
        ],
      }),
      {
        kind: 'fields',
        fields: [
          bound('plan.yearlyRise', {
            label: 'Steigerung je Jahr in Prozent',
            hint: 'Um so viel kosten Stellen in jedem Jahr nach dem ersten mehr; leer: gleich bleibend',
            type: 'percent',
            optional: true,
          }),
          bound('plan.groupSource', {
            label: 'Quelle der Jahreskosten',
            hint: 'Steht unter der Tabelle der Stellen',
            type: 'text',
            most: 300,
            optional: true,
          }),
        ],
      },
    ],
  },
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
  bescheid: {
    title: 'Texte des Bescheides',
    lead: 'Zweck, Auszahlung, Nebenbestimmungen, Nachweis und Begründung.',
    note: `{answer:title} setzt die Antwort auf das Feld mit dem Schlüssel „title“ ein. Zahlen des Landes stehen für ${NOTICE_WORDS.map((word) => `{${word}}`).join(', ')}.`,
    form: [
      notice('purpose', 'Zweck'),
      notice('payment', 'Auszahlung'),
      table({
        at: 'notice.instalments',
        label: 'Feste Auszahlungstage in jedem Haushaltsjahr',
        head: 'Tag',
        entry: 'ein Tag',
        most: 12,
        absent: true,
        columns: [
          bound('day', { label: 'Tag', type: 'integer', least: 1, most: 31 }),
          bound('month', { label: 'Monat', type: 'integer', least: 1, most: 12 }),
        ],
      }),
      notice('conditions', 'Besondere Nebenbestimmungen'),
      notice('proof', 'Nachweis'),
      notice('reasons', 'Begründung'),
    ],
  },
} as const satisfies Record<string, RuleForm>

export type RuleFormName = keyof typeof RULE_FORMS
