import type Day from '#core/calendar/day'

/** § 41 Absatz 2a VwVfG, the same in all three Länder: the notice waits ten days for its addressee. */
const RETRIEVAL_DAYS = 10

/** The last day on which retrieving a notice announces it. */
export function lastRetrievalDay(dispatchedOn: Day): Day {
  return dispatchedOn.plusDays(RETRIEVAL_DAYS)
}

/**
 * The day on which a notice counts as announced when its addressee retrieves it from the portal: the day after,
 * also on a Sunday or holiday. Null after the ten days: then it is not announced and has to go another way.
 */
export function announcedByRetrieval(dispatchedOn: Day, retrievedOn: Day): Day | null {
  return lastRetrievalDay(dispatchedOn).iso < retrievedOn.iso ? null : retrievedOn.plusDays(1)
}
