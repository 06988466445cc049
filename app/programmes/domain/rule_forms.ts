/** Long because it is one list: what a programme says of itself, of who may apply, of its procedure and in its notice. */
import { type Bound, LINES } from '#forms/domain/bound_form'
import { NOTICE_CASES, NOTICE_WORDS, PAYMENT_MODES } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'
import { ASKED_FORMS } from '#programmes/domain/rule_forms_asked'
import { MONEY_FORMS } from '#programmes/domain/rule_forms_money'
import { type RuleForm, bound, box, capital, chosen, table } from '#programmes/domain/rule_parts'

/** A box for a kind of unit that may apply. */
const may = (kind: string): Bound =>
  bound(
    'eligibility.kinds',
    { label: `${capital(wordFor('kinds', kind))} dürfen Anträge stellen`, type: 'declaration', optional: true },
    { key: `may_${kind}`, member: kind }
  )

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

/** Everything of a programme that is set up in forms, besides the application's own form. */
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
        at: 'responsible',
        label: 'Wer wofür zuständig ist',
        head: 'Aufgabe',
        entry: 'eine Zuständigkeit',
        most: 20,
        absent: true,
        note: 'Nur für Beschäftigte sichtbar; wer was darf, folgt aus den Rollen.',
        columns: [
          bound('task', { label: 'Aufgabe', hint: 'Zum Beispiel Fachaufsicht', type: 'text', most: 120 }),
          bound('unit', { label: 'Stelle', type: 'text', most: 190 }),
          bound('person', { label: 'Person', type: 'text', most: 120, optional: true }),
        ],
      }),
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
  wortlaut: {
    title: 'Wortlaut der Richtlinie',
    lead: 'Wird auf einer eigenen Seite und als PDF veröffentlicht und gehört zur Fassung des Programms.',
    form: [
      {
        kind: 'fields',
        fields: [
          bound('guideline.wording', {
            label: 'Text der Richtlinie',
            hint: 'Absätze sind durch eine leere Zeile getrennt; eine kurze Zeile, die mit einer Nummer beginnt, wird zur Überschrift',
            type: 'long_text',
            most: 150_000,
            optional: true,
          }),
        ],
      },
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
          box(
            'joint.agreement',
            'Alle haben eine Kooperationsvereinbarung unterzeichnet, bevor der Antrag eingereicht wird'
          ),
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
          bound('paymentMode', {
            label: 'Auszahlung',
            hint: 'Steht auf der Seite des Aufrufs; was der Bescheid dazu sagt, steht bei seinen Texten',
            type: 'choice',
            choices: chosen('paymentMode', PAYMENT_MODES),
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
  ...MONEY_FORMS,
  ...ASKED_FORMS,
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
