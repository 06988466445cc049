import { germanInstant } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import { type Stages as Windows, expressionTiming } from '#programmes/domain/call_window'

type Instant = Windows['opensAt']

/** A call, as far as it says when interest may be expressed. */
export type Stages = Windows & { title: string; cutoffDeadline: boolean }

/** The least that is said for a delay, in letters. */
const LEAST_FOR_DELAY = 20

/** What is said for coming late; null where it comes in time. @throws Refusal expressions.opens_later, expressions.over, expressions.cut_off, expressions.filed_late */
export function reasonForDelay(call: Stages, reason: string, at: Instant): string | null {
  const timing = expressionTiming(call, at)
  if (timing === 'in_time') return null
  assertOpen(call, at)
  if (reason.length < LEAST_FOR_DELAY)
    throw new Refusal(
      'expressions.filed_late',
      { ended: germanInstant(call.expressionClosesAt!), least: LEAST_FOR_DELAY },
      'late_reason'
    )
  return reason
}

/** @throws Refusal expressions.one_stage, expressions.opens_later, expressions.over, expressions.cut_off */
export function assertOpen(call: Stages, at: Instant): void {
  if (!call.expressionClosesAt) throw new Refusal('expressions.one_stage', { call: call.title })
  const timing = expressionTiming(call, at)
  if (timing === 'early') throw new Refusal('expressions.opens_later', { opens: germanInstant(call.opensAt) })
  const ended = germanInstant(call.expressionClosesAt)
  if (timing === 'over') throw new Refusal('expressions.over', { ended })
  if (timing === 'late' && call.cutoffDeadline) throw new Refusal('expressions.cut_off', { ended })
}
