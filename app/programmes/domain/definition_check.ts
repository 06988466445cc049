/** Long because it is one list: everything that can be wrong with a programme, once. */
import { UNWRITTEN } from '#programmes/domain/blank_programme'
import {
  type Criterion,
  type Financing,
  type ProgrammeDefinition,
  type Section,
  type SectionKind,
  NOTICE_WORDS,
  OTHER_GROUP,
  SECTION_NAMES,
  wordsIn,
} from '#programmes/domain/definition'
import { possibleConditions } from '#forms/domain/conditions'
import type { Field } from '#forms/domain/field'
import { formulaFaults } from '#programmes/domain/formula_faults'
import { parseField } from '#forms/domain/fields'
import { isAddable } from '#forms/domain/sums'
import { type FieldType, FIELD_KINDS, usualMost } from '#forms/domain/field_kinds'

/** Where something stands in a definition, key by key: `['sections', 2, 'fields', 0, 'key']`. */
export type Place = readonly (string | number)[]
/** What is wrong there, as a whole sentence for who sets a programme up. */
export type Fault = {
  readonly at: Place
  readonly sentence: string
  /** That nothing stands there, though something must. */
  readonly isMissing?: true
}

/** What is there at most once, and only where the definition has what it asks about. */
const ASKED: Record<Exclude<SectionKind, 'fields'>, (of: ProgrammeDefinition) => boolean> = {
  plan: () => true,
  partners: ({ joint }) => joint.allowed,
  posts: () => true,
  indicators: ({ indicators }) => indicators.length > 0,
  attachments: ({ attachments }) => attachments.length > 0,
  declarations: ({ declarations }) => declarations.length > 0,
}
type Asked = keyof typeof ASKED
/** A report has tables of its own beside its fields. */
const REPORT_TABLES = ['indicators', 'spendings']
/** Without these sections what the definition has would never be asked; a fixed sum a year needs no plan. */
const NEEDED: readonly Asked[] = ['partners', 'indicators', 'attachments', 'declarations']
const isNeeded = (kind: Asked, definition: ProgrammeDefinition) =>
  kind === 'plan' ? !definition.financing.amountPerYear : NEEDED.includes(kind) && ASKED[kind](definition)
const WAYS_OF_DELIVERY = ['portal_all', 'portal_signatory', 'post']

/** A field and where it stands. */
type Placed = { field: Field; at: Place }

/**
 * What is wrong with a definition as a whole, each with its place: told while it is set up and checked when a version is
 * published, so that nobody who fills the form is the first to find it.
 */
