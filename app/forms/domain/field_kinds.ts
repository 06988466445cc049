/** Long because it is one table: a kind of field that lacks something does not compile. */
import type Day from '#core/calendar/day'
import { germanDay, parseGermanDay } from '#core/calendar/german_dates'
import { whyUnprintable } from '#core/text/printable'
import Fraction from '#core/money/fraction'
import { figures, germanNumber, notAnAmount, parseGermanMoney } from '#core/money/german_money'
import { germanWhole, parseGermanNumber, parseGermanWhole } from '#core/money/german_number'
import type Money from '#core/money/money'
import { quoted } from '#core/text/quoted'
import type { Choice, Field } from '#forms/domain/field'
import { parseIban, printIban } from '#forms/domain/iban'

/** What an answer of each kind is, once it is read. */
export type FieldValues = {
  text: string
  long_text: string
  integer: number
  /** A number from zero on. */
  decimal: Fraction
  /** A number from zero on or a ratio, "231/365". */
  fraction: Fraction
  /** 62.5 for 62,5 %; not more than 100. */
  percent: Fraction
  /** From zero on. */
  money: Money
  /** Of either sign. */
  signed_money: Money
  day: Day
  /** From a day to a later one, both included. */
  period: { from: Day; to: Day }
  choice: string
  yes_no: boolean
  /** A box that must be ticked. */
  declaration: true
  email: string
  phone: string
  iban: string
  /** What the form computes itself: a number as it is printed. */
  computed: string
  /** A place of the register of municipalities. */
  municipality: string
}
export type FieldType = keyof FieldValues

/** The value that was read, or the end of a sentence that begins with the field's label. */
export type Read<V> = { value: V } | { sentence: string }

/** How a kind is asked on a page. */
export type Control = {
  element: 'input' | 'textarea' | 'select' | 'checkbox' | 'output' | 'listed'
  type?: 'email'
  mode?: 'numeric' | 'decimal'
  short?: true
}

/** How a kind stands in a sheet. */
export type CellFormat = 'text' | 'whole' | 'money' | 'day'

/** A kind of field, everything that there is to say about it. */
export type FieldKind<V> = {
  /** Reads what was typed; the text is trimmed and not empty. */
  parse(text: string, field: Field): Read<V>
  /** As a letter, a page and a list say it. */
  print(value: V, field: Field): string
  input: Control
  cell: CellFormat
  /** Whether its answers say by themselves what they are, so that a line of several needs no name for them. */
  isPlain?: true
  /** Where nothing was typed; the whole sentence. */
  missing(field: Field): string
}

const named = ({ label }: Field) => (label.endsWith('?') ? `„${label}“` : `${label}.`)
const missing = (field: Field) => `Es fehlt noch: ${named(field)}`
const unchosen = (field: Field) => `Bitte wählen Sie aus: ${named(field)}`
const same = (value: string) => value

/** As a person compares what stands in a list: blanks and small letters do not count. */
const folded = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

const YES_NO = [
  { value: 'true', label: 'ja' },
  { value: 'false', label: 'nein' },
]
const NUMBER = { element: 'input', mode: 'decimal', short: true } as const

/** A kind whose answers are texts of a form of their own. */
const shaped = (matches: (text: string) => boolean, none: string, input: Control = { element: 'input' }) => ({
  parse: (text: string): Read<string> => {
    const unprintable = whyUnprintable(text)
    if (unprintable) return { sentence: unprintable }
    return matches(text) ? { value: text } : { sentence: `${quoted(text)} ist ${none}` }
  },
  print: same,
  input,
  cell: 'text' as const,
  missing,
})

/** Letters that a text may have where its field says nothing. */
const USUAL_MOST = { text: 190, long_text: 10_000 } as const

/** The most letters of an answer of this kind where its field does not say. */
export function usualMost(type: keyof typeof USUAL_MOST): number {
  return USUAL_MOST[type]
}

