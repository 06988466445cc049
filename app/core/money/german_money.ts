import type Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import { quoted } from '#core/text/quoted'

const MINUS = '\u2212'
const NBSP = '\u00a0'

/** 131.139,75 without the sign of the currency, for tables that name it in their head. */
export function figures(amount: Money): string {
  const [whole, cents] = amount.toString().replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return `${amount.isNegative ? MINUS : ''}${grouped},${cents}`
}

/** 131.139,75 € with a space that does not break. */
export function euros(amount: Money): string {
  return `${figures(amount)}${NBSP}€`
}

/** "0,75", "62,5" or, where no decimal ends, "231/365". */
export function germanNumber(value: Fraction): string {
  return value.toString().replace('.', ',')
}

/** 62,5 % with a space that does not break. */
export function percent(value: Fraction): string {
  return `${germanNumber(value)}${NBSP}%`
}

const MOST_CENTS = 99_999_999_999_999n

/** Why a text is not taken as an amount from zero on, as the end of a sentence that names the place. */
export function notAnAmount(text: string): string {
  const bare = bareAmount(text)
  const cents = centsOf(bare.replace(/^[-\u2212+]/, ''))
  const shown = quoted(text)
  if (cents !== null && cents > MOST_CENTS) return `${shown} ist zu groß.`
  if (cents !== null && /^[-\u2212]/.test(bare))
    return `${shown} ist kleiner als null. Schreiben Sie den Betrag ohne Minus.`
  return `${shown} ist kein Betrag. Schreiben Sie zum Beispiel 1.234,56.`
}

/**
 * What people type or paste: "1.234,56", "1234,5", "1 234 €", "1234.56" (one point with two digits behind
 * it is a decimal point). Null where it is no amount.
 */
export function parseGermanMoney(text: string): Money | null {
  const bare = bareAmount(text)
  const negative = /^[-\u2212]/.test(bare)
  const digits = bare.replace(/^[-\u2212+]/, '')
  const cents = centsOf(digits)
  if (cents === null || cents > MOST_CENTS) return null
  return Money.cents(negative ? -cents : cents)
}

/** Without what people write around the digits: blanks, "€", "EUR" or "Euro" before or behind, ",-" for no cents. */
function bareAmount(text: string): string {
  if (text.length > MOST_LETTERS) return text
  return text
    .replace(/[\s\u00a0\u202f'\u2019]/g, '')
    .replace(/^(€|EUR)|(€|EURO?)$/gi, '')
    .replace(/,(-|\u2013|\u2014){1,2}$/, '')
}

/** Longer than any amount: nothing is reckoned with it. */
const MOST_LETTERS = 60

function centsOf(digits: string): bigint | null {
  if (digits.length > MOST_LETTERS) return null
  const german = /^([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(digits)
  if (german) return BigInt(german[1].replaceAll('.', '')) * 100n + BigInt((german[2] ?? '').padEnd(2, '0'))
  const pasted = /^([1-9]\d{0,2}(?:,\d{3})+|\d+)\.(\d{1,2})$/.exec(digits)
  return pasted && BigInt(pasted[1].replaceAll(',', '')) * 100n + BigInt(pasted[2].padEnd(2, '0'))
}