export function faultsOfDefinition(definition: ProgrammeDefinition): Fault[] {
  const { sections, plan, indicators, declarations, attachments, report, financing, guideline } = definition
  const fields = sections.flatMap((section, index) => placed(['sections', index, 'fields'], section.fields))
  const columns = sections.flatMap(({ tables = [] }, index) =>
    tables.flatMap((table, place) => placed(['sections', index, 'tables', place, 'columns'], table.columns))
  )
  const ofReport = placed(['report', 'fields'], report.fields)
  return [
    ...Object.keys(ASKED).flatMap((kind) => faultsOfKind(kind as Asked, definition)),
    ...sections.flatMap((section, index) => emptySection(section, ['sections', index])),
    ...twice(
      ['sections'],
      sections.map(({ key }) => key),
      'key'
    ),
    ...fieldsTwice(fields),
    ...[...fields, ...columns, ...ofReport].flatMap(faultsOfField),
    ...sections.flatMap((section, index) => tableFaults(section, ['sections', index, 'tables'])),
    ...sections.flatMap((section, index) => formulaFaults(section, ['sections', index])),
    ...report.fields.flatMap(({ type, label }, index) =>
      type === 'computed' || type === 'municipality'
        ? [fault(['report', 'fields', index, 'type'], `„${label}“: Im Bericht gibt es diese Feldart nicht.`)]
        : []
    ),
    ...sections.flatMap(({ fields: of }, index) => conditionFaults(of, ['sections', index, 'fields'])),
    ...sections.flatMap(({ fields: of = [], tables = [] }, index) =>
      tables.flatMap(({ when, label }, place) =>
        when && !possibleConditions(of).some(({ value }) => value === `${when.key}=${when.is}`)
          ? [
              fault(
                ['sections', index, 'tables', place, 'when'],
                `Die Bedingung der Tabelle „${label}“ nennt eine Antwort, die es in dem Abschnitt nicht gibt.`
              ),
            ]
          : []
      )
    ),
    ...conditionFaults(report.fields, ['report', 'fields']),
    ...titleFaults(fields),
    ...beginningFaults(fields),
    ...deliveryFaults(fields),
    ...payeeFaults(fields),
    ...noticeFaults(definition, fields),
    ...twice(['plan', 'categories'], plan.categories.map(codeOf), 'code'),
    ...plan.sources.flatMap(({ code }, index) => codeFault(plan, code, index)),
    ...(plan.categories.length ? [] : [fault(['plan', 'categories'], 'Der Finanzierungsplan hat keine Ausgabeart.')]),
    ...(plan.sources.some(({ kind }) => kind === 'own')
      ? []
      : [fault(['plan', 'sources'], 'Unter den Finanzierungsquellen fehlen die Eigenmittel.')]),
    ...twice(['indicators'], indicators.map(codeOf), 'code'),
    ...criteriaFaults(definition.criteria ?? []),
    ...twice(
      ['declarations'],
      declarations.map(({ key }) => key),
      'key'
    ),
    ...declarations.flatMap((one, index) => [
      ...reservedFault(one.key, ['declarations', index]),
      ...readingFault(one.reading, ['declarations', index]),
    ]),
    ...definition.sources.flatMap(({ address }, index) =>
      /^https:\/\/[^\s\\]+$/.test(address)
        ? []
        : [fault(['sources', index, 'address'], 'Die Adresse einer Quelle muss mit „https://“ beginnen.')]
    ),
    ...twice(
      ['attachments'],
      attachments.map(({ key }) => key),
      'key'
    ),
    ...contactFaults(definition),
    ...nobodyEligible(definition),
    ...placeholders(definition),
    ...(definition.joint.allowed && !sections.some(({ kind }) => kind === 'plan')
      ? [
          fault(
            ['joint', 'allowed'],
            'Gemeinsame Anträge brauchen einen Finanzierungsplan, in dem jeder Partner seinen Anteil hat.'
          ),
        ]
      : []),
    ...(definition.joint.allowed && definition.joint.maxPartners === 0
      ? [fault(['joint', 'maxPartners'], 'Gemeinsame Anträge brauchen Platz für mindestens einen Partner.')]
      : []),
    ...alike(['plan', 'categories'], plan.categories),
    ...alike(['plan', 'groups'], plan.groups ?? []),
    ...(plan.groups ?? []).flatMap(({ label }, index) =>
      label.trim().toLowerCase() === OTHER_GROUP
        ? [
            fault(
              ['plan', 'groups', index, 'label'],
              '„andere“ bietet Anschub selbst an, für Gruppen, die nicht in der Tabelle stehen.'
            ),
          ]
        : []
    ),
    ...postCostFaults(definition),
    ...alike(['plan', 'sources'], plan.sources),
    ...alike(['indicators'], indicators),
    ...alike(['attachments'], attachments),
    ...attachments.flatMap(({ key }, index) =>
      /^partner_\d/.test(key)
        ? [fault(['attachments', index, 'key'], `Den Schlüssel „${key}“ braucht Anschub selbst.`)]
        : []
    ),
    ...(guideline.ends && guideline.ends <= guideline.dated
      ? [fault(['guideline', 'ends'], 'Die Richtlinie tritt außer Kraft, bevor sie beginnt.')]
      : []),
    ...faultsOfFinancing(financing, sections),
    ...(isDayOfEveryYear(report.dueDay, report.dueMonth)
      ? []
      : [fault(['report', 'dueDay'], noDay(report.dueDay, report.dueMonth))]),
    ...twice(['report', 'fields'], [...report.fields.map(({ key }) => key), ...REPORT_TABLES], 'key'),
  ]
}

