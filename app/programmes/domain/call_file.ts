import Day from '#core/calendar/day'
import type { Fault, Place } from '#programmes/domain/definition_check'

/** A call as a file has it: whole days; applications are in time until the end of `closes`. */
export type CallFile = {
  code: string
  title: string
  dated: string
  opens: string
  closes: string
  from: string
  to: string
}

/** What nobody means with a call. */
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2099-12-31']

/** A grant period of more budget years is a slip of the pen. */
const MOST_YEARS = 10
const MONTHS_OF_A_YEAR = 12

/** What is wrong with the days of a call. */
export function faultsOfCall({ opens, closes, from, to, dated }: CallFile, at: Place): Fault[] {
  const wrong = (name: keyof CallFile, when: boolean, sentence: string): Fault[] =>
    when ? [{ at: [...at, name], sentence }] : []
  const years = Day.parse(to).year - Day.parse(from).year + 1
  const days = { dated, opens, closes, from, to }
  const strange = Object.entries(days).filter(([, iso]) => iso < FIRST_DAY || iso > LAST_DAY)
  if (strange.length)
    return strange.map(([name]) => ({ at: [...at, name], sentence: 'Das Jahr muss zwischen 2000 und 2099 liegen.' }))
  return [
    ...wrong('closes', closes < opens, 'Die Frist endet vor dem Tag, an dem sie beginnt.'),
    ...wrong('to', to < from, 'Der Bewilligungszeitraum endet, bevor er beginnt.'),
    ...wrong('to', years > MOST_YEARS, `Der Bewilligungszeitraum umfasst mehr als ${MOST_YEARS} Haushaltsjahre.`),
    ...wrong('dated', dated > opens, 'Der Aufruf trägt ein späteres Datum als der Tag, an dem er beginnt.'),
  ]
}

/** The last call once more, its days and the years in its name moved by one; an empty one where there is none. */
export function callOfNextYear(
  last: CallFile | undefined,
  { code, name, today }: { code: string; name: string; today: Day }
): CallFile {
  const later = (iso: string) => Day.parse(iso).plusMonths(MONTHS_OF_A_YEAR).iso
  if (last) {
    const { dated, opens, closes, from, to } = last
    const days = { dated: later(dated), opens: later(opens), closes: later(closes), from: later(from), to: later(to) }
    return { code: aYearOn(last.code), title: aYearOn(last.title), ...days }
  }
  const year = today.year + 1
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  return {
    code: `${code}-${year}`,
    title: `${name} ${year}`,
    dated: today.iso,
    opens: today.iso,
    closes: `${today.year}-12-31`,
    ...period,
  }
}

function aYearOn(text: string): string {
  return text.replace(/\b20\d\d\b/g, (year) => String(Day.parse(`${year}-12-31`).plusDays(1).year))
}
