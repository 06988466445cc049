import { column } from '@adonisjs/lucid/orm'
import type { ColumnOptions } from '@adonisjs/lucid/types/model'
import { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import Money from '#core/money/money'

/** How the two databases' values become the same values in models. Used by `database/schema.ts`. */

export function moneyColumn(options: Partial<ColumnOptions> = {}) {
  return column({
    ...options,
    prepare: (value?: Money | null) => (value ? toDatabaseInteger(value.cents) : value),
    consume: (value?: string | number | null) =>
      value === null || value === undefined ? null : Money.cents(value as number),
  })
}

/** SQLite and MariaDB hand booleans back as 0 and 1. */
export function booleanColumn(options: Partial<ColumnOptions> = {}) {
  return column({
    ...options,
    prepare: (value: unknown) => (value === null || value === undefined ? value : value ? 1 : 0),
    consume: (value: unknown) => (value === null || value === undefined ? value : Boolean(value)),
  })
}

/** SQLite returns JSON columns as text, MariaDB (mysql2) as objects. */
export function jsonColumn(options: Partial<ColumnOptions> = {}) {
  return column({
    ...options,
    prepare: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
    consume: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
  })
}

export function dayColumn(options: Partial<ColumnOptions> = {}) {
  return column({
    ...options,
    prepare: (value?: Day | null) => value?.iso ?? null,
    consume: (value?: string | null) => (value ? Day.parse(String(value).slice(0, 10)) : null),
  })
}

/** Lucid stores the wall clock of a DateTime in its own zone: always convert. */
export function utcColumn(options: { autoCreate?: boolean; autoUpdate?: boolean } = {}) {
  return column.dateTime({
    ...options,
    prepare: (value: DateTime | string | null | undefined) =>
      value === null || value === undefined || typeof value === 'string' ? value : toDatabaseInstant(value),
    consume: (value: unknown) =>
      value === null || value === undefined
        ? value
        : value instanceof Date
          ? DateTime.fromJSDate(value, { zone: 'utc' })
          : DateTime.fromSQL(String(value), { zone: 'utc' }),
  })
}

const daysByHour = new Map<string, Day>()
const MOST_HOURS = 100_000

/**
 * The day, where the offices are, of an instant as the database holds it ("2026-01-19 23:30:00", UTC). For exports
 * that read past the models; all instants of an hour fall on one day, so it is computed once for them.
 */
export function dayOfStored(instant: string): Day {
  const hour = instant.slice(0, 13)
  const known = daysByHour.get(hour)
  if (known) return known
  if (daysByHour.size >= MOST_HOURS) daysByHour.clear()
  const day = dayOf(DateTime.fromSQL(`${hour}:00:00`, { zone: 'utc' }))
  daysByHour.set(hour, day)
  return day
}

/** For values that go past a model into a query. */
export function toDatabaseInstant(at: DateTime): string {
  return at.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
}

/** Cents as both drivers carry them. @throws RangeError beyond what a double holds exactly */
export function toDatabaseInteger(cents: bigint): number {
  const number = Number(cents)
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount beyond what the database driver carries: ${cents}`)
  return number
}