/** What is wrong with fields by themselves, by their place in the list. */
export function faultsOfFields(fields: readonly Field[]): Fault[] {
  return placed([], fields).flatMap(faultsOfField)
}

const fault = (at: Place, sentence: string): Fault => ({ at, sentence })
const codeOf = ({ code }: { code: string }) => code
const noDay = (day: number, month: number) => `Der ${day}.${month}. ist kein Tag, den es in jedem Jahr gibt.`

function placed(at: Place, fields: readonly Field[] = []): Placed[] {
  return fields.map((field, index) => ({ field, at: [...at, index] }))
}

function faultsOfKind(kind: Asked, definition: ProgrammeDefinition): Fault[] {
  const [has, name] = [ASKED[kind], SECTION_NAMES[kind]]
  const places = definition.sections.flatMap((section, index) => (section.kind === kind ? [index] : []))
  if (places.length > 1)
    return [fault(['sections', places[1], 'kind'], `Den Abschnitt „${name}“ gibt es nur einmal in einem Formular.`)]
  if (places.length === 0 && isNeeded(kind, definition))
    return [fault(['sections'], `Das Formular hat keinen Abschnitt „${name}“, obwohl etwas darin zu fragen ist.`)]
  return places.length === 1 && !has(definition)
    ? [fault(['sections', places[0], 'kind'], `Im Abschnitt „${name}“ wäre nichts zu fragen.`)]
    : []
}

function emptySection({ kind, title, fields, tables }: Section, at: Place): Fault[] {
  return kind === 'fields' && !fields?.length && !tables?.length
    ? [fault(at, `Der Abschnitt „${title}“ hat keine Felder.`)]
    : []
}

/** Inputs of a page have names of their own, and a table asks for plain answers. */
function tableFaults({ fields = [], tables = [] }: Section, at: Place): Fault[] {
  const keys = fields.map(({ key }) => key)
  const inputs = tables.map(({ key, columns }) => columns.map((column) => `${key}_${column.key}`))
  return tables.flatMap((table, index) => {
    const { key, label, columns } = table
    const place = [...at, index]
    const isMeant = (name: string) => new RegExp(`^${key}_.*_\\d+$`).test(name)
    return [
      ...(keys.includes(key) || tables.findIndex((other) => other.key === key) < index || keys.some(isMeant)
        ? [fault([...place, 'key'], `Den Schlüssel „${key}“ gibt es in diesem Abschnitt schon.`)]
        : []),
      ...inputs[index]
        .filter((input) => inputs.slice(0, index).flat().includes(input))
        .map((input) => fault([...place, 'key'], `Eine Spalte heißt wie die einer anderen Tabelle: „${input}“.`)),
      ...reservedFault(key, place),
      ...twice(
        [...place, 'columns'],
        columns.map((column) => column.key),
        'key'
      ),
      ...(table.sums && !columns.some(isAddable)
        ? [fault([...place, 'sums'], `In der Tabelle „${label}“ gibt es nichts zusammenzuzählen.`)]
        : []),
      ...columns.flatMap(({ role, when, type }, column) =>
        role || when || type === 'declaration'
          ? [
              fault(
                [...place, 'columns', column],
                `In der Tabelle „${label}“ hat keine Spalte Bedeutung oder Bedingung.`
              ),
            ]
          : []
      ),
    ]
  })
}

/** A condition names a field before it, so that it can refer neither to itself nor in a circle, and an answer that there is. */
function conditionFaults(fields: readonly Field[] = [], at: Place): Fault[] {
  return fields.flatMap(({ key, label, when, role, explains }, index) => {
    if (!when) return []
    const place = [...at, index, 'when']
    const source = fields.slice(0, index).find((one) => one.key === when.key)
    if (when.key === key) return [fault(place, `Die Bedingung von „${label}“ bezieht sich auf das Feld selbst.`)]
    if (!source)
      return [fault(place, `Die Bedingung von „${label}“ nennt ein Feld, das nicht davor steht: „${when.key}“.`)]
    if (role || explains)
      return [fault(place, `„${label}“ hat eine Bedeutung im Verfahren und muss deshalb immer gefragt werden.`)]
    return possibleConditions([source]).some(({ value }) => value === `${when.key}=${when.is}`)
      ? []
      : [fault(place, `Die Bedingung von „${label}“ nennt eine Antwort, die „${source.label}“ nicht hat.`)]
  })
}

