import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanInstant } from '#core/calendar/german_dates'
import { timingOf } from '#programmes/domain/call_window'

type Window = Parameters<typeof timingOf>[0]
type Instant = Window['closesAt']
type Invited = { chosenAt: Instant | null; call: Window }

/** Who is invited after applications have closed comes late, and without fault of its own. */
const isLateInvitation = ({ chosenAt, call }: Invited) => ['late', 'over'].includes(timingOf(call, chosenAt!))

/** "bis zum 30.09.2027, 23:59 Uhr", as letters, mails and pages say until when who is invited applies. */
export function untilWhen(invited: Invited): string {
  const closed = germanInstant(invited.call.closesAt)
  return isLateInvitation(invited)
    ? `unverzüglich (die Antragsfrist endete am ${closed}; nennen Sie als Grund diese Einladung)`
    : `bis zum ${closed}`
}

/** The last day on which the application is waited for. */
export function lastDayToApply(invited: Invited): Day {
  return isLateInvitation(invited) ? invited.call.periodTo : dayOf(invited.call.closesAt)
}
