import type { DateTime } from 'luxon'
import Day from '#core/calendar/day'
import { officeTime } from '#core/calendar/clock'

/** 05.03.2026 */
export function germanDay(day: Day): string {
  return `${day.iso.slice(8, 10)}.${day.iso.slice(5, 7)}.${day.iso.slice(0, 4)}`
}

/** 05.03.2026, 10:14 Uhr */
export function germanInstant(at: DateTime): string {
  const wall = officeTime(at)
  return `${germanDay(Day.parse(wall.slice(0, 10)))}, ${wall.slice(11, 16)} Uhr`
}

/** "5.3.26", "05.03.2026", "2026-03-05". Null where it is no day. */
export function parseGermanDay(text: string): Day | null {
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})$/.exec(text.trim())
  const iso = german
    ? `${german[3].length === 2 ? `20${german[3]}` : german[3]}-${german[2].padStart(2, '0')}-${german[1].padStart(2, '0')}`
    : text.trim()
  try {
    return Day.parse(iso)
  } catch {
    return null
  }
}