/** Sums per post need to be told which posts there are; amounts and rates are what they should be. */
function faultsOfFinancing(
  { type, rate, units, amountPerYear, maximum }: Financing,
  sections: readonly Section[]
): Fault[] {
  const asksForPosts = sections.some(({ kind }) => kind === 'posts')
  return [
    ...(type === 'share' && !(Number(rate) > 0 && Number(rate) <= 100)
      ? [fault(['financing', 'rate'], 'Eine Anteilfinanzierung braucht einen Fördersatz über 0 und bis 100 Prozent.')]
      : []),
    ...(type === 'fixed' && Boolean(units?.length) === Boolean(amountPerYear)
      ? [
          fault(
            ['financing'],
            'Eine Festbetragsfinanzierung braucht einen Betrag je Stelle oder je Jahr, nicht beides.'
          ),
        ]
      : []),
    ...(type !== 'fixed' && (units || amountPerYear)
      ? [
          fault(
            ['financing', units ? 'units' : 'amountPerYear'],
            'Feste Beträge gibt es nur bei der Festbetragsfinanzierung.'
          ),
        ]
      : []),
    ...(type !== 'share' && rate !== undefined
      ? [fault(['financing', 'rate'], 'Einen Fördersatz gibt es nur bei der Anteilfinanzierung.')]
      : []),
    ...(units && units.length === 0
      ? [fault(['financing', 'units'], 'Die Liste der Beträge je Stelle ist leer.')]
      : []),
    ...(units ?? []).flatMap(({ perFte, label }, index) =>
      isZero(perFte)
        ? [
            fault(
              ['financing', 'units', index, 'perFte'],
              `Bei „${label}“ muss der Stellenanteil größer als null sein.`
            ),
          ]
        : []
    ),
    ...(maximum !== undefined && isZero(maximum)
      ? [fault(['financing', 'maximum'], 'Ein Höchstbetrag von null lässt keinen Antrag zu.')]
      : []),
    ...(units?.length && !asksForPosts
      ? [fault(['financing', 'units'], 'Für Beträge je Stelle fragt das Formular nach keinen Stellen.')]
      : []),
    ...(units ?? []).flatMap(({ fromInhabitants = 0, belowInhabitants = Infinity, label }, index) =>
      fromInhabitants < belowInhabitants
        ? []
        : [fault(['financing', 'units', index, 'belowInhabitants'], `„${label}“ gilt für keine Zahl von Einwohnern.`)]
    ),
    ...twice(['financing', 'units'], (units ?? []).map(codeOf), 'code'),
  ]
}

/** What the posts cost comes from a table of posts, and goes where the plan has a place for it. */
function postCostFaults({ plan, financing, sections }: ProgrammeDefinition): Fault[] {
  const made = plan.categories.findIndex(({ posts }) => posts)
  const codes = plan.categories.filter(({ posts }) => posts).map(({ code }) => code)
  const asksForPosts = sections.some(({ kind }) => kind === 'posts')
  return [
    ...(made >= 0 && !asksForPosts
      ? [
          fault(
            ['plan', 'categories', made, 'posts'],
            `„${plan.categories[made].label}“ ergibt sich aus den Stellen, nach denen das Formular nicht fragt.`
          ),
        ]
      : []),
    ...(plan.groups?.length && made < 0
      ? [fault(['plan', 'groups'], 'Zu den Jahreskosten gibt es keine Ausgabeart, die sich aus den Stellen ergibt.')]
      : []),
    ...(financing.units ?? []).flatMap(({ category, label }, index) =>
      category === undefined || codes.includes(category)
        ? []
        : [
            fault(
              ['financing', 'units', index, 'category'],
              `„${label}“ nennt eine Ausgabeart, die sich nicht aus den Stellen ergibt.`
            ),
          ]
    ),
  ]
}