export const FIELD_KINDS: { readonly [T in FieldType]: FieldKind<FieldValues[T]> } = {
  text: {
    parse: (text, field) => withinLength(field, text, USUAL_MOST.text),
    print: same,
    input: { element: 'input' },
    cell: 'text',
    isPlain: true,
    missing,
  },
  long_text: {
    parse: (text, field) => withinLength(field, text, USUAL_MOST.long_text),
    print: same,
    input: { element: 'textarea' },
    cell: 'text',
    missing,
  },
  integer: {
    parse: wholeNumber,
    print: germanWhole,
    input: { element: 'input', mode: 'numeric', short: true },
    cell: 'whole',
    missing,
  },
  decimal: { parse: number, print: germanNumber, input: NUMBER, cell: 'text', missing },
  fraction: {
    parse: (text, field) => {
      const ratio = /^(\d{1,15})\/(\d{1,15})$/.exec(text.replace(/\s/g, ''))
      if (!ratio) return number(text, field)
      const [above, below] = [BigInt(ratio[1]), BigInt(ratio[2])]
      return below > 0n ? { value: Fraction.of(above, below) } : { sentence: `${quoted(text)} teilt durch null.` }
    },
    print: germanNumber,
    input: NUMBER,
    cell: 'text',
    missing,
  },
  percent: {
    parse: (text, field) => number(text.replace(/\s*%$/, ''), { ...field, most: field.most ?? 100 }),
    print: (value) => `${germanNumber(value)} %`,
    input: NUMBER,
    cell: 'text',
    missing,
  },
  money: {
    parse: (text) => {
      const amount = parseGermanMoney(text)
      return amount && !amount.isNegative ? { value: amount } : { sentence: notAnAmount(text) }
    },
    print: figures,
    input: NUMBER,
    cell: 'money',
    missing,
  },
  signed_money: {
    parse: (text) => {
      const amount = parseGermanMoney(text)
      return amount ? { value: amount } : { sentence: notAnAmount(text) }
    },
    print: figures,
    input: { element: 'input', short: true },
    cell: 'money',
    missing,
  },
  day: {
    parse: (text) => {
      const day = parseGermanDay(text)
      return day ? { value: day } : { sentence: `${quoted(text)} ist kein Tag. Schreiben Sie zum Beispiel 05.03.2026.` }
    },
    print: germanDay,
    input: { element: 'input', short: true },
    cell: 'day',
    missing,
  },
  period: {
    parse: (text) => {
      const [from, to, ...more] = text.split(/\s*(?:bis|–|-)\s*/).map((part) => parseGermanDay(part))
      if (!from || !to || more.length)
        return { sentence: `${quoted(text)} ist kein Zeitraum. Schreiben Sie zum Beispiel 01.03.2026 bis 31.12.2026.` }
      return to.isBefore(from) ? { sentence: `${quoted(text)} endet vor seinem Beginn.` } : { value: { from, to } }
    },
    print: ({ from, to }) => `${germanDay(from)} bis ${germanDay(to)}`,
    input: { element: 'input' },
    cell: 'text',
    missing,
  },
  choice: {
    parse: (text, { choices = [] }) => {
      const wanted = folded(text)
      const choice =
        choices.find(({ value }) => value === text) ??
        choices.find(({ value, label }) => folded(label) === wanted || folded(value) === wanted)
      return choice ? { value: choice.value } : { sentence: `${quoted(text)} steht nicht zur Auswahl.` }
    },
    print: (value, { choices = [] }) => choices.find((choice) => choice.value === value)?.label ?? value,
    input: { element: 'select' },
    cell: 'text',
    isPlain: true,
    missing: unchosen,
  },
  yes_no: {
    parse: (text) => {
      const choice = YES_NO.find(({ value, label }) => value === text || label === text.toLowerCase())
      return choice ? { value: choice.value === 'true' } : { sentence: `${quoted(text)} ist weder ja noch nein.` }
    },
    print: (value) => (value ? 'ja' : 'nein'),
    input: { element: 'select' },
    cell: 'text',
    missing: unchosen,
  },
  declaration: {
    parse: (text) => (text === '1' ? { value: true } : { sentence: 'Bitte setzen Sie das Häkchen.' }),
    print: () => 'erklärt',
    input: { element: 'checkbox' },
    cell: 'text',
    missing: ({ label }) => `Es fehlt noch die Erklärung: ${label}`,
  },
  phone: shaped(
    // an extension, and the numbers of public services
    (text) =>
      /^\+?[\d\s()/.\-\u2013]{3,40}((App|Durchwahl|DW)\.?\s?\d{1,6})?$/i.test(text) &&
      (/(\d\D*){5}/.test(text) || /^1\d{2}$/.test(text)),
    'keine Telefonnummer. Schreiben Sie zum Beispiel 02931 82-0.'
  ),
  email: shaped(
    (text) =>
      /^[^\s@:]+@[^\s@.]+(\.[^\s@.]+)*\.[^\s@.]{2,}$/.test(text) && !/\.\.|\.@|^\./.test(text) && text.length <= 190,
    'keine E-Mail-Adresse. Sie hat die Form name@gemeinde.de.',
    { element: 'input', type: 'email' }
  ),
  iban: { parse: parseIban, print: printIban, input: { element: 'input' }, cell: 'text', missing },
  computed: {
    parse: (text) => ({ value: text }),
    print: (value, { result }) => `${value}${result === 'percent' ? ' %' : result === 'money' ? ' €' : ''}`,
    input: { element: 'output', short: true },
    cell: 'text',
    missing,
  },
  municipality: {
    parse: (text, { choices }) => {
      const unprintable = whyUnprintable(text)
      if (unprintable) return { sentence: unprintable }
      return choices ? inRegister(text, choices) : { value: text }
    },
    print: (value, { choices = [] }) => choices.find((choice) => choice.value === value)?.label ?? value,
    input: { element: 'listed' },
    cell: 'text',
    isPlain: true,
    missing,
  },
}

