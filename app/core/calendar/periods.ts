import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { type HolidayRegion, publicHolidays } from '#core/calendar/public_holidays'
import type { Step } from '#core/derivation'

/** A period as the law counts it: months, weeks or days after its beginning. */
export type Period = { months: number } | { weeks: number } | { days: number }

export type PeriodEnd = { rawEnd: Day; lastDay: Day; steps: Step[] }

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']

const SHIFT = 'Endet eine Frist an einem Samstag, Sonntag oder Feiertag, endet sie am nächsten Werktag'

/** Under which law a period is reckoned, and shifted to a working day or not. */
export type PeriodLaw = { counting: string; shift: string; fixedDay: string }

/** A period of the administrative procedure, under the procedure act as the Land calls it. */
export function proceduralLaw(act: string): PeriodLaw {
  return {
    counting: `§ 31 Absatz 1 ${act}, §§ 187 und 188 BGB`,
    shift: `§ 31 Absatz 3 Satz 1 ${act}`,
    fixedDay: `§ 31 Absatz 3 Satz 2 ${act}`,
  }
}

/** A period before the administrative courts. */
export const COURT_LAW: PeriodLaw = {
  counting: '§ 57 Absatz 2 VwGO, § 222 Absatz 1 ZPO, §§ 187 und 188 BGB',
  shift: '§ 57 Absatz 2 VwGO, § 222 Absatz 2 ZPO',
  fixedDay: '§ 57 Absatz 2 VwGO, § 222 Absatz 2 ZPO',
}

/** Why a day is none to work on at a seat in the Land, or null. 24 and 31 December are ordinary days. */
export function dayOff(day: Day, region: HolidayRegion): string | null {
  return publicHolidays(region, day.year).get(day.iso) ?? (day.weekday >= 6 ? WEEKDAYS[day.weekday - 1] : null)
}

/** The day itself, or the next working day where it is a day off (§ 31 Absatz 3 VwVfG, § 193 BGB). */
export function workingDayFrom(day: Day, region: HolidayRegion): Day {
  let working = day
  while (dayOff(working, region)) working = working.plusDays(1)
  return working
}

/**
 * The last day of a period: the day of its beginning does not count (§ 187 Absatz 1 BGB); months end on the
 * same day number, or on the last of the month where it is missing (§ 188 Absatz 2 and 3 BGB). Not yet shifted.
 */
export function endOfPeriod(start: Day, period: Period): Day {
  if ('months' in period) return start.plusMonths(period.months)
  return start.plusDays('weeks' in period ? period.weeks * 7 : period.days)
}

/** The last day of the nth month after the month of a day: "bis zum Ablauf des sechsten auf … folgenden Monats". */
export function endOfMonthAfter(day: Day, months: number): Day {
  return Day.of(day.year, day.month + months + 1, 0)
}

/** A period's end with its derivation; shifted to a working day of the Land, or as it is where no region is given. */
export function periodEnd(start: Day, period: Period, region: HolidayRegion | null, law: PeriodLaw): PeriodEnd {
  const rawEnd = endOfPeriod(start, period)
  const step = {
    text: `${germanDay(start)} + ${inWords(period)}; der Tag des Beginns zählt nicht mit`,
    result: germanDay(rawEnd),
    rule: 'Fristbeginn und Fristende nach Tagen, Wochen oder Monaten',
    source: law.counting,
  }
  const end = shifted(rawEnd, region, law)
  return { ...end, steps: [step, ...end.steps] }
}

/** Shifts the end of a period that is a declaration's or an act's to a working day, and says why. */
export function shifted(rawEnd: Day, region: HolidayRegion | null, law: PeriodLaw): PeriodEnd {
  if (!region) {
    const step = {
      text: 'Genau dieser Tag ist als Ende bestimmt; er wird nicht verschoben',
      result: germanDay(rawEnd),
      rule: 'Ist dem Beteiligten unter Hinweis auf die Vorschrift ein bestimmter Tag als Ende mitgeteilt, gilt dieser Tag',
      source: law.fixedDay,
    }
    return { rawEnd, lastDay: rawEnd, steps: [step] }
  }
  const lastDay = workingDayFrom(rawEnd, region)
  const why = dayOff(rawEnd, region)
  const text = why ? `${germanDay(rawEnd)} ist kein Werktag (${why})` : `${germanDay(rawEnd)} ist ein Werktag`
  return { rawEnd, lastDay, steps: [{ text, result: weekdayAndDay(lastDay), rule: SHIFT, source: law.shift }] }
}

/** "Donnerstag, 09.04.2026" */
export function weekdayAndDay(day: Day): string {
  return `${WEEKDAYS[day.weekday - 1]}, ${germanDay(day)}`
}

function inWords(period: Period): string {
  if ('months' in period) return counted(period.months, 'Monat', 'Monate')
  if ('weeks' in period) return counted(period.weeks, 'Woche', 'Wochen')
  return counted(period.days, 'Tag', 'Tage')
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
