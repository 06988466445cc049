/** Long because it is one list: everything that can be wrong with a form, once. */
import { possibleConditions } from '#forms/domain/conditions'
import type { Field, FieldRole } from '#forms/domain/field'
import { type FieldType, FIELD_KINDS, usualMost } from '#forms/domain/field_kinds'
import { isAddable } from '#forms/domain/sums'
import { type ProgrammeDefinition, type Section, type SectionKind, SECTION_NAMES } from '#programmes/domain/definition'
import {
  type Fault,
  type Place,
  type Placed,
  alike,
  fault,
  placed,
  readingFault,
  reservedFault,
  twice,
} from '#programmes/domain/fault'
import { formulaFaults } from '#programmes/domain/formula_faults'

/** What is there at most once, and only where the definition has what it asks about. */
const ASKED: Record<Exclude<SectionKind, 'fields'>, (of: ProgrammeDefinition) => boolean> = {
  plan: () => true,
  partners: ({ joint }) => joint.allowed,
  posts: () => true,
  indicators: ({ indicators }) => indicators.length > 0,
  // resolutions of partners lie there, whatever else is asked
  attachments: ({ attachments, joint }) => attachments.some(({ section }) => !section) || joint.allowed,
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

/** The kinds of field that need nothing beside their question. */
export const EXPRESSION_TYPES: readonly FieldType[] = [
  'text',
  'long_text',
  'integer',
  'decimal',
  'money',
  'percent',
  'day',
  'period',
  'municipality',
  'phone',
  'email',
]

/** What is wrong with the form of a programme and the questions of its report. */
export function formFaults(definition: ProgrammeDefinition): Fault[] {
  const { sections, report } = definition
  const fields = fieldsOf(definition)
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
    ...fieldsTwice([...fields, ...tablesOf(definition)]),
    ...[...fields, ...columns, ...ofReport].flatMap(faultsOfField),
    ...sections.flatMap((section, index) => tableFaults(section, ['sections', index, 'tables'])),
    ...sections.flatMap((section, index) => formulaFaults(section, ['sections', index])),
    ...report.fields.flatMap(({ type, label }, index) =>
      type === 'computed' || type === 'municipality'
        ? [fault(['report', 'fields', index, 'type'], `„${label}“: Im Bericht gibt es diese Feldart nicht.`)]
        : []
    ),
    ...sections.flatMap(({ fields: of }, index) => conditionFaults(of, ['sections', index, 'fields'])),
    ...sections.flatMap((section, index) => tableConditionFaults(section, ['sections', index, 'tables'])),
    ...conditionFaults(report.fields, ['report', 'fields']),
    ...titleFaults(fields),
    ...beginningFaults(fields),
    ...deliveryFaults(fields),
    ...payeeFaults(fields),
    ...expressionFaults(definition),
    ...attachedFaults(definition),
    ...twice(['report', 'fields'], [...report.fields.map(({ key }) => key), ...REPORT_TABLES], 'key'),
  ]
}

/** The fields of all sections, each with its place. */
export function fieldsOf({ sections }: ProgrammeDefinition): Placed[] {
  return sections.flatMap((section, index) => placed(['sections', index, 'fields'], section.fields))
}

/** The tables of all sections, named like fields. */
function tablesOf({ sections }: ProgrammeDefinition): { field: { key: string }; at: Place }[] {
  return sections.flatMap(({ tables = [] }, index) =>
    tables.map((field, place) => ({ field, at: ['sections', index, 'tables', place] }))
  )
}

function tableConditionFaults({ fields = [], tables = [] }: Section, at: Place): Fault[] {
  return tables.flatMap(({ when, label }, index) =>
    when && !possibleConditions(fields).some(({ value }) => value === `${when.key}=${when.is}`)
      ? [
          fault(
            [...at, index, 'when'],
            `Die Bedingung der Tabelle „${label}“ nennt eine Antwort, die es in dem Abschnitt nicht gibt.`
          ),
        ]
      : []
  )
}

/** What is wrong with fields by themselves, by their place in the list. */
export function faultsOfFields(fields: readonly Field[]): Fault[] {
  return placed([], fields).flatMap(faultsOfField)
}