/** What a programme began with and nobody has written yet. */
function placeholders({ guideline, eligibility, legalBasis, name, summary }: ProgrammeDefinition): Fault[] {
  const told: [boolean, Place, string][] = [
    [guideline.citation === UNWRITTEN.citation, ['guideline', 'citation'], 'Die Fundstelle der Richtlinie fehlt noch.'],
    [
      eligibility.described === UNWRITTEN.described,
      ['eligibility', 'described'],
      'In Worten fehlt noch, wer Anträge stellen darf.',
    ],
    [legalBasis === UNWRITTEN.legalBasis, ['legalBasis'], 'Die Rechtsgrundlage im Bescheid fehlt noch.'],
    [summary === name, ['summary'], 'Die Kurzbeschreibung fehlt noch.'],
  ]
  return told.flatMap(([isUnwritten, at, sentence]) => (isUnwritten ? [fault(at, sentence)] : []))
}

/** Weights add up, and what rules an application out is weighed against nothing. */
function criteriaFaults(criteria: readonly Criterion[]): Fault[] {
  const total = criteria.reduce((sum, { weight = 0 }) => sum + weight, 0)
  const last = criteria.findLastIndex(({ weight }) => weight)
  return [
    ...twice(['criteria'], criteria.map(codeOf), 'code'),
    ...alike(['criteria'], criteria),
    ...criteria.flatMap(({ label, weight, knockout = false }, index) =>
      Boolean(weight) === knockout
        ? [
            fault(
              ['criteria', index, 'weight'],
              `„${label}“ braucht entweder ein Gewicht oder ist ein Ausschlusskriterium.`
            ),
          ]
        : []
    ),
    ...(total === 0 || total === WHOLE
      ? []
      : [fault(['criteria', last, 'weight'], `Die Gewichte ergeben zusammen ${total} %; es müssen ${WHOLE} % sein.`)]),
  ]
}

const WHOLE = 100

/** Two entries of a list that nobody could tell apart. */
function alike(at: Place, entries: readonly { label: string }[]): Fault[] {
  const labels = entries.map(({ label }) => label.trim().toLowerCase())
  return labels.flatMap((label, index) =>
    labels.indexOf(label) < index
      ? [fault([...at, index, 'label'], `„${entries[index].label}“ gibt es in dieser Liste schon.`)]
      : []
  )
}

function nobodyEligible({ eligibility: { kinds, alsoKeys, otherBodies } }: ProgrammeDefinition): Fault[] {
  return kinds.length || alsoKeys.length || otherBodies
    ? []
    : [fault(['eligibility', 'kinds'], 'Niemand dürfte einen Antrag stellen.')]
}

/** Whoever reads the call writes to this address. */
function contactFaults({ contact }: ProgrammeDefinition): Fault[] {
  const field = { key: 'email', label: 'Ansprechstelle', type: 'email' as const, optional: true }
  const parsed = parseField(field, contact?.email)
  return 'sentence' in parsed ? [fault(['contact', 'email'], parsed.sentence)] : []
}

function titleFaults(fields: readonly Placed[]): Fault[] {
  const titles = fields.filter(({ field }) => field.role === 'title')
  if (titles.length === 0) return [fault(['sections'], 'Kein Feld benennt das Vorhaben (Rolle „title“).')]
  if (titles.length > 1)
    return [fault([...titles[1].at, 'role'], 'Nur ein Feld kann das Vorhaben benennen (Rolle „title“).')]
  const [{ field, at }] = titles
  return field.type === 'text' && !field.optional
    ? []
    : [fault(at, `„${field.label}“ benennt das Vorhaben und muss deshalb ein Text sein, der nicht leer bleiben darf.`)]
}

