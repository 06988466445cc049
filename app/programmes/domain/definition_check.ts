import type { Field } from '#forms/domain/field'
import { parseFormula } from '#forms/domain/formula'
import { divides } from '#forms/domain/formula_check'
import { parseField } from '#forms/domain/fields'
import { UNWRITTEN } from '#programmes/domain/blank_programme'
import { type ProgrammeDefinition, NOTICE_WORDS, wordsIn } from '#programmes/domain/definition'
import {
  type Fault,
  type Place,
  type Placed,
  alike,
  codeOf,
  fault,
  readingFault,
  reservedFault,
  twice,
} from '#programmes/domain/fault'
import { fieldsOf, formFaults } from '#programmes/domain/form_faults'
import { moneyFaults } from '#programmes/domain/money_faults'

/**
 * What is wrong with a definition as a whole, each with its place: told while it is set up and checked when a version is
 * published, so that nobody who fills the form is the first to find it.
 */
export function faultsOfDefinition(definition: ProgrammeDefinition): Fault[] {
  const { sections, indicators, declarations, attachments, report, guideline } = definition
  return [
    ...formFaults(definition),
    ...moneyFaults(definition),
    ...noticeFaults(definition, fieldsOf(definition)),
    ...twice(['indicators'], indicators.map(codeOf), 'code'),
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
    ...paymentFaults(definition),
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
    ...alike(['indicators'], indicators),
    ...alike(['attachments'], attachments),
    ...attachments.flatMap(({ key }, index) =>
      /^partner_\d|^paper$/.test(key)
        ? [fault(['attachments', index, 'key'], `Den Schlüssel „${key}“ braucht Anschub selbst.`)]
        : []
    ),
    ...(guideline.ends && guideline.ends <= guideline.dated
      ? [fault(['guideline', 'ends'], 'Die Richtlinie tritt außer Kraft, bevor sie beginnt.')]
      : []),
    ...(isDayOfEveryYear(report.dueDay, report.dueMonth)
      ? []
      : [fault(['report', 'dueDay'], noDay(report.dueDay, report.dueMonth))]),
  ]
}

const noDay = (day: number, month: number) => `Der ${day}.${month}. ist kein Tag, den es in jedem Jahr gibt.`

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

const MISSING_TEXT = { purpose: 'zum Zweck', payment: 'zur Auszahlung', conditions: 'der Nebenbestimmungen' } as const

/** Fixed days are named where a grant is paid in instalments, and nowhere else. */
function paymentFaults({ paymentMode, notice }: ProgrammeDefinition): Fault[] {
  const hasDays = Boolean(notice.instalments?.length)
  if (!paymentMode || hasDays === (paymentMode === 'instalments')) return []
  return hasDays
    ? [fault(['paymentMode'], 'Der Bescheid nennt feste Auszahlungstage; ausgezahlt wird dann in Raten.')]
    : [fault(['notice', 'instalments'], 'Für die Auszahlung in Raten fehlen im Bescheid die Tage.')]
}

/** What a notice quotes is asked, and must be answered; its instalments are days of every year. */
function noticeFaults(definition: ProgrammeDefinition, fields: readonly Placed[]): Fault[] {
  const { notice } = definition
  const required = fields
    .filter(({ field }) => !field.optional && !field.when && !mayLackResult(field, definition))
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

/** A quotient has no result where it would be divided by zero, and what is computed from it has none either. */
function mayLackResult({ key, formula }: Field, { sections }: ProgrammeDefinition): boolean {
  const { fields = [], tables = [] } =
    sections.find((section) => section.fields?.some((field) => field.key === key)) ?? {}
  const computed = [...fields, ...tables.flatMap(({ columns }) => columns)].filter(({ type }) => type === 'computed')
  const anyDivides = computed.some((field) => {
    const parsed = field.formula ? parseFormula(field.formula) : null
    return parsed !== null && 'term' in parsed && divides(parsed.term)
  })
  return formula !== undefined && anyDivides
}

function unknownWord(word: string): string {
  if (word.startsWith('answer:'))
    return `Der Bescheid nennt die Antwort „${word.slice(7)}“; sie wird nicht gefragt oder darf leer bleiben.`
  return `Für {${word}} im Bescheid gibt es nichts einzusetzen. Möglich sind ${NOTICE_WORDS.map((one) => `{${one}}`).join(', ')} und {answer:…}.`
}

function isDayOfEveryYear(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2027, month, 0)).getUTCDate()
}
