import { getHolidays } from 'feiertagejs'

export type HolidayRegion = Parameters<typeof getHolidays>[1] & string

const known = new Map<string, ReadonlyMap<string, string>>()

/** The public holidays of a Land in one year, ISO day and German name; the seat of the office or court decides the Land. */
export function publicHolidays(region: HolidayRegion, year: number): ReadonlyMap<string, string> {
  const key = `${region}${year}`
  let days = known.get(key)
  if (!days) {
    // noon in UTC; the library's own text of a day follows the machine's zone
    days = new Map(
      getHolidays(year, region).map((holiday) => [
        holiday.date.toISOString().slice(0, 10),
        holiday.translate('de') ?? holiday.name,
      ])
    )
    known.set(key, days)
  }
  return days
}
