import Day from '#core/calendar/day'
import type { Fault, Place } from '#programmes/domain/fault'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** A call as a file has it: whole days; applications are in time until the end of `closes`. */
export type CallFile = {
  code: string
  title: string
  dated: string
  opens: string
  closes: string
  from: string
  to: string
  /** Of a call in two stages: who is interested says so until the end of this day, and applies once it is invited. */
  expressionCloses?: string
  /** Who comes late is out, unless the delay was nobody's fault (Ausschlussfrist); else it can still be considered. */
  cutoffDeadline?: boolean
  /** How it is chosen where the money does not suffice for all. */
  selection?: Selection
  /** What is meant to be granted in each budget year, in euro. */
  frame?: { year: number; amount: string }[]
}

/** In the order of receipt, in a competition by score, or by a key that gives each its part. */
export const SELECTIONS = ['receipt', 'competition', 'key'] as const
export type Selection = (typeof SELECTIONS)[number]

/** What nobody means with a call. */
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2099-12-31']

/** A grant period of more budget years is a slip of the pen. */
export const MOST_YEARS = 10
/** Days between choosing and applying; both ends may move to the next working day. */
const TIME_TO_APPLY = 14
const MONTHS_OF_A_YEAR = 12

/** What is wrong with the days of a call. */
export function faultsOfCall(call: CallFile, at: Place): Fault[] {
  const { opens, closes, from, to, dated, expressionCloses, frame = [] } = call
  const wrong = (name: keyof CallFile, when: boolean, sentence: string): Fault[] =>
    when ? [{ at: [...at, name], sentence }] : []
  const years = Day.parse(to).year - Day.parse(from).year + 1
  const days = { dated, opens, closes, from, to, ...(expressionCloses && { expressionCloses }) }
  const strange = Object.entries(days).filter(([, iso]) => iso < FIRST_DAY || iso > LAST_DAY)
  if (strange.length)
    return strange.map(([name]) => ({ at: [...at, name], sentence: 'Das Jahr muss zwischen 2000 und 2099 liegen.' }))
  return [
    ...wrong('closes', closes < opens, 'Die Frist endet vor dem Tag, an dem sie beginnt.'),
    ...(expressionCloses
      ? [
          ...wrong(
            'expressionCloses',
            expressionCloses < opens,
            'Die Interessenbekundung endet, bevor der Aufruf beginnt.'
          ),
          ...wrong(
            'expressionCloses',
            Day.parse(expressionCloses).plusDays(TIME_TO_APPLY).isAfter(Day.parse(closes)),
            `Zwischen dem Ende der Interessenbekundung und der Antragsfrist liegen mindestens ${TIME_TO_APPLY} Tage: Wer eingeladen wird, braucht Zeit für den Antrag.`
          ),
        ]
      : []),
    ...wrong('to', to < from, 'Der Bewilligungszeitraum endet, bevor er beginnt.'),
    ...wrong('to', years > MOST_YEARS, `Der Bewilligungszeitraum umfasst mehr als ${MOST_YEARS} Haushaltsjahre.`),
    ...wrong('dated', dated > opens, 'Der Aufruf trägt ein späteres Datum als der Tag, an dem er beginnt.'),
    ...frame.flatMap(({ year }, index): Fault[] => {
      const place = [...at, 'frame', index, 'year']
      if (year < Day.parse(from).year || year > Day.parse(to).year)
        return [{ at: place, sentence: `Das Haushaltsjahr ${year} liegt nicht im Bewilligungszeitraum.` }]
      return frame.findIndex((one) => one.year === year) < index
        ? [{ at: place, sentence: `Das Haushaltsjahr ${year} gibt es im Rahmen schon.` }]
        : []
    }),
  ]
}

/** What calls that are to come need of their programme: criteria, and what is asked of who is interested. */
export function faultsOfProcedure(calls: readonly CallFile[], definition: ProgrammeDefinition): Fault[] {
  return [...faultsOfSelection(calls, definition), ...faultsOfStages(calls, definition)]
}

/** A competition is decided by criteria that everybody knew before they applied. */
function faultsOfSelection(calls: readonly CallFile[], definition: ProgrammeDefinition): Fault[] {
  if (definition.criteria?.some(({ weight }) => weight)) return []
  return calls.flatMap(({ selection, title }, index) =>
    selection === 'competition'
      ? [
          {
            at: ['calls', index, 'selection'],
            sentence: `„${title}“ wird im Wettbewerb entschieden; dafür fehlen dem Programm Kriterien mit Gewicht.`,
          },
        ]
      : []
  )
}

/** Who is interested is asked something. */
function faultsOfStages(calls: readonly CallFile[], { expression }: ProgrammeDefinition): Fault[] {
  if (expression?.fields.length) return []
  return calls.flatMap(({ expressionCloses, title }, index) =>
    expressionCloses
      ? [
          {
            at: ['calls', index, 'expressionCloses'],
            sentence: `„${title}“ beginnt mit einer Interessenbekundung; dafür sind dem Programm noch keine Fragen gestellt.`,
          },
        ]
      : []
  )
}

/** The call that opens last; none where there is no call. */
export function lastCallOf(calls: readonly CallFile[]): CallFile | undefined {
  return calls.toSorted((one, other) => (one.from + one.opens < other.from + other.opens ? 1 : -1)).at(0)
}

/** The last call once more, its days and the years in its name moved by one; an empty one where there is none. */
export function callOfNextYear(
  last: CallFile | undefined,
  { code, name, today }: { code: string; name: string; today: Day }
): CallFile {
  const later = (iso: string) => Day.parse(iso).plusMonths(MONTHS_OF_A_YEAR).iso
  if (last) {
    const { dated, opens, closes, from, to, frame, cutoffDeadline, selection, expressionCloses } = last
    const kept = {
      ...(expressionCloses && { expressionCloses: later(expressionCloses) }),
      ...(cutoffDeadline && { cutoffDeadline }),
      ...(selection && { selection }),
    }
    const days = { dated: later(dated), opens: later(opens), closes: later(closes), from: later(from), to: later(to) }
    const moved = frame?.map(({ year, amount }) => ({ year: year + 1, amount }))
    return { code: aYearOn(last.code), title: aYearOn(last.title), ...days, ...kept, ...(moved && { frame: moved }) }
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
