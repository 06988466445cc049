import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'

/** A moment, as the calendar takes it. */
type Instant = Parameters<typeof dayOf>[0]

/** A call, as far as it says when applications may be filed. */
export type Window = { opensAt: Instant; closesAt: Instant; periodTo: Day }

/**
 * Where an instant lies: before the window, in it, after its last day while the measure could still run, or after the last
 * day of the grant period, from which on there is nothing left to apply for.
 */
export type Timing = 'early' | 'in_time' | 'late' | 'over'

/** A call of two stages, as far as it says when interest may be expressed. */
export type Stages = Omit<Window, 'periodTo'> & { expressionClosesAt: Instant | null }

/** The same for expressing interest, where a call asks for it: late until applications close, after that it is over. */
export function expressionTiming({ opensAt, closesAt, expressionClosesAt }: Stages, at: Instant): Timing {
  return timingOf({ opensAt, closesAt: expressionClosesAt!, periodTo: dayOf(closesAt) }, at)
}

export function timingOf({ opensAt, closesAt, periodTo }: Window, at: Instant): Timing {
  if (at < opensAt) return 'early'
  // the last second of the last day counts to its end
  if (at.startOf('second') <= closesAt) return 'in_time'
  return dayOf(at).isAfter(periodTo) ? 'over' : 'late'
}
