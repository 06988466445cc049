import { electronicFormatIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools'
import type Day from '#core/calendar/day'
import { parseGermanDay } from '#core/calendar/german_dates'
import Fraction from '#core/money/fraction'
import type Money from '#core/money/money'
import { notAnAmount, parseGermanMoney } from '#core/money/german_money'
import type { Field } from '#forms/domain/field'

export type FieldValue = string | number | Day | Money | Fraction

/** What was typed is kept as it was typed; this says what it means, or what is wrong with it and how to mend it. */
export type Parsed = { value: FieldValue | null } | { sentence: string }

/** A sentence at the input that it concerns. */
export type Problem = { input: string; sentence: string }

const TEXT_LIMIT = 10_000

export function parseField(field: Field, typed: string | undefined): Parsed {
  const text = typed?.trim() ?? ''
  if (!text) return field.optional ? { value: null } : { sentence: missingSentence(field) }
  return PARSERS[field.type](field, text)
}

export function problemsOfFields(fields: readonly Field[], raw: Readonly<Record<string, string>>): Problem[] {
  return fields.flatMap((field) => {
    const parsed = parseField(field, raw[field.key])
    return 'sentence' in parsed ? [{ input: field.key, sentence: parsed.sentence }] : []
  })
}

function missingSentence(field: Field): string {
  const named = field.label.endsWith('?') ? `„${field.label}“` : `${field.label}.`
  return field.type === 'choice' ? `Bitte wählen Sie aus: ${named}` : `Es fehlt noch: ${named}`
}

const PARSERS: Record<Field['type'], (field: Field, text: string) => Parsed> = {
  text: (field, text) => lengthChecked(field, text, field.most ?? 190),
  long_text: (field, text) => lengthChecked(field, text, field.most ?? TEXT_LIMIT),
  integer: (field, text) => wholeNumber(field, text),
  decimal: (field, text) => exactDecimal(field, text),
  money: (field, text) => {
    const amount = parseGermanMoney(text)
    return amount && !amount.isNegative ? { value: amount } : { sentence: `${field.label}: ${notAnAmount(text)}` }
  },
  day: (field, text) => {
    const day = parseGermanDay(text)
    return day
      ? { value: day }
      : { sentence: `${field.label}: „${clip(text)}“ ist kein Tag. Schreiben Sie zum Beispiel 05.03.2026.` }
  },
  choice: (field, text) =>
    field.choices?.some(({ value }) => value === text) ? { value: text } : { sentence: missingSentence(field) },
  phone: (field, text) =>
    /^\+?[\d\s()/.\-\u2013]{5,40}$/.test(text) && /(\d\D*){5}/.test(text)
      ? { value: text }
      : { sentence: `${field.label}: „${clip(text)}“ ist keine Telefonnummer. Schreiben Sie zum Beispiel 02931 82-0.` },
  email: (field, text) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) && text.length <= 190
      ? { value: text }
      : { sentence: `${field.label}: „${clip(text)}“ ist keine E-Mail-Adresse. Sie hat die Form name@gemeinde.de.` },
  iban: (_field, text) => iban(text),
}

function lengthChecked(field: Field, text: string, most: number): Parsed {
  if (field.least && text.length < field.least)
    return {
      sentence: `${field.label}: Bitte schreiben Sie mindestens ${field.least} Zeichen; es sind ${text.length}.`,
    }
  const picture = /\p{Extended_Pictographic}/u.exec(text)?.[0]
  if (picture && !/[©®™]/.test(picture))
    return {
      sentence: `${field.label}: Das Zeichen „${picture}“ lässt sich in Bescheiden nicht drucken. Bitte entfernen Sie es.`,
    }
  if (text.length > most)
    return { sentence: `${field.label}: Der Text hat ${text.length} Zeichen, erlaubt sind ${most}.` }
  return { value: text }
}

function wholeNumber(field: Field, text: string): Parsed {
  const grouped = /^\d{1,3}([.\s\u00a0]\d{3})+$/.test(text)
  const digits = grouped ? text.replace(/[.\s\u00a0]/g, '') : text
  const [least, most] = [field.least ?? 0, field.most ?? 99_999_999]
  if (isNegative(text)) return { sentence: `${field.label}: „${clip(text)}“ ist kleiner als null.` }
  if (/^\d{10,}$/.test(digits)) return { sentence: `${field.label}: „${clip(text)}“ ist zu groß.` }
  if (!/^\d{1,9}$/.test(digits)) return { sentence: `${field.label}: „${clip(text)}“ ist keine ganze Zahl.` }
  const value = Number(digits)
  if (value < least || value > most)
    return { sentence: `${field.label}: Die Zahl muss zwischen ${least} und ${most} liegen.` }
  return { value }
}

function isNegative(text: string): boolean {
  return /^[-\u2212]\s?\d+([.,]\d+)*$/.test(text)
}

function exactDecimal(field: Field, text: string): Parsed {
  if (isNegative(text)) return { sentence: `${field.label}: „${clip(text)}“ ist kleiner als null.` }
  const match = /^(\d{1,6})(?:[.,](\d{1,4}))?$/.exec(text)
  if (!match) return { sentence: `${field.label}: „${clip(text)}“ ist keine Zahl. Schreiben Sie zum Beispiel 0,5.` }
  const value = Fraction.parse(match[2] ? `${match[1]}.${match[2]}` : match[1])
  if (field.most !== undefined && value.exceeds(Fraction.of(field.most)))
    return { sentence: `${field.label}: Die Zahl darf höchstens ${field.most} sein.` }
  return { value }
}

/** Says what is wrong: country, length, check digits. */
function iban(text: string): Parsed {
  const bare = electronicFormatIBAN(text) ?? ''
  const country = bare.slice(0, 2)
  const length = getCountrySpecifications()[country]?.chars
  if (!length)
    return {
      sentence: `Die IBAN muss mit einem Länderkennzeichen beginnen, zum Beispiel DE; hier steht „${clip(text.slice(0, 2))}“.`,
    }
  if (bare.length !== length) return { sentence: `Die IBAN hat ${bare.length} statt ${length} Stellen.` }
  if (!isValidIBAN(bare))
    return { sentence: 'Die Prüfziffern der IBAN stimmen nicht. Bitte vergleichen Sie sie Ziffer für Ziffer.' }
  return { value: bare }
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)} …` : text
}
