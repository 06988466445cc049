import Day from '#core/calendar/day'
import { workingDayFrom } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'

/**
 * The day on which the report for a year is due: as the programme's definition sets it, in the year after, or
 * the next working day (§ 31 Absatz 3 VwVfG).
 */
export function reportDueOn(report: { dueMonth: number; dueDay: number }, year: number, region: HolidayRegion): Day {
  return workingDayFrom(Day.of(year + 1, report.dueMonth, report.dueDay), region)
}
