import Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import { germanDay } from '#core/calendar/german_dates'

/** The base rate (§ 247 BGB) of a time, in basis points (127 = 1.27 %); it may be below zero. */
export type BaseRate = { from: Day; to: Day; basisPoints: bigint }

/** The half-year in which a day lies: base rates change on 1 January and 1 July (§ 247 Absatz 1 BGB). */
export function halfYearOf(day: Day): { from: Day; to: Day } {
  return day.month <= 6
    ? { from: Day.of(day.year, 1, 1), to: Day.of(day.year, 6, 30) }
    : { from: Day.of(day.year, 7, 1), to: Day.of(day.year, 12, 31) }
}

/** A line of a table of base rates that cannot be read. */
export class UnreadableRates extends Error {}

/**
 * Reads a table of base rates: `valid_from;valid_to;rate_percent`, further columns ignored, a first line of names
 * allowed. Without `valid_to` a rate holds for its half-year alone: none is ever carried on.
 *
 * @throws UnreadableRates with a German sentence that names the line
 */
export function parseBaseRates(text: string): BaseRate[] {
  const rates = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line, number }) => line && !line.startsWith('#') && !(number === 1 && /^[a-z_"]+[;,]/i.test(line)))
    .map(({ line, number }) => parseLine(line, number))
  if (rates.length === 0) throw new UnreadableRates('Die Tabelle der Basiszinssätze ist leer.')
  return rates.sort((a, b) => (a.from.isBefore(b.from) ? -1 : 1))
}

function parseLine(line: string, number: number): BaseRate {
  const [from, to, rate] = line.split(';').map((cell) => cell.trim().replace(/^"|"$/g, ''))
  try {
    const begin = Day.parse(from ?? '')
    const end = to ? Day.parse(to) : halfYearOf(begin).to
    if (end.isBefore(begin)) throw new RangeError('ends before it begins')
    return { from: begin, to: end, basisPoints: parseBasisPoints(rate ?? '') }
  } catch {
    throw new UnreadableRates(
      `Zeile ${number} der Tabelle der Basiszinssätze ist nicht lesbar: „${line.slice(0, 60)}“. Erwartet wird zum Beispiel „2026-07-01;2026-12-31;1.52“.`
    )
  }
}

/** "1.27", "-0,88" percent as basis points. @throws RangeError for anything else */
export function parseBasisPoints(text: string): bigint {
  const match = /^([-\u2212]?)(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  if (!match) throw new RangeError(`not a base rate: ${text}`)
  const points = BigInt(match[2]) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -points : points
}

/** The same, null where it cannot be read. */
export function readBasisPoints(text: string): bigint | null {
  try {
    return parseBasisPoints(text.replace(/\s/g, '').replace(/%$/, ''))
  } catch {
    return null
  }
}

/** "1,27 %" with a space that does not break. */
export function percentOf(basisPoints: bigint): string {
  const digits = (basisPoints < 0n ? -basisPoints : basisPoints).toString().padStart(3, '0')
  return `${basisPoints < 0n ? '\u2212' : ''}${digits.slice(0, -2)},${digits.slice(-2)}\u00a0%`
}

/** The first day after the last half-year for which a rate is known. */
export function nextHalfYear(rates: readonly BaseRate[]): Day {
  const last = rates.reduce((latest, { to }) => (to.isAfter(latest) ? to : latest), rates[0].to)
  return last.plusDays(1)
}

/** No base rate is known for a day: no figure is ever guessed. */
export class BaseRateUnknown extends Error {
  constructor(readonly day: Day) {
    super(`Für den ${germanDay(day)} ist kein Basiszinssatz bekannt.`)
  }
}

/** @throws BaseRateUnknown */
export function baseRateOn(rates: readonly BaseRate[], day: Day): BaseRate {
  const rate = rates.findLast(({ from, to }) => !day.isBefore(from) && !day.isAfter(to))
  if (!rate) throw new BaseRateUnknown(day)
  return rate
}

/** From one half-year to the next more than five percentage points are a slip of the pen. */
const MOST_STEP = 500n

/**
 * A Land adds the rate of the next half-year, or corrects one that it added; what the project brings stays.
 *
 * @throws Refusal financing.base_rate_not_next, financing.base_rate_too_early, financing.base_rate_far_off
 */
export function assertNextBaseRate(
  { validFrom, basisPoints }: { validFrom: Day; basisPoints: bigint },
  known: { all: readonly BaseRate[]; shipped: readonly BaseRate[] },
  today: Day
): void {
  const next = nextHalfYear(known.all)
  const begins = validFrom.equals(halfYearOf(validFrom).from)
  if (!begins || validFrom.isAfter(next) || validFrom.isBefore(nextHalfYear(known.shipped)))
    throw new Refusal('financing.base_rate_not_next', { day: germanDay(next) })
  if (validFrom.isAfter(today.plusMonths(1)))
    throw new Refusal('financing.base_rate_too_early', { day: germanDay(validFrom) })
  const last = baseRateOn(known.all, validFrom.plusDays(-1)).basisPoints
  const step = basisPoints > last ? basisPoints - last : last - basisPoints
  if (step <= MOST_STEP) return
  const rates = { rate: percentOf(basisPoints), last: percentOf(last) }
  throw new Refusal('financing.base_rate_far_off', rates, 'satz')
}