/** By its key, or by its name where only one has it. */
function inRegister(text: string, places: readonly Choice[]): Read<string> {
  const found = namesIn(places).get(folded(text)) ?? []
  if (found.length === 1) return { value: found[0].value }
  return found.length
    ? { sentence: `${quoted(text)} gibt es mehrmals: ${found.map(({ label }) => label).join('; ')}.` }
    : {
        sentence: `${quoted(text)} ist kein Ort dieses Landes, den das Gemeindeverzeichnis kennt. Schreiben Sie den ganzen Namen oder den Schlüssel.`,
      }
}

/** What places may be called: by their key, their whole label, their name, and their name without what they are. */
function namesIn(places: readonly Choice[]): ReadonlyMap<string, Choice[]> {
  const known = NAMES.get(places)
  if (known) return known
  const names = new Map<string, Choice[]>()
  for (const place of places) {
    const name = folded(place.label.replace(/\s*\(\d+\)$/, ''))
    for (const one of new Set([folded(place.value), folded(place.label), name, name.split(',')[0]]))
      names.set(one, [...(names.get(one) ?? []), place])
  }
  NAMES.set(places, names)
  return names
}

/** A list of places is read many times for each page. */
const NAMES = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice[]>>()

/** The kind of a field. */
export function kindOf<T extends FieldType>({ type }: Field<T>): FieldKind<FieldValues[T]> {
  return FIELD_KINDS[type] as FieldKind<FieldValues[T]>
}

/** What may be chosen; for every other kind nothing. */
export function choicesOf({ type, choices = [] }: Field): readonly Choice[] {
  return type === 'yes_no' ? YES_NO : choices
}

function withinLength({ least, most }: Field, text: string, usual: number): Read<string> {
  const allowed = most ?? usual
  if (least && text.length < least)
    return { sentence: `Bitte schreiben Sie mindestens ${least} Zeichen; es sind ${text.length}.` }
  const unprintable = whyUnprintable(text)
  if (unprintable) return { sentence: unprintable }
  if (text.length > allowed) return { sentence: `Der Text hat ${text.length} Zeichen, erlaubt sind ${allowed}.` }
  return { value: text }
}

function wholeNumber(text: string, { least = 0, most = 99_999_999 }: Field): Read<number> {
  if (/^[-\u2212]\s?\d+([.,]\d+)*$/.test(text)) return { sentence: `${quoted(text)} ist kleiner als null.` }
  const value = parseGermanWhole(text)
  if (value === null) return { sentence: `${quoted(text)} ist keine ganze Zahl.` }
  if (value > 999_999_999n) return { sentence: `${quoted(text)} ist zu groß.` }
  if (value < least || value > most) return { sentence: `Die Zahl muss zwischen ${least} und ${most} liegen.` }
  return { value: Number(value) }
}

function number(text: string, { most }: Field): Read<Fraction> {
  const read = parseGermanNumber(text)
  if ('value' in read && most !== undefined && read.value.exceeds(Fraction.of(most)))
    return { sentence: `Die Zahl darf höchstens ${most} sein.` }
  return read
}
