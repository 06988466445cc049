import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { COURT_LAW, periodEnd } from '#core/calendar/periods'
import type { Step } from '#core/derivation'
import Refusal from '#core/refusal'
import { AUTHORITY_KIND_WORDS, labelOf } from '#tenancy/domain/rule_labels'
import {
  type AuthorityKind,
  type CourtDistrict,
  type Remedy,
  type RuleName,
  type Rulebook,
  type RulesOn,
  courtOf,
  endedOn,
  ruleOn,
  rulesOn,
} from '#tenancy/domain/rulebook'

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

/** Who decides and whom an objection is filed with. */
export type DecidingAuthority = { kind: AuthorityKind; name: string; seat: string }

/**
 * The remedy notice (Rechtsbehelfsbelehrung) of an act: remedy, body, seat, period and nothing else; an
 * addition that misleads makes the period a year (§ 58 VwGO). An action goes to the court of the addressee's seat
 * (§ 52 Nummer 3 VwGO), an objection to the authority itself (§ 70 VwGO). Where either is not certain, nothing is
 * signed.
 *
 * @throws Refusal decisions.rule_ended, decisions.remedy_unknown, decisions.court_unknown, decisions.court_unconfirmed,
 * decisions.remedy_text_broken
 */
export function remedyNotice(rulebook: Rulebook, authority: DecidingAuthority, seatCountyKey: string, on: Day): string {
  const { remedyText, remedyMonths } = rulesOn(rulebook, on).values
  const remedy = remedyAgainst(rulebook, authority.kind, on)
  const court = remedy === 'court_action' ? assertCourt(rulebook, seatCountyKey) : null
  const words: Readonly<Record<string, string>> = {
    frist: remedyMonths === 1 ? 'eines Monats' : `von ${remedyMonths} Monaten`,
    gericht: court?.name ?? '',
    ort: court?.town ?? '',
    behoerde: authority.name,
    sitz: authority.seat,
  }
  return remedyText[remedy].replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const word = ownOf(words, name)
    // a gap in it would make the period a year (§ 58 Absatz 2 VwGO)
    if (word === undefined) throw new Refusal('decisions.remedy_text_broken', { name: `{${name}}` })
    return word
  })
}

/** Which remedy there is against an act of such an authority. @throws Refusal decisions.rule_ended, decisions.remedy_unknown */
export function remedyAgainst(rulebook: Rulebook, kind: AuthorityKind, on: Day): Remedy {
  assertHolds(rulesOn(rulebook, on), 'remedies')
  const remedy = ruleOn(rulebook.rules, 'remedies', on).value[kind]
  if (remedy) return remedy
  throw new Refusal('decisions.remedy_unknown', { kind: AUTHORITY_KIND_WORDS[kind], land: rulebook.name })
}

/** @throws Refusal decisions.rule_ended */
export function assertHolds(rules: RulesOn, ...names: RuleName[]): void {
  const ended = endedOn(rules).find(({ name }) => names.includes(name))
  if (!ended) return
  const { source } = rules.sources[ended.name]
  const until = germanDay(Day.parse(ended.lastDay))
  throw new Refusal('decisions.rule_ended', { rule: labelOf(ended.name).label, until, source })
}

function assertCourt(rulebook: Rulebook, county: string): CourtDistrict {
  const court = courtOf(rulebook, county)
  if (!court) throw new Refusal('decisions.court_unknown', { county, land: rulebook.name })
  if (court.unconfirmed?.split(' ').includes(county))
    throw new Refusal('decisions.court_unconfirmed', { county, court: court.name })
  return court
}

/** Printed after the signature, outside the remedy notice, for public bodies that may bring an action. */
export const FILING_NOTE =
  'Hinweis (nicht Bestandteil der Rechtsbehelfsbelehrung): Behörden und juristische Personen des öffentlichen Rechts müssen Klagen als ' +
  'elektronisches Dokument einreichen (§ 55d VwGO). Das Dokument muss mit einer qualifizierten elektronischen Signatur versehen sein oder ' +
  'signiert auf einem sicheren Übermittlungsweg eingereicht werden, zum Beispiel über das besondere elektronische Behördenpostfach – beBPo ' +
  '(§ 55a VwGO). Eine einfache E-Mail genügt nicht.'

/** The same for everybody else. */
export const PRIVATE_FILING_NOTE =
  'Hinweis (nicht Bestandteil der Rechtsbehelfsbelehrung): Informationen zum elektronischen Rechtsverkehr mit den Verwaltungsgerichten ' +
  'finden Sie unter www.justiz.de. Eine einfache E-Mail genügt nicht.'
