/** Long because it is one form: what every application contains (Nr. 3.1 VV zu § 44 LHO, Grundmuster 1). */
import type { Field } from '#forms/domain/field'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** The form that a programme begins with which follows no other. */
const SECTIONS: ProgrammeDefinition['sections'] = [
  {
    key: 'antragsteller',
    group: 'Wer den Antrag stellt',
    title: 'Antragsteller und Bankverbindung',
    lead: 'Wer antwortet, wenn wir Fragen haben, und wohin das Geld gezahlt wird.',
    kind: 'fields',
    fields: [
      {
        key: 'contact_name',
        label: 'Ansprechperson',
        type: 'text',
        autocomplete: 'name',
      },
      {
        key: 'contact_unit',
        label: 'Amt oder Fachbereich',
        type: 'text',
        optional: true,
      },
      {
        key: 'contact_phone',
        label: 'Telefon',
        type: 'phone',
        autocomplete: 'tel',
      },
      {
        key: 'contact_email',
        label: 'E-Mail-Adresse',
        type: 'email',
        autocomplete: 'email',
      },
      {
        key: 'representative',
        label: 'Vertretungsberechtigte Person',
        hint: 'Name und Amt, zum Beispiel Erika Muster, Landrätin',
        type: 'text',
      },
      {
        key: 'delivery',
        role: 'delivery',
        label: 'Wie Bescheide Sie erreichen sollen',
        hint: 'Sie wählen frei. Beim Abruf gilt ein Bescheid am Tag danach als bekannt gegeben; wird er nicht abgerufen, kommt er mit der Post.',
        type: 'choice',
        choices: [
          {
            value: 'portal_all',
            label: 'Abruf in Anschub durch alle, die unsere Anträge bearbeiten',
          },
          {
            value: 'portal_signatory',
            label: 'Abruf in Anschub nur durch vertretungsberechtigte Personen',
          },
          {
            value: 'post',
            label: 'Mit der Post',
          },
        ],
      },
      {
        key: 'payee',
        role: 'payee',
        label: 'Zahlungsempfänger',
        hint: 'In der Regel die Gemeinde- oder Kreiskasse',
        type: 'text',
      },
      {
        key: 'iban',
        role: 'account',
        label: 'IBAN',
        hint: 'Konto der Kasse; Leerzeichen sind erlaubt',
        type: 'iban',
      },
      {
        key: 'input_tax',
        label: 'Vorsteuerabzug für das Vorhaben',
        type: 'choice',
        choices: [
          {
            value: 'no',
            label: 'Nicht berechtigt: Die Ausgaben enthalten die Umsatzsteuer',
          },
          {
            value: 'yes',
            label: 'Berechtigt: Die Ausgaben sind ohne Umsatzsteuer angegeben',
          },
        ],
      },
      {
        key: 'cash_reference',
        role: 'reference',
        label: 'Kassenzeichen',
        hint: 'Steht bei der Überweisung im Verwendungszweck',
        type: 'text',
        most: 60,
        optional: true,
      },
    ],
  },
  {
    key: 'vorhaben',
    group: 'Was Sie vorhaben',
    title: 'Vorhaben',
    kind: 'fields',
    fields: [
      {
        key: 'title',
        role: 'title',
        label: 'Bezeichnung des Vorhabens',
        hint: 'Kurz und eindeutig; sie steht später im Bescheid',
        type: 'text',
        most: 150,
      },
      {
        key: 'description',
        label: 'Kurzbeschreibung',
        hint: 'Für wen, was, wo. Bitte keine personenbezogenen Angaben.',
        type: 'long_text',
        least: 80,
        most: 4000,
      },
      {
        key: 'necessity',
        label: 'Warum das Vorhaben notwendig ist',
        hint: 'Ausgangslage, Lücke im Angebot, Ziele',
        type: 'long_text',
        least: 80,
        most: 4000,
      },
      {
        key: 'subsidiarity',
        label: 'Warum die Förderung notwendig ist',
        hint: 'Was ohne die Zuwendung nicht möglich wäre (§ 23 LHO)',
        type: 'long_text',
        least: 40,
        most: 4000,
      },
      {
        key: 'start',
        role: 'start',
        label: 'Geplanter Beginn',
        hint: 'Als Beginn gilt auch der Abschluss eines Arbeits-, Liefer- oder Leistungsvertrages',
        type: 'day',
      },
      {
        key: 'already_active',
        role: 'running',
        label: 'Gibt es das Angebot heute schon?',
        hint: 'Die Antwort ist kein Nachteil. Maßgeblich ist, was zusätzlich entsteht.',
        type: 'choice',
        choices: [
          {
            value: 'no',
            label: 'Nein, es wird neu aufgebaut',
          },
          {
            value: 'partly',
            label: 'Zum Teil, es wird ausgebaut',
          },
          {
            value: 'yes',
            label: 'Ja, es wird fortgeführt',
          },
        ],
      },
    ],
  },
  {
    key: 'finanzierungsplan',
    group: 'Was es kostet',
    title: 'Finanzierungsplan',
    lead: 'Tragen Sie die Ausgaben in dem Jahr ein, in dem Sie sie voraussichtlich bezahlen.',
    kind: 'plan',
  },
  {
    key: 'fortfuehrung',
    group: 'Was es kostet',
    title: 'Fortführung nach der Förderung',
    kind: 'fields',
    fields: [
      {
        key: 'continuation',
        label: 'Wie es nach der Förderung weitergeht',
        hint: 'Welche Strukturen bleiben und wer sie dann bezahlt',
        type: 'long_text',
        least: 80,
        most: 4000,
      },
      {
        key: 'budget_security',
        label: 'Haushaltssicherungskonzept',
        type: 'choice',
        choices: [
          {
            value: 'no',
            label: 'Nein, wir haben keines',
          },
          {
            value: 'yes',
            label: 'Ja, die Kommunalaufsicht ist beteiligt',
          },
          {
            value: 'not_applicable',
            label: 'Entfällt, der Antragsteller ist keine Kommune',
          },
        ],
      },
    ],
  },
  {
    key: 'anlagen',
    group: 'Nachweise und Erklärungen',
    title: 'Anlagen',
    kind: 'attachments',
    lead: 'PDF, Word, Excel, OpenDocument oder Bild, je Datei höchstens 25 MB.',
  },
  {
    key: 'erklaerungen',
    group: 'Nachweise und Erklärungen',
    title: 'Erklärungen',
    kind: 'declarations',
  },
]

