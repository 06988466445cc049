import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import type { Window } from '#programmes/domain/call_window'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'

/** A call, as far as it says what becomes of an application that comes late. */
export type Deadline = Window & { cutoffDeadline: boolean; land: string }

/** The instant, the rule and what can still be done, for whoever would file late (§ 32 VwVfG of the Land for a cut-off deadline). */
export function lateWords(call: Deadline): {
  ended: string
  rule: string
  still: string
} {
  const { closesAt, cutoffDeadline, periodTo, land, opensAt } = call
  const act = ruleOn(rulebookOf(land).rules, 'procedureAct', dayOf(opensAt)).value
  return cutoffDeadline
    ? {
        ended: `Die Antragsfrist ist am ${germanInstant(closesAt)} abgelaufen; sie war eine Ausschlussfrist.`,
        rule: 'Ein später eingegangener Antrag wird abgelehnt.',
        still:
          `Waren Sie ohne Verschulden gehindert, kann die Behörde ihn trotzdem zulassen (Wiedereinsetzung, § 32 ${act}), höchstens ein Jahr nach dem Ende der Frist. ` +
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

/** Why nothing can be begun or filed: before the window, or when there is nothing left to apply for. Codes applications.call_opens_later, applications.call_over */
export function notOpen(call: Window & { title: string }, timing: 'early' | 'over'): Refusal {
  const { title: of, opensAt, periodTo } = call
  return timing === 'early'
    ? new Refusal('applications.call_opens_later', { call: of, opens: germanInstant(opensAt) })
    : new Refusal('applications.call_over', { call: of, ended: germanDay(periodTo) })
}
