import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import type { CitedRule } from '#core/derivation'
import Refusal from '#core/refusal'
import { type EarlyStart, type Rulebook, ruleOn } from '#tenancy/domain/rulebook'
import type { CasePeriod } from '#financing/domain/period_share'

/** What is known of the beginning of a measure (Nr. 1.3 VV zu § 44 LHO). */
export type Beginning = {
  mode: EarlyStart
  /** The day that the applicant named; null where the form does not ask. */
  start: Day | null
  /** An offer that runs already and that the programme continues: no new beginning. */
  continued: boolean
  receivedOn: Day
  /** The consent to an early beginning, once it is announced: from when on, and when it was announced. */
  consent: { from: Day; announcedOn: Day } | null
}

/** How a measure may begin early on a day: as its programme says, else as its Land. */
export function earlyStartMode(ofProgramme: EarlyStart | undefined, { rules }: Rulebook, on: Day): EarlyStart {
  return ofProgramme ?? ruleOn(rules, 'earlyStart', on).value
}

/** From when on expenditure counts; null: from the announcement of the notice. */
export type Eligible = CitedRule & { from: Day | null }

const later = (a: Day, b: Day): Day => (a.isAfter(b) ? a : b)

/** From which day on what is spent is eligible, within the period of the case. */
export function eligibleFrom(beginning: Beginning, period: CasePeriod): Eligible {
  const source = 'Nr. 1.3 {vv}'
  const { mode, continued, receivedOn, consent } = beginning
  if (continued)
    return { from: period.from, rule: 'Ein laufendes Angebot wird fortgeführt; das ist kein neuer Beginn', source }
  if (mode === 'automatic_from_receipt')
    return {
      from: later(period.from, receivedOn),
      rule: 'Der Beginn ist ab dem Eingang des Antrags zugelassen',
      source,
    }
  if (mode === 'on_request' && consent) {
    const from = later(period.from, later(consent.from, consent.announcedOn))
    return { from, rule: 'Dem vorzeitigen Beginn wurde zugestimmt; die Zustimmung wirkt ab ihrer Bekanntgabe', source }
  }
  return { from: null, rule: 'Gefördert wird nur, was nach der Bekanntgabe des Bescheids beginnt', source }
}

/**
 * A measure that began before it was applied for is not funded at all, not only less. A day that was only planned and
 * has passed is no beginning: whether it began says the review.
 *
 * @throws Refusal decisions.started_early
 */
export function assertNotStarted({ start, continued, receivedOn }: Beginning): void {
  if (!start || continued || !start.isBefore(receivedOn)) return
  throw new Refusal('decisions.started_early', { start: germanDay(start), received: germanDay(receivedOn) })
}

/** The first day of a case's time that is worth granting on a day: nothing that is spent before it counts. */
export function earliestFrom(beginning: Beginning, period: CasePeriod, today: Day): Day {
  return eligibleFrom(beginning, period).from ?? later(period.from, today)
}

/**
 * No money is granted for a time in which nothing counts: before the notice, the consent or the receipt.
 *
 * @throws Refusal decisions.period_before_eligible
 */
export function assertNotBeforeEligible(beginning: Beginning, period: CasePeriod, today: Day): void {
  const earliest = earliestFrom(beginning, period, today)
  if (period.from.isBefore(earliest))
    throw new Refusal('decisions.period_before_eligible', { earliest: germanDay(earliest) }, 'period_from')
}

/** When expenditure of a grant begins to count, once its notice is announced. */
export function eligibleSince(from: Day | null, period: CasePeriod, announcedOn: Day): Day {
  return from ?? later(period.from, announcedOn)
}

/**
 * Whether consent to an early beginning can be given: the programme knows it, it is not older than its request, and it
 * says why waiting is not possible.
 *
 * @throws Refusal decisions.early_start_not_known, decisions.early_start_when, decisions.early_start_reasons_missing
 */
export function assertConsentPossible(
  { mode, receivedOn }: Pick<Beginning, 'mode' | 'receivedOn'>,
  { from, requestedOn, reasons }: { from: Day; requestedOn: Day; reasons: string },
  today: Day
): void {
  if (mode !== 'on_request') throw new Refusal('decisions.early_start_not_known')
  const range = { first: germanDay(receivedOn), last: germanDay(today) }
  if (requestedOn.isBefore(receivedOn) || requestedOn.isAfter(today))
    throw new Refusal('decisions.early_start_requested_when', range, 'requested_on')
  assertAhead(from, today)
  if (reasons.trim().length < LEAST_REASONS)
    throw new Refusal('decisions.early_start_reasons_missing', { least: LEAST_REASONS }, 'reasons')
}

/** Consent works from its announcement on at the earliest: a day that is past would promise what it cannot give. @throws Refusal decisions.early_start_when */
export function assertAhead(from: Day, today: Day): void {
  if (from.isBefore(today)) throw new Refusal('decisions.early_start_when', { today: germanDay(today) }, 'from')
}

const LEAST_REASONS = 80
