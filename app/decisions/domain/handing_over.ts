import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import type { Delivery } from '#decisions/domain/announcement'

/** A notice that went another way than through the portal, as the officer proves it. */
export type HandingOver = {
  channel: 'post' | 'electronic' | 'formal_service'
  on: Day
  /** A later receipt that is proven; it counts in place of the Land's days. */
  receivedOn: Day | null
  evidence: string
}

/** It went after it was dispatched, and nothing of it lies ahead. @throws Refusal decisions.handed_over_when, decisions.received_when */
export function assertHandedOver({ on, receivedOn }: HandingOver, dispatchedOn: Day, today: Day): void {
  const between = (first: Day) => ({ first: germanDay(first), last: germanDay(today) })
  if (on.isBefore(dispatchedOn) || on.isAfter(today))
    throw new Refusal('decisions.handed_over_when', between(dispatchedOn), 'handed_over_on')
  if (receivedOn && (receivedOn.isBefore(on) || receivedOn.isAfter(today)))
    throw new Refusal('decisions.received_when', between(on), 'received_on')
}

/** The handing over as the law on announcement looks at it. */
export function deliveryOf({ channel, on, receivedOn }: HandingOver, procedureBegunOn: Day): Delivery {
  if (channel === 'formal_service') return { channel, receivedOn: receivedOn ?? on }
  return { channel, sentOn: on, receivedOn, procedureBegunOn }
}
