import type Day from '#core/calendar/day'
import { type Rulebook, rulesOn } from '#tenancy/domain/rulebook'

/** Retrieved from the portal, sent by post, or served formally (Zustellung). */
export const CHANNELS = ['portal_retrieval', 'post', 'formal_service'] as const
export type Channel = (typeof CHANNELS)[number]

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

/**
 * The day on which a posted notice counts as announced (§ 41 Absatz 2 VwVfG of the Land): some days after it was
 * posted, also on a Sunday or holiday. Where the Land's transitional law says so, the days are those of the
 * procedure's beginning. A later receipt that is proven goes before: it is recorded as what it is.
 */
export function announcedByPost(rulebook: Rulebook, postedOn: Day, procedureBegunOn: Day): Day {
  const bound = rulebook.fictionByProcedure && procedureBegunOn.isBefore(postedOn) ? procedureBegunOn : postedOn
  return postedOn.plusDays(rulesOn(rulebook, bound).values.fictionDays)
}