const DECLARATIONS: ProgrammeDefinition['declarations'] = [
  {
    key: 'not_started',
    text: 'Mit dem Vorhaben wurde noch nicht begonnen. Es wird auch nicht vor Bekanntgabe des Bescheides begonnen, es sei denn, der vorzeitige Beginn wird zugelassen.',
  },
  {
    key: 'complete',
    text: 'Die Angaben im Antrag und in den Anlagen sind vollständig und richtig.',
  },
  {
    key: 'other_funding',
    text: 'Weitere Förderungen für dasselbe Vorhaben sind im Finanzierungsplan angegeben. Spätere werden unverzüglich mitgeteilt.',
  },
  {
    key: 'data_protection',
    text: 'Die Hinweise zum Datenschutz wurden zur Kenntnis genommen.',
    reading: {
      words: 'Hinweise lesen',
      address: '/hinweise/datenschutz',
    },
  },
]

/** What every form asks of its applicant (Grundmuster 1, Nr. 1). */
export const BLANK_APPLICANT: readonly Field[] = SECTIONS[0].fields!

const REPORT: ProgrammeDefinition['report'] = {
  dueMonth: 3,
  dueDay: 31,
  fields: [
    {
      key: 'activities',
      label: 'Was im Berichtsjahr getan wurde',
      hint: 'Wichtigste Maßnahmen und Ergebnisse. Bitte keine Namen von Ratsuchenden.',
      type: 'long_text',
      least: 80,
      most: 8000,
    },
    {
      key: 'deviations',
      label: 'Abweichungen von Zielen und Plan',
      hint: 'Was anders kam und warum; „keine“, wenn alles nach Plan lief',
      type: 'long_text',
      most: 4000,
      explains: 'overrun',
    },
    {
      key: 'outlook',
      label: 'Ausblick',
      type: 'long_text',
      most: 4000,
      optional: true,
    },
  ],
}

/** What stands where nobody has written anything yet; it is never published. */
export const UNWRITTEN = {
  citation: 'noch nicht veröffentlicht',
  described: 'noch nicht festgelegt',
  legalBasis: 'noch nicht geschrieben',
} as const

/** A programme of which only its name is known; what it lacks for its publication is told on its page. */
export function blankProgramme(name: string, on: string): ProgrammeDefinition {
  return {
    name,
    summary: name,
    sample: false,
    guideline: { title: name, dated: on, citation: UNWRITTEN.citation },
    legalBasis: UNWRITTEN.legalBasis,
    sources: [],
    eligibility: {
      kinds: [],
      specialStatusCities: false,
      alsoKeys: [],
      otherBodies: false,
      described: UNWRITTEN.described,
    },
    joint: { allowed: false, maxPartners: 0 },
    financing: { type: 'fixed' },
    plan: {
      categories: [{ code: 'PERS', label: 'Personalausgaben' }],
      sources: [{ code: 'OWN_CASH', label: 'Eigenmittel des Antragstellers', kind: 'own' }],
    },
    sections: SECTIONS,
    indicators: [],
    declarations: DECLARATIONS,
    attachments: [{ key: 'concept', label: 'Konzept', required: false }],
    report: REPORT,
    notice: { purpose: [], payment: [], conditions: [], proof: [], reasons: [] },
  }
}
