import Fraction from '#core/money/fraction'
import { quoted } from '#core/text/quoted'

/** A number from zero on, or why a text is none, as the end of a sentence that names the place. */
export type ReadNumber = { value: Fraction } | { sentence: string }

/**
 * What people type or paste: "0,75", "1.234,5", "1 234", "0.75". A point before three digits could be either
 * sign and is never guessed. At most 15 digits before the comma and 12 behind it.
 */
export function parseGermanNumber(text: string): ReadNumber {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '')
  const shown = quoted(text)
  if (/^[-\u2212]\d/.test(bare)) return { sentence: `${shown} ist kleiner als null.` }
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(bare)) {
    const [whole, places] = bare.split('.')
    return { sentence: `${shown} ist nicht eindeutig. Schreiben Sie ${whole}${places} oder ${whole},${places}.` }
  }
  const grouped = /^[1-9]\d{0,2}(\.\d{3})+(,\d{1,12})?$/.test(bare)
  const plain = (grouped ? bare.replaceAll('.', '') : bare).replace(',', '.')
  if (!/^\d{1,15}(\.\d{1,12})?$/.test(plain))
    return { sentence: `${shown} ist keine Zahl ab null. Schreiben Sie zum Beispiel 0,5.` }
  return { value: Fraction.parse(plain) }
}

/** A whole number from zero on; here a point before three digits can only group them. Null where it is none. */
export function parseGermanWhole(text: string): bigint | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '')
  const digits = /^[1-9]\d{0,2}(\.\d{3})+$/.test(bare) ? bare.replaceAll('.', '') : bare
  return /^\d{1,40}$/.test(digits) ? BigInt(digits) : null
}

/** 12500 as "12.500". */
export function germanWhole(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}
