import type Day from '#core/calendar/day'
import { COURT_LAW, periodEnd } from '#core/calendar/periods'
import type { Step } from '#core/derivation'
import Refusal from '#core/refusal'
import { type AuthorityKind, type Rulebook, courtOf, ruleOn, rulesOn } from '#tenancy/domain/rulebook'

/**
 * The last day of the remedy period (§§ 58, 70, 74 VwGO): one month after announcement, a year where the remedy
 * notice is missing or wrong, shifted to a working day at the court's seat in the Land.
 */
export function remedyDeadline(
  rulebook: Rulebook,
  announcedOn: Day,
  noticeCorrect: boolean
): { lastDay: Day; steps: Step[] } {
  const { value: months, source } = noticeCorrect
    ? ruleOn(rulebook.rules, 'remedyMonths', announcedOn)
    : ruleOn(rulebook.rules, 'remedyMonthsWithoutNotice', announcedOn)
  const { lastDay, steps } = periodEnd(
    announcedOn,
    { months },
    ruleOn(rulebook.rules, 'holidayRegion', announcedOn).value,
    COURT_LAW
  )
  const [period, ...shift] = steps
  const rule = noticeCorrect
    ? 'Rechtsbehelfsfrist nach Bekanntgabe'
    : 'Rechtsbehelfsfrist ohne oder mit unrichtiger Rechtsbehelfsbelehrung'
  return { lastDay, steps: [{ ...period, rule, source: `${source}, ${period.source}` }, ...shift] }
}

/**
 * The remedy notice (Rechtsbehelfsbelehrung) of an act: remedy, body, seat, period and nothing else; an
 * addition that misleads makes the period a year (§ 58 VwGO). The court is that of the addressee's seat
 * (§ 52 Nummer 3 VwGO). Where court or remedy are not certain, nothing is signed.
 *
 * @throws Refusal decisions.remedy_unconfirmed
 */
export function remedyNotice(
  rulebook: Rulebook,
  authority: { kind: AuthorityKind },
  seatCountyKey: string,
  on: Day
): string {
  const court = courtOf(rulebook, seatCountyKey)
  const { remedies, remedyText, remedyMonths } = rulesOn(rulebook, on).values
  const remedy = remedies[authority.kind]
  const expired = rulebook.remediesUntil !== null && on.iso > rulebook.remediesUntil.value
  const unconfirmed = court?.unconfirmed?.split(' ').includes(seatCountyKey) ?? false
  if (!court || remedy !== 'court_action' || expired || unconfirmed)
    throw new Refusal('decisions.remedy_unconfirmed', { county: seatCountyKey, land: rulebook.name })
  const words: Readonly<Record<string, string>> = {
    frist: remedyMonths === 1 ? 'eines Monats' : `von ${remedyMonths} Monaten`,
    gericht: court.name,
    ort: court.town,
  }
  return remedyText.replace(/\{([a-zß]+)\}/g, (_, name: string) => words[name])
}

/** Printed after the signature, outside the remedy notice, for public bodies. */
export const FILING_NOTE =
  'Hinweis (nicht Bestandteil der Rechtsbehelfsbelehrung): Behörden und juristische Personen des öffentlichen Rechts müssen Klagen als ' +
  'elektronisches Dokument einreichen (§ 55d VwGO). Das Dokument muss mit einer qualifizierten elektronischen Signatur versehen sein oder ' +
  'signiert auf einem sicheren Übermittlungsweg eingereicht werden, zum Beispiel über das besondere elektronische Behördenpostfach – beBPo ' +
  '(§ 55a VwGO). Eine einfache E-Mail genügt nicht.'
