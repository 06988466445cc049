import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const FORMATS = { money: '#,##0.00\\ "€"', day: 'dd.mm.yyyy', whole: '0', text: '@' } as const
export type Format = keyof typeof FORMATS
/** A string, number or date and nothing else, so that no text becomes a formula. */
export type Cell = string | number | Date | null

/** A column of a list: its head, what it means, and its value in a row. */
export type Column<Row> = {
  head: string
  meaning: string
  format: Format
  width: number
  value: (row: Row) => Cell
}

/** Columns by what stands in them. */
export function columnsOf<Row>() {
  const made =
    (format: Format, width: number) =>
    (head: string, meaning: string, value: Column<Row>['value']): Column<Row> => ({
      head,
      meaning,
      format,
      width,
      value,
    })
  return {
    money: made('money', 18),
    /** Takes a day or an instant and no text: an instant counts by the day that it was where the offices are. */
    day: (head: string, meaning: string, value: (row: Row) => Day | DateTime | null): Column<Row> =>
      made('day', 14)(head, meaning, (row) => dayCell(value(row))),
    whole: made('whole', 12),
    text: (head: string, meaning: string, width: number, value: Column<Row>['value']) =>
      made('text', width)(head, meaning, value),
  }
}

/** Excel's own number: cents as a decimal of euro, exact to the cent far beyond any budget. */
export function euroCell(cents: number | bigint): number {
  return Number(cents) / 100
}

/** A day without a zone, as Excel keeps it. */
function dayCell(value: Day | DateTime | null): Date | null {
  if (!value) return null
  const { year, month, dayOfMonth } = value instanceof Day ? value : dayOf(value)
  return new Date(Date.UTC(year, month - 1, dayOfMonth))
}
