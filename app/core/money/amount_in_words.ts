import type Money from '#core/money/money'

const UNITS = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf']
const TENS = ['', 'zehn', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig']
const TEENS: Record<number, string> = { 16: 'sechzehn', 17: 'siebzehn' }

/**
 * "einhunderteinunddreißigtausendeinhundertneununddreißig Euro und fünfundsiebzig Cent", as a notice
 * writes its amount once.
 *
 * @throws RangeError for negative amounts and from one thousand million euros on
 */
export function amountInWords(amount: Money): string {
  const euros = amount.cents / 100n
  const cents = Number(amount.cents % 100n)
  if (amount.isNegative || euros >= 1_000_000_000n) throw new RangeError(`no words for ${amount}`)
  return `${wholeNumber(Number(euros))} Euro${cents ? ` und ${belowThousand(cents)} Cent` : ''}`
}

function wholeNumber(value: number): string {
  if (value === 0) return 'null'
  const millions = Math.trunc(value / 1_000_000)
  const rest = value % 1_000_000
  return [millions && millionsInWords(millions), rest && belowMillion(rest)].filter(Boolean).join(' ')
}

function millionsInWords(millions: number): string {
  return millions === 1 ? 'eine Million' : `${belowThousand(millions)} Millionen`
}

function belowMillion(value: number): string {
  const thousands = Math.trunc(value / 1000)
  return (thousands ? `${belowThousand(thousands)}tausend` : '') + belowThousand(value % 1000)
}

function belowThousand(value: number): string {
  const hundreds = Math.trunc(value / 100)
  return (hundreds ? `${UNITS[hundreds]}hundert` : '') + belowHundred(value % 100)
}

function belowHundred(value: number): string {
  if (value < UNITS.length) return UNITS[value]
  if (value < 20) return TEENS[value] ?? `${UNITS[value - 10]}zehn`
  const unit = value % 10
  return (unit ? `${UNITS[unit]}und` : '') + TENS[Math.trunc(value / 10)]
}