function faultsOfKind(kind: Asked, definition: ProgrammeDefinition): Fault[] {
  const [has, name] = [ASKED[kind], SECTION_NAMES[kind]]
  const places = definition.sections.flatMap((section, index) => (section.kind === kind ? [index] : []))
  if (places.length > 1)
    return [fault(['sections', places[1], 'kind'], `Den Abschnitt „${name}“ gibt es nur einmal in einem Formular.`)]
  if (places.length === 0 && isNeeded(kind, definition))
    return [fault(['sections'], `Das Formular braucht den Abschnitt „${name}“.`)]
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

/** A file is asked among questions, in a section that there is. */
function attachedFaults({ attachments, sections }: ProgrammeDefinition): Fault[] {
  return attachments.flatMap(({ section, label, key }, index) => {
    if (!section) return []
    const asking = sections.find((one) => one.key === section && one.kind === 'fields')
    if (!asking) {
      const sentence = `Die Anlage „${label}“ wird in einem Abschnitt gefragt, den es nicht gibt oder der keine Felder hat.`
      return [fault(['attachments', index, 'section'], sentence)]
    }
    return [...(asking.fields ?? []), ...(asking.tables ?? [])].some((one) => one.key === key)
      ? [fault(['attachments', index, 'key'], `Den Schlüssel „${key}“ gibt es in diesem Abschnitt schon.`)]
      : []
  })
}

/** Whoever is interested answers a few questions; of what they mean only the name and the amount are known then. */
function expressionFaults({ expression, sections }: ProgrammeDefinition): Fault[] {
  const at: Place = ['expression', 'fields']
  const asked = placed(at, expression?.fields)
  const inApplication = sections.flatMap(({ fields = [] }) => fields)
  return [
    ...asked.flatMap(faultsOfField),
    ...twice(
      at,
      asked.map(({ field: { key } }) => key),
      'key'
    ),
    ...(['title', 'expected'] as const).flatMap((role) =>
      onceOnly(asked, role, 'In der Interessenbekundung gibt es das nur einmal')
    ),
    ...asked.flatMap(({ field: { key, label, type, role, when }, at: place }) => {
      const same = inApplication.find((one) => one.key === key)
      if (role && role !== 'title' && role !== 'expected')
        return [fault([...place, 'role'], `„${label}“: Das wird erst im Antrag gefragt.`)]
      if (!EXPRESSION_TYPES.includes(type))
        return [fault([...place, 'type'], `„${label}“: In der Interessenbekundung gibt es diese Feldart nicht.`)]
      if (when) return [fault([...place, 'when'], `„${label}“: In der Interessenbekundung gibt es keine Bedingungen.`)]
      return same && same.type !== type
        ? [
            fault(
              [...place, 'type'],
              `„${label}“ hat den Schlüssel einer Frage des Antrags („${same.label}“), aber eine andere Art.`
            ),
          ]
        : []
    }),
  ]
}

/** Whom the money goes to is asked once each. */
function payeeFaults(fields: readonly Placed[]): Fault[] {
  return (['payee', 'account', 'reference'] as const).flatMap((role) =>
    onceOnly(fields, role, 'Zahlungsempfänger, Konto und Kassenzeichen werden nur einmal gefragt')
  )
}

function onceOnly(fields: readonly Placed[], role: FieldRole, sentence: string): Fault[] {
  const asked = fields.filter(({ field }) => field.role === role)
  return asked.length > 1 ? [fault([...asked[1].at, 'role'], `${sentence} (Rolle „${role}“).`)] : []
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

/** Which kinds of field can mean what to the house. */
const ROLE_TYPES: Readonly<Record<FieldRole, readonly FieldType[]>> = {
  title: ['text'],
  start: ['day'],
  running: ['choice'],
  delivery: ['choice'],
  payee: ['text'],
  account: ['iban'],
  reference: ['text'],
  expected: ['money'],
}

function roleFault(role: Field['role'], type: FieldType, at: Place, label: string): Fault[] {
  if (!role || ROLE_TYPES[role].includes(type)) return []
  return [fault([...at, 'role'], `„${label}“ kann das nicht bedeuten: Die Art des Feldes passt nicht dazu.`)]
}

function kindIsText(type: FieldType): type is 'text' | 'long_text' {
  return type === 'text' || type === 'long_text'
}

/** Answers are kept by the key of their field, whatever the section. */
function fieldsTwice(fields: readonly { field: { key: string }; at: Place }[]): Fault[] {
  const seen = new Set<string>()
  return fields.flatMap(({ field: { key }, at }) => {
    if (seen.has(key)) return [fault([...at, 'key'], `Den Schlüssel „${key}“ gibt es schon an anderer Stelle.`)]
    seen.add(key)
    return []
  })
}
