import Day from '#core/calendar/day'

/** The day on which the report for a year is due: as the programme's definition sets it, in the year after. */
export function reportDueOn(report: { dueMonth: number; dueDay: number }, year: number): Day {
  return Day.of(year + 1, report.dueMonth, report.dueDay)
}
