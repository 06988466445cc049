/** Long because it is one schema: everything that a programme file may say, once. */
import { FIELD_ROLES } from '#forms/domain/field'
import { FIELD_KINDS } from '#forms/domain/field_kinds'
import { LONGEST_FORMULA } from '#forms/domain/formula'
import { UNITS } from '#forms/domain/formula_check'
import { MOST_YEARS, SELECTIONS } from '#programmes/domain/call_file'
import {
  ATTACHMENT_TYPES,
  FINANCING_TYPES,
  INDICATOR_KINDS,
  NOTICE_CASES,
  PAYMENT_MODES,
} from '#programmes/domain/definition'

/** The name of the format and its edition; a file of another edition is refused and not guessed at. */
export const PROGRAMME_FORMAT = 'anschub-programm/1'

/** A programme has at most so many calls. */
export const MOST_CALLS = 400

const text = (most: number, title: string, least = 1) => ({ type: 'string', minLength: least, maxLength: most, title })
const key = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,39}$', title: 'Schlüssel: kleine Buchstaben, Ziffern, _' }
const code = { type: 'string', pattern: '^[A-Z][A-Z0-9_-]{0,39}$', title: 'Kürzel: große Buchstaben, Ziffern, _ und -' }
const money = { type: 'string', pattern: '^\\d{1,12}\\.\\d{2}$', title: 'Betrag in Euro, zum Beispiel "57000.00"' }
const number = {
  type: 'string',
  pattern: '^\\d{1,6}(\\.\\d{1,4})?$',
  title: 'Zahl mit Punkt als Komma, zum Beispiel "0.5"',
}
const percent = {
  type: 'string',
  pattern: '^(100|\\d{1,2}(\\.\\d{1,4})?)$',
  title: 'Prozentsatz, zum Beispiel "70" oder "62.5"',
}
const day = { type: 'string', format: 'day', title: 'Tag, zum Beispiel "2027-03-31"' }
const bool = { type: 'boolean' }
const whole = (least: number, most: number) => ({ type: 'integer', minimum: least, maximum: most })
const list = (items: object, most: number, least = 0) => ({ type: 'array', items, minItems: least, maxItems: most })
const one = (properties: Record<string, object>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const anyOf = (values: readonly string[]) => ({ type: 'string', enum: [...values] })

const UNIT_KINDS = ['independent_city', 'county', 'municipality'] as const
const reading = one({ words: text(80, 'Worte des Verweises'), address: text(200, 'Adresse') }, ['words', 'address'])

const when = one({ key, is: text(190, 'Antwort') }, ['key', 'is'])
const field = one(
  {
    key,
    label: text(120, 'Beschriftung'),
    hint: text(400, 'Hinweis'),
    type: anyOf(Object.keys(FIELD_KINDS)),
    optional: bool,
    most: { type: 'number', minimum: 0, maximum: 1_000_000_000_000 },
    least: { type: 'number', minimum: 0, maximum: 1_000_000_000_000 },
    choices: list(one({ value: key, label: text(190, 'Beschriftung') }, ['value', 'label']), 60),
    when,
    autocomplete: text(40, 'Was der Browser eintragen darf'),
    role: anyOf(FIELD_ROLES),
    explains: anyOf(['overrun']),
    formula: text(LONGEST_FORMULA, 'Rechenweg'),
    result: anyOf(UNITS),
    reading,
  },
  ['key', 'label', 'type']
)
const fields = list(field, 60)

const table = one(
  {
    key,
    label: text(120, 'Überschrift'),
    head: text(40, 'Was eine Zeile ist'),
    entry: text(80, 'Worte für eine Zeile, zum Beispiel „eine Sprache“'),
    most: whole(1, 200),
    optional: bool,
    sums: bool,
    when,
    note: text(400, 'Hinweis'),
    columns: list(field, 12, 1),
  },
  ['key', 'label', 'head', 'entry', 'most', 'columns']
)

const section = one(
  {
    key,
    group: text(80, 'Gruppe'),
    title: text(80, 'Überschrift'),
    lead: text(400, 'Einleitung'),
    kind: anyOf(['fields', 'partners', 'posts', 'plan', 'indicators', 'attachments', 'declarations']),
    fields,
    tables: list(table, 10),
  },
  ['key', 'group', 'title', 'kind']
)

const noticeText = {
  type: ['string', 'object'],
  minLength: 1,
  maxLength: 4000,
  properties: { when: anyOf(NOTICE_CASES), text: text(4000, 'Text') },
  required: ['when', 'text'],
  additionalProperties: false,
}
const texts = list(noticeText, 40)

const most = one(Object.fromEntries(UNIT_KINDS.map((kind) => [kind, number])), [])
const inhabitants = whole(1, 99_999_999)
const unit = one(
  {
    code,
    label: text(80, 'Bezeichnung'),
    amount: money,
    perFte: number,
    leastFte: number,
    mostFte: most,
    fromInhabitants: inhabitants,
    belowInhabitants: inhabitants,
    category: code,
  },
  ['code', 'label', 'amount', 'perFte']
)

const definition = one(
  {
    name: text(190, 'Name'),
    summary: text(400, 'Ein oder zwei Sätze'),
    sample: bool,
    guideline: one(
      {
        title: text(300, 'Titel'),
        dated: day,
        citation: text(190, 'Fundstelle'),
        ends: day,
        wording: text(150_000, 'Wortlaut der Richtlinie'),
      },
      ['title', 'dated', 'citation']
    ),
    responsible: list(
      one({ task: text(120, 'Aufgabe'), unit: text(190, 'Stelle'), person: text(120, 'Person') }, ['task', 'unit']),
      20
    ),
    stateInterest: text(2000, 'Landesinteresse'),
    subsidiarity: text(2000, 'Subsidiarität'),
    contact: one({ unit: text(190, 'Stelle'), phone: text(60, 'Telefon'), email: text(190, 'E-Mail-Adresse') }, [
      'unit',
    ]),
    legalBasis: text(2000, 'Satz, nach dem das Land zahlt'),
    sources: list(
      one(
        {
          label: text(190, 'Worte'),
          address: {
            type: 'string',
            pattern: '^https://[^\\s\\\\]{3,290}$',
            title: 'Adresse, die mit "https://" beginnt',
          },
        },
        ['label', 'address']
      ),
      20
    ),
    eligibility: one(
      {
        kinds: list(anyOf(UNIT_KINDS), UNIT_KINDS.length),
        specialStatusCities: bool,
        alsoKeys: list({ type: 'string', pattern: '^(\\d{5}|\\d{8})$', title: 'Gemeindeschlüssel' }, 500),
        fromInhabitants: inhabitants,
        otherBodies: bool,
        described: text(300, 'Wie die Ablehnung es sagt'),
      },
      ['kinds', 'specialStatusCities', 'alsoKeys', 'otherBodies', 'described']
    ),
    earlyStart: anyOf(['forbidden', 'on_request', 'automatic_from_receipt']),
    continues: bool,
    proration: anyOf(['month', 'touched_month', 'day']),
    decisionWeeks: whole(1, 104),
    paymentMode: anyOf(PAYMENT_MODES),
    proofKind: anyOf(['full', 'simplified', 'usage_confirmation']),
    minimumGrant: one({ amount: money, source: text(190, 'Fundstelle') }, ['amount', 'source']),
    joint: one({ allowed: bool, maxPartners: whole(0, 60), confirmed: bool, agreement: bool }, [
      'allowed',
      'maxPartners',
    ]),
    financing: one(
      { type: anyOf(FINANCING_TYPES), rate: percent, maximum: money, units: list(unit, 20), amountPerYear: money },
      ['type']
    ),
    plan: one(
      {
        categories: list(
          one({ code, label: text(120, 'Bezeichnung'), equipment: bool, posts: bool }, ['code', 'label']),
          60
        ),
        sources: list(
          one({ code, label: text(120, 'Bezeichnung'), kind: anyOf(['own', 'third_party']) }, [
            'code',
            'label',
            'kind',
          ]),
          20
        ),
        groups: list(one({ label: text(40, 'Entgeltgruppe'), perYear: money }, ['label', 'perYear']), 60),
        groupSource: text(300, 'Woher die Jahreskosten kommen'),
        yearlyRise: percent,
      },
      ['categories', 'sources']
    ),
    sections: list(section, 30, 1),
    expression: one({ lead: text(400, 'Einleitung'), fields }, ['fields']),
    indicators: list(
      one(
        {
          code,
          label: text(120, 'Bezeichnung'),
          unit: text(40, 'Einheit'),
          hint: text(400, 'Zählregel'),
          kind: anyOf(INDICATOR_KINDS),
        },
        ['code', 'label', 'unit']
      ),
      40
    ),
    criteria: list(
      one(
        {
          code,
          label: text(120, 'Bezeichnung'),
          weight: whole(1, 100),
          hint: text(400, 'Erläuterung'),
          knockout: bool,
        },
        ['code', 'label']
      ),
      40
    ),
    declarations: list(one({ key, text: text(1000, 'Erklärung'), reading }, ['key', 'text']), 30),
    attachments: list(
      one(
        {
          key,
          label: text(120, 'Bezeichnung'),
          hint: text(400, 'Hinweis'),
          required: bool,
          onlyJoint: bool,
          section: key,
          types: list(anyOf(Object.keys(ATTACHMENT_TYPES)), 4),
        },
        ['key', 'label', 'required']
      ),
      30
    ),
    report: one({ dueMonth: whole(1, 12), dueDay: whole(1, 31), fields }, ['dueMonth', 'dueDay', 'fields']),
    notice: one(
      {
        purpose: texts,
        payment: texts,
        instalments: list(one({ day: whole(1, 31), month: whole(1, 12) }, ['day', 'month']), 12),
        conditions: texts,
        proof: texts,
        reasons: texts,
      },
      ['purpose', 'payment', 'conditions', 'proof', 'reasons']
    ),
  },
  [
    'name',
    'summary',
    'sample',
    'guideline',
    'legalBasis',
    'sources',
    'eligibility',
    'joint',
    'financing',
    'plan',
    'sections',
    'indicators',
    'declarations',
    'attachments',
    'report',
    'notice',
  ]
)

/** A window for applications; `opens` and `closes` are whole days where the offices are. */
const call = one(
  {
    code,
    title: text(190, 'Titel'),
    dated: day,
    opens: day,
    closes: day,
    expressionCloses: day,
    from: day,
    to: day,
    cutoffDeadline: bool,
    selection: anyOf(SELECTIONS),
    frame: list(one({ year: whole(2000, 2099), amount: money }, ['year', 'amount']), MOST_YEARS),
  },
  ['code', 'title', 'dated', 'opens', 'closes', 'from', 'to']
)

/** The published JSON Schema of a programme file. */
export const PROGRAMME_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Anschub: Förderprogramm',
  description:
    'Ein Förderprogramm mit seinem Formular, seinen Regeln und seinen Aufrufen, wie ein Land es einem anderen gibt. ' +
    'Beträge sind Euro mit zwei Stellen als Text, Prozentsätze und Zahlen Texte mit Punkt.',
  ...one(
    {
      $schema: text(200, 'Adresse dieses Schemas'),
      format: { const: PROGRAMME_FORMAT },
      code,
      definition,
      calls: list(call, MOST_CALLS),
    },
    ['format', 'code', 'definition', 'calls']
  ),
}
