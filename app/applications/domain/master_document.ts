import { germanDay } from '#core/calendar/german_dates'
import type Day from '#core/calendar/day'

/** What kinds of paper a recipient keeps at hand. */
export const MASTER_KINDS = [
  { value: 'resolution', label: 'Beschluss' },
  { value: 'concept', label: 'Konzept' },
  { value: 'other', label: 'Andere Unterlage' },
] as const
export type MasterKind = (typeof MASTER_KINDS)[number]['value']

const MONTHS_OF_A_YEAR = 12

/** How old a paper is, in whole years, or months in its first two. */
export function ageInWords(dated: Day, today: Day): string {
  const months = monthsBetween(dated, today)
  const years = Math.trunc(months / MONTHS_OF_A_YEAR)
  const age =
    months < 1
      ? 'aus diesem Monat'
      : months < 2 * MONTHS_OF_A_YEAR
        ? inWords(months, 'Monat', 'Monate')
        : `${years} Jahre`
  return `vom ${germanDay(dated)}, ${months < 1 ? age : `${age} alt`}`
}

/** Whole months from one day to another that is not before it. */
function monthsBetween(from: Day, to: Day): number {
  const started = (to.year - from.year) * MONTHS_OF_A_YEAR + to.month - from.month
  return from.plusMonths(started).isAfter(to) ? started - 1 : started
}

function inWords(count: number, one: string, many: string): string {
  return count === 1 ? `ein ${one}` : `${count} ${many}`
}
