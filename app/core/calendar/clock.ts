import { DateTime } from 'luxon'
import Day from '#core/calendar/day'

export const OFFICE_ZONE = 'Europe/Berlin'

/** The one place that asks what time it is. Actions take `now` once; nothing in `domain/` asks at all. */
export default class Clock {
  constructor(private offsetSeconds = 0) {}

  now(): DateTime {
    return DateTime.utc().plus({ seconds: this.offsetSeconds })
  }

  today(): Day {
    return dayOf(this.now())
  }
}

/** A clock that stands where it was put: for tests and for filling the demo. */
export class StandingClock extends Clock {
  #at: DateTime

  constructor(at: string) {
    super()
    this.#at = DateTime.fromISO(at, { zone: 'utc' })
  }

  now(): DateTime {
    return this.#at
  }

  /** An instant "2026-01-27T09:30" in the office's zone, or one with its own offset. */
  moveTo(at: string): void {
    this.#at = DateTime.fromISO(at, { zone: OFFICE_ZONE }).toUTC()
  }

  advance(seconds: number): void {
    this.#at = this.#at.plus({ seconds })
  }
}

/** The first instant of a day where the offices are. */
export function startOf(day: Day): DateTime {
  return DateTime.fromISO(day.iso, { zone: OFFICE_ZONE }).toUTC()
}

/** The instant of a time of day, "14:30", where the offices are. */
export function momentOf(day: Day, time: string): DateTime {
  return DateTime.fromISO(`${day.iso}T${time}`, { zone: OFFICE_ZONE }).toUTC()
}

/** The calendar day of an instant where the offices are. */
export function dayOf(at: DateTime): Day {
  return Day.parse(officeTime(at).slice(0, 10))
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const MOST_HOURS = 20_000
/** How far the office's clock is ahead in each hour that was asked for: it is put forward and back on the hour. */
const ahead = new Map<number, number>()

/** What the clock on the office's wall shows at an instant: "2026-01-27T09:30:00.000". */
export function officeTime(at: DateTime): string {
  const ms = at.toMillis()
  const hour = Math.floor(ms / HOUR_MS)
  let minutes = ahead.get(hour)
  if (minutes === undefined) {
    minutes = at.setZone(OFFICE_ZONE).offset
    if (ahead.size >= MOST_HOURS) ahead.clear()
    ahead.set(hour, minutes)
  }
  return new Date(ms + minutes * MINUTE_MS).toISOString().slice(0, -1)
}
