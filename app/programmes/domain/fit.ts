import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { germanWhole } from '#core/money/german_number'
import type Day from '#core/calendar/day'
import type { EarlyStart } from '#tenancy/domain/rulebook'
import type { Candidate } from '#programmes/domain/eligibility'
import { timingOf } from '#programmes/domain/call_window'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** A moment, as it is printed. */
type Instant = Parameters<typeof germanInstant>[0]

/** One thing that is asked of whoever wants to apply: fulfilled or not, with the reason. */
export type FitPoint = { title: string; fits: boolean; sentence: string }

export type FitQuestion = {
  candidate: Candidate
  /** The sentence that refuses the candidate; null where it may apply. */
  refusal: string | null
  /** Whether the measure has begun already; null where that was not said. */
  begun: boolean | null
}

/** The rules of a call as a check of a minute; they are the ones that refuse an application later. */
export function fitOf(
  { candidate, refusal, begun }: FitQuestion,
  call: {
    opensAt: Instant
    closesAt: Instant
    expressionClosesAt?: Instant | null
    from: Day
    to: Day
    definition: ProgrammeDefinition
  },
  at: Instant,
  earlyStart: EarlyStart
): FitPoint[] {
  const { opensAt, expressionClosesAt, from, to, definition } = call
  // of two stages the first is the one that all may come to
  const closesAt = expressionClosesAt ?? call.closesAt
  const isOpen = timingOf({ opensAt, closesAt, periodTo: to }, at) === 'in_time'
  const what = expressionClosesAt ? 'Interessenbekundungen' : 'Anträge'
  const window = isOpen
    ? `${what} sind bis zum ${germanInstant(closesAt)} möglich.`
    : at < opensAt
      ? `${what} sind ab dem ${germanInstant(opensAt)} möglich.`
      : `Der Aufruf ist seit dem ${germanInstant(closesAt)} geschlossen.`
  return [
    {
      title: 'Antragsberechtigt',
      fits: refusal === null,
      sentence: refusal ?? `${nameOf(candidate)} darf einen Antrag stellen.`,
    },
    { title: 'Frist', fits: isOpen, sentence: window },
    ...beginning(begun, definition.continues === true, earlyStart),
    ...sized(candidate, definition),
    {
      title: 'Zeitraum',
      fits: true,
      sentence: `Gefördert wird vom ${germanDay(from)} bis zum ${germanDay(to)}. ${own(definition)}`,
    },
  ]
}

function nameOf({ unit, landName }: Candidate): string {
  return unit?.name ?? landName
}

function beginning(begun: boolean | null, continues: boolean, earlyStart: EarlyStart): FitPoint[] {
  if (begun === null) return []
  const title = 'Beginn'
  if (!begun)
    return [
      {
        title,
        fits: true,
        sentence: 'Beginnen Sie nicht, bevor der Bescheid da ist oder ein früherer Beginn erlaubt ist.',
      },
    ]
  if (continues) return [{ title, fits: true, sentence: 'Angebote, die es schon gibt, dürfen fortgeführt werden.' }]
  const allowed =
    earlyStart === 'automatic_from_receipt' ? 'Erlaubt ist der Beginn erst ab dem Eingang des Antrags.' : ''
  return [{ title, fits: false, sentence: `Gefördert wird nur, womit noch nicht begonnen wurde. ${allowed}`.trim() }]
}

/** Posts that are funded for towns of another size alone. */
function sized({ unit }: Candidate, { financing }: ProgrammeDefinition): FitPoint[] {
  if (!unit || unit.unitKind === 'county') return []
  const { inhabitants } = unit
  const bounded = (financing.units ?? []).filter(
    ({ fromInhabitants, belowInhabitants }) => fromInhabitants ?? belowInhabitants
  )
  if (bounded.length === 0) return []
  const fitting = bounded.filter(
    ({ fromInhabitants = 0, belowInhabitants = Infinity }) =>
      inhabitants >= fromInhabitants && inhabitants < belowInhabitants
  )
  return [
    {
      title: 'Größe',
      fits: fitting.length > 0 || bounded.length < financing.units!.length,
      sentence: fitting.length
        ? `Mit ${germanWhole(inhabitants)} Einwohnern wird gefördert: ${fitting.map(({ label }) => label).join(', ')}.`
        : `Mit ${germanWhole(inhabitants)} Einwohnern wird keine der Stellen gefördert, die eine Größe voraussetzen.`,
    },
  ]
}

function own({ financing }: ProgrammeDefinition): string {
  if (financing.type === 'full') return 'Das Land trägt alle zuwendungsfähigen Ausgaben.'
  return financing.rate
    ? `Das Land trägt ${financing.rate.replace('.', ',')} %; den Rest tragen Sie oder Dritte.`
    : 'Was die Zuwendung nicht deckt, tragen Sie oder Dritte.'
}