/** The day of the beginning is one required day, and what runs already is chosen. */
function beginningFaults(fields: readonly Placed[]): Fault[] {
  return [
    ...onceOnly(fields, 'start', 'Nur ein Feld kann sagen, wann das Vorhaben beginnt'),
    ...fields
      .filter(({ field: { role, type, optional } }) => role === 'start' && (type !== 'day' || optional))
      .map(({ at, field }) => fault(at, `„${field.label}“ nennt den Beginn und muss ein Tag sein, der nicht fehlt.`)),
    ...onceOnly(fields, 'running', 'Nur ein Feld kann fragen, ob es das Angebot schon gibt'),
    ...fields
      .filter(({ field }) => field.role === 'running' && !field.choices?.some(({ value }) => value === 'yes'))
      .map(({ at, field }) => fault(at, `Bei „${field.label}“ fehlt die Antwort, dass es das Angebot gibt („yes“).`)),
  ]
}

/** Whom the money goes to is asked once each. */
function payeeFaults(fields: readonly Placed[]): Fault[] {
  return (['payee', 'account', 'reference'] as const).flatMap((role) =>
    onceOnly(fields, role, 'Zahlungsempfänger, Konto und Kassenzeichen werden nur einmal gefragt')
  )
}

function onceOnly(fields: readonly Placed[], role: NonNullable<Field['role']>, sentence: string): Fault[] {
  const asked = fields.filter(({ field }) => field.role === role)
  return asked.length > 1 ? [fault([...asked[1].at, 'role'], `${sentence} (Rolle „${role}“).`)] : []
}

const MISSING_TEXT = { purpose: 'zum Zweck', payment: 'zur Auszahlung', conditions: 'der Nebenbestimmungen' } as const

/** What a notice quotes is asked, and must be answered; its instalments are days of every year. */
function noticeFaults({ notice }: ProgrammeDefinition, fields: readonly Placed[]): Fault[] {
  const required = fields
    .filter(({ field }) => !field.optional && !field.when)
    .map(({ field }) => `answer:${field.key}`)
  const known = new Set<string>([...NOTICE_WORDS, ...required])
  return [
    ...(['purpose', 'payment', 'conditions'] as const)
      .filter((part) => notice[part].length === 0)
      .map((part) => fault(['notice', part], `Im Bescheid fehlt der Text ${MISSING_TEXT[part]}.`)),
    ...wordsIn(notice)
      .filter((word) => !known.has(word))
      .map((word) => fault(['notice'], unknownWord(word))),
    ...(notice.instalments ?? []).flatMap(({ day, month }, index) =>
      isDayOfEveryYear(day, month) ? [] : [fault(['notice', 'instalments', index], noDay(day, month))]
    ),
  ]
}

function unknownWord(word: string): string {
  if (word.startsWith('answer:'))
    return `Der Bescheid nennt die Antwort „${word.slice(7)}“; sie wird nicht gefragt oder darf leer bleiben.`
  return `Für {${word}} im Bescheid gibt es nichts einzusetzen. Möglich sind ${NOTICE_WORDS.map((one) => `{${one}}`).join(', ')} und {answer:…}.`
}

/** The ways on which notices go are chosen, of those that there are. */
function deliveryFaults(fields: readonly Placed[]): Fault[] {
  const asked = fields.filter(({ field }) => field.role === 'delivery')
  return [
    ...onceOnly(fields, 'delivery', 'Nur ein Feld kann fragen, wie Bescheide zugehen sollen'),
    ...asked
      .filter(({ field: { type, optional } }) => type !== 'choice' || optional)
      .map(({ at, field }) => fault(at, `„${field.label}“ muss eine Auswahl sein, die nicht leer bleiben darf.`)),
    ...asked.flatMap(({ field: { choices = [] }, at }) =>
      choices.flatMap(({ value }, index) =>
        WAYS_OF_DELIVERY.includes(value)
          ? []
          : [fault([...at, 'choices', index, 'value'], `Auf dem Weg „${value}“ geht kein Bescheid zu.`)]
      )
    ),
  ]
}

