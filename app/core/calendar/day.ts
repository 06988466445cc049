const [FIRST, END] = [Date.parse('0001-01-01'), Date.parse('+010000-01-01')]

/** A day that four digits of a year cannot name: a period was too long. */
export class DayBeyondCalendar extends RangeError {
  constructor() {
    super('a day outside the years 1 to 9999')
  }
}

/** Days never change, and lists name the same ones over and over. */
const MOST_KNOWN = 5000
const KNOWN = new Map<string, Day>()

/**
 * A calendar day without time and zone: what deadlines, periods and due dates are made of. Arithmetic runs
 * on the proleptic Gregorian calendar and asks neither the clock nor the machine's zone.
 */
export default class Day {
  /** "2026-03-05". @throws RangeError for a day that does not exist */
  static parse(iso: string): Day {
    const known = KNOWN.get(iso)
    if (known) return known
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
    const day = match && Day.of(Number(match[1]), Number(match[2]), Number(match[3]))
    if (!day || day.iso !== iso) throw new RangeError(`not a day: ${iso}`)
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
    KNOWN.set(iso, day)
    return day
  }

  /** Month 1 to 12. Days beyond the month roll over into the next. @throws DayBeyondCalendar outside the years 1 to 9999 */
  static of(year: number, month: number, day: number): Day {
    const date = new Date(0)
    date.setUTCFullYear(year, month - 1, day)
    if (!(date.getTime() >= FIRST && date.getTime() < END)) throw new DayBeyondCalendar()
    return new Day(date.toISOString().slice(0, 10))
  }

  private constructor(readonly iso: string) {}

  get year(): number {
    return Number(this.iso.slice(0, 4))
  }

  get month(): number {
    return Number(this.iso.slice(5, 7))
  }

  get dayOfMonth(): number {
    return Number(this.iso.slice(8, 10))
  }

  /** 1 is Monday, 7 is Sunday. */
  get weekday(): number {
    return new Date(this.iso).getUTCDay() || 7
  }

  get daysInYear(): 365 | 366 {
    return Day.of(this.year, 2, 29).month === 2 ? 366 : 365
  }

  plusDays(days: number): Day {
    return Day.of(this.year, this.month, this.dayOfMonth + days)
  }

  /** The same day number; where the month is too short its last day (§ 188 Absatz 3 BGB). */
  plusMonths(months: number): Day {
    const lastOfTarget = Day.of(this.year, this.month + months + 1, 0)
    return this.dayOfMonth >= lastOfTarget.dayOfMonth
      ? lastOfTarget
      : Day.of(lastOfTarget.year, lastOfTarget.month, this.dayOfMonth)
  }

  daysUntil(other: Day): number {
    return Math.round((Date.parse(other.iso) - Date.parse(this.iso)) / 86_400_000)
  }

  isBefore(other: Day): boolean {
    return this.iso < other.iso
  }

  isAfter(other: Day): boolean {
    return this.iso > other.iso
  }

  equals(other: Day): boolean {
    return this.iso === other.iso
  }

  toString(): string {
    return this.iso
  }

  toJSON(): string {
    return this.iso
  }
}
