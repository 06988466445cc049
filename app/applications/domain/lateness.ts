import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import type Day from '#core/calendar/day'

/** A call, as far as it says when applications may be filed. */
export type Window = { opensAt: DateTime; closesAt: DateTime; cutoffDeadline: boolean; periodTo: Day }

/**
 * Where an instant lies: before the window, in it, after its last day while the measure could still run, or after the last
 * day of the grant period, from which on there is nothing left to apply for.
 */
export type Timing = 'early' | 'in_time' | 'late' | 'over'

export function timingOf({ opensAt, closesAt, periodTo }: Window, at: DateTime): Timing {
  if (at < opensAt) return 'early'
  // the last second of the last day counts to its end
  if (at.startOf('second') <= closesAt) return 'in_time'
  return dayOf(at).isAfter(periodTo) ? 'over' : 'late'
}

/** The instant, the rule and what can still be done, for whoever would file late (§ 32 VwVfG for a cut-off deadline). */
export function lateWords({ closesAt, cutoffDeadline, periodTo }: Window): {
  ended: string
  rule: string
  still: string
} {
  return cutoffDeadline
    ? {
        ended: `Die Antragsfrist ist am ${germanInstant(closesAt)} abgelaufen; sie war eine Ausschlussfrist.`,
        rule: 'Ein später eingegangener Antrag wird abgelehnt.',
        still:
          'Waren Sie ohne Verschulden gehindert, kann die Behörde ihn trotzdem zulassen (Wiedereinsetzung, § 32 VwVfG). ' +
          'Begründen Sie das beim Einreichen, und reichen Sie den Antrag binnen zwei Wochen ein, nachdem das Hindernis weggefallen ist.',
      }
    : {
        ended: `Die Antragsfrist ist am ${germanInstant(closesAt)} abgelaufen.`,
        rule: 'Sie ist keine Ausschlussfrist: Die Behörde kann einen verspäteten Antrag noch berücksichtigen, muss es aber nicht.',
        still: `Einreichen können Sie ihn bis zum ${germanDay(periodTo)}. Begründen Sie dabei, warum er später kommt.`,
      }
}

/** The least that is said for a delay, in letters. */
export const LEAST_FOR_DELAY = 20

/** Why nothing can be begun or filed now. Codes applications.call_opens_later, applications.call_over, applications.call_closed */
export function notOpen(call: Window & { title: string }, timing: Exclude<Timing, 'in_time'>): Refusal {
  const { title, opensAt, closesAt, periodTo } = call
  if (timing === 'early')
    return new Refusal('applications.call_opens_later', { call: title, opens: germanInstant(opensAt) })
  if (timing === 'over') return new Refusal('applications.call_over', { call: title, ended: germanDay(periodTo) })
  return new Refusal('applications.call_closed', { call: title, closed: germanInstant(closesAt) })
}
