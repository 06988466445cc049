import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import type { Field } from '#forms/domain/field'
import { type FieldType, kindOf } from '#forms/domain/field_kinds'
import { REMEDY_PLACEHOLDERS, labelOf } from '#tenancy/domain/rule_labels'
import { EVER, type Rule, type RuleName, type Rulebook } from '#tenancy/domain/rulebook'

/** What a person enters of a rule: its value as a page asks it, its first and last day, where it stands and in which document it was read. */
export type EnteredRule = {
  validFrom: Day
  validTo: Day | null
  source: string
  document: string
  documentDated: Day
}

const FIELD_OF: Readonly<Record<string, FieldType>> = {
  count: 'integer',
  share: 'integer',
  cents: 'money',
  decimal: 'decimal',
  text: 'text',
  wording: 'long_text',
  yes_no: 'yes_no',
  choice: 'choice',
}

const VALUE = 'value'
const MOST_OF_A_SENTENCE = 2000
/** A hundred pages and more. */
export const MOST_OF_A_TEXT = 200_000

/** A longer period and a greater share are slips of the pen. */
const MOST: Readonly<Record<string, number>> = { count: 1000, share: 100, wording: MOST_OF_A_TEXT }

const WORDING_HINT =
  'Der ganze Text dieser Fassung. Eine leere Zeile trennt Absätze; „1 Titel“ wird Überschrift, „1.2 …“ nummerierter Absatz. ' +
  'Er wird jedem Bescheid als Anlage beigefügt.'

/** Whether a rule is a text, kept apart and named by its hash. */
export function isWording(name: RuleName): boolean {
  return labelOf(name).asked.kind === 'wording'
}

/** How a page asks for the value of a rule, field by field. */
export function fieldsOf(name: RuleName): Field[] {
  const { asked, label } = labelOf(name)
  if (asked.kind === 'record')
    return asked.parts.map(({ key, choices, ...part }) => ({
      ...part,
      key: `${VALUE}_${key}`,
      type: choices ? 'choice' : 'long_text',
      choices,
      most: choices ? undefined : MOST_OF_A_SENTENCE,
    }))
  const choices = asked.kind === 'choice' ? asked.choices : undefined
  const hint = asked.kind === 'wording' ? WORDING_HINT : undefined
  return [{ key: VALUE, label, hint, type: FIELD_OF[asked.kind], choices, most: MOST[asked.kind] }]
}

/** What stands in the fields of a rule's value. */
export function typedValues(name: RuleName, value: unknown): Record<string, string> {
  return Object.fromEntries(fieldsOf(name).map((field) => [field.key, printedAs(field, partOf(field, value))]))
}

/** A whole value, or the part of it that a field asks for. */
function partOf({ key }: Field, value: unknown): unknown {
  return key === VALUE ? value : ownOf(value as Record<string, unknown>, key.slice(VALUE.length + 1))
}

function printedAs(field: Field, value: unknown): string {
  if (value === undefined) return ''
  if (field.type === 'money') return kindOf(field).print(Money.cents(value as number) as never, field)
  return field.type === 'decimal' ? String(value).replace('.', ',') : String(value)
}

/**
 * The value of a rule as it was typed, in the rulebook's form.
 *
 * @throws Refusal law.value_unreadable, law.unknown_placeholder
 */
export function readValue(name: RuleName, typed: Readonly<Record<string, unknown>>): unknown {
  const fields = fieldsOf(name)
  const read = fields.map((field) => [field, readField(field, String(ownOf(typed, field.key) ?? ''))] as const)
  if (fields.length === 1 && fields[0].key === VALUE) return read[0][1]
  if (name === 'remedyText') for (const [field, text] of read) assertPlaceholders(field.key, String(text))
  const parts = read.flatMap(([{ key }, value]) =>
    value === undefined ? [] : [[key.slice(VALUE.length + 1), value] as const]
  )
  // a rule that says nothing at all is none
  if (parts.length === 0)
    throw new Refusal('law.value_unreadable', { sentence: 'Bitte geben Sie mindestens einen Wert an.' }, fields[0].key)
  return Object.fromEntries(parts)
}

function readField(field: Field, typed: string): unknown {
  const text = typed.trim()
  if (!text && field.optional) return undefined
  const read = text ? kindOf(field).parse(text, field) : { sentence: kindOf(field).missing(field) }
  if ('sentence' in read) throw new Refusal('law.value_unreadable', { sentence: read.sentence }, field.key)
  if (field.type === 'money') return Number((read.value as Money).cents)
  if (field.type === 'decimal') return text.replaceAll('.', '').replace(',', '.')
  return read.value
}

/** A word that nobody fills in would make the period a year (§ 58 Absatz 2 VwGO). @throws Refusal law.unknown_placeholder */
function assertPlaceholders(input: string, text: string): void {
  const known: readonly string[] = REMEDY_PLACEHOLDERS
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(([, word]) => !known.includes(word))
  if (unknown) throw new Refusal('law.unknown_placeholder', { word: unknown[0] }, input)
}

/**
 * An entry that can hold: its end after its beginning, its document of the past. A source is a text, never a
 * placeholder of ours.
 *
 * @throws Refusal law.ends_before_it_begins, law.document_of_the_future
 */
export function enterable<R extends EnteredRule>(rule: R, today: Day): R {
  const { validFrom, validTo, documentDated, source } = rule
  if (validTo?.isBefore(validFrom)) throw new Refusal('law.ends_before_it_begins', {}, 'valid_to')
  if (documentDated.isAfter(today)) throw new Refusal('law.document_of_the_future', {}, 'document_dated')
  return { ...rule, source: source.replace(/[{}]/g, '') }
}

/** A rule whose end is known and that nothing goes on from. */
export type Ending = { name: RuleName; lastDay: Day }

/** The rules of a rulebook that end within so many days and are not prolonged or replaced, and those that have ended. */
export function endingRules(rulebook: Rulebook, today: Day, within: number): Ending[] {
  return (Object.keys(rulebook.rules) as RuleName[]).flatMap((name) => {
    const lastDay = lastDayOf(rulebook.rules[name])
    return lastDay && !lastDay.isAfter(today.plusDays(within)) ? [{ name, lastDay }] : []
  })
}

/** The day after which nothing is known of a rule: the end of its newest version; null where it goes on. */
function lastDayOf(versions: readonly Rule<unknown>[]): Day | null {
  const validTo = versions.at(-1)?.validTo
  return validTo ? Day.parse(validTo) : null
}

/** The first day of a rule as a day; one long past where it has always held. */
export function firstDay(validFrom: string): Day {
  return Day.parse(validFrom === EVER ? '1900-01-01' : validFrom)
}