function faultsOfField({ field: { key, label, type, choices, most, least, role, reading }, at }: Placed): Fault[] {
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(key)
      ? []
      : [
          fault(
            [...at, 'key'],
            `Der Schlüssel „${key}“ darf nur kleine Buchstaben, Ziffern und Unterstriche enthalten.`
          ),
        ]),
    ...(Object.hasOwn(FIELD_KINDS, type) ? [] : [fault([...at, 'type'], `Eine Feldart „${type}“ gibt es nicht.`)]),
    ...reservedFault(key, at),
    ...readingFault(reading, at),
    ...(label.trim() === '' ? [fault([...at, 'label'], 'Das Feld hat keine Beschriftung.')] : []),
    ...roleFault(role, type, at, label),
    ...(most === 0 || (kindIsText(type) && least !== undefined && least > (most ?? usualMost(type)))
      ? [fault([...at, 'most'], `Bei „${label}“ passt keine Antwort zwischen Mindestens und Höchstens.`)]
      : []),
    ...alike([...at, 'choices'], choices ?? []),
    ...(type === 'choice' && !choices?.length ? [fault(at, `Bei „${label}“ gibt es nichts auszuwählen.`)] : []),
    ...twice(
      [...at, 'choices'],
      (choices ?? []).map(({ value }) => value),
      'value'
    ),
    ...(most !== undefined && least !== undefined && least > most
      ? [fault([...at, 'least'], `Bei „${label}“ liegt das Mindeste über dem Höchsten.`)]
      : []),
  ]
}

/** Names that the pages themselves send, or that every object has. */
const RESERVED = ['revision', 'then', 'constructor', 'tabelle', 'errors', 'success', 'refusal', 'action', 'elements']

function reservedFault(key: string, at: Place): Fault[] {
  return RESERVED.includes(key) || key.startsWith('password')
    ? [fault([...at, 'key'], `Den Schlüssel „${key}“ braucht Anschub selbst.`)]
    : []
}

/** Pages that say more are pages of this house. */
function readingFault(reading: Field['reading'], at: Place): Fault[] {
  return !reading || /^\/(?![/\\])[^\\]*$/.test(reading.address)
    ? []
    : [fault([...at, 'reading', 'address'], 'Die Adresse einer Seite, die mehr sagt, muss mit „/“ beginnen.')]
}

/** Which kinds of field can mean what to the house. */
const ROLE_TYPES: Readonly<Record<NonNullable<Field['role']>, readonly FieldType[]>> = {
  title: ['text'],
  start: ['day'],
  running: ['choice'],
  delivery: ['choice'],
  payee: ['text'],
  account: ['iban'],
  reference: ['text'],
}

function roleFault(role: Field['role'], type: FieldType, at: Place, label: string): Fault[] {
  if (!role || ROLE_TYPES[role].includes(type)) return []
  return [fault([...at, 'role'], `„${label}“ kann das nicht bedeuten: Die Art des Feldes passt nicht dazu.`)]
}

function kindIsText(type: FieldType): type is 'text' | 'long_text' {
  return type === 'text' || type === 'long_text'
}

/** Sources are asked beside categories; the ones of partners the house makes itself. */
function codeFault({ categories, sources }: ProgrammeDefinition['plan'], code: string, index: number): Fault[] {
  const isTaken = categories.some((one) => one.code === code) || sources.findIndex((one) => one.code === code) < index
  const at = ['plan', 'sources', index, 'code']
  if (/^PARTNER\d/.test(code)) return [fault(at, `Das Kürzel „${code}“ braucht Anschub selbst.`)]
  return isTaken ? [fault(at, `Das Kürzel „${code}“ gibt es im Finanzierungsplan schon.`)] : []
}

function isZero(decimal: string): boolean {
  return /^[0.]*$/.test(decimal)
}

/** Answers are kept by the key of their field, whatever the section. */
function fieldsTwice(fields: readonly Placed[]): Fault[] {
  const seen = new Set<string>()
  return fields.flatMap(({ field: { key }, at }) => {
    if (seen.has(key)) return [fault([...at, 'key'], `Den Schlüssel „${key}“ gibt es schon an anderer Stelle.`)]
    seen.add(key)
    return []
  })
}

function isDayOfEveryYear(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2027, month, 0)).getUTCDate()
}

function twice(at: Place, keys: readonly string[], name: string): Fault[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [fault([...at, index, name], `Den Schlüssel „${key}“ gibt es in dieser Liste schon.`)]
      : []
  )
}
