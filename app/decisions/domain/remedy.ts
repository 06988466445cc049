import type Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import { type AuthorityKind, type Rulebook, courtOf, rulesOn } from '#tenancy/domain/rulebook'

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
  const remedy = rulesOn(rulebook, on).values.remedies[authority.kind]
  const expired = rulebook.remediesUntil !== null && on.iso > rulebook.remediesUntil
  const unconfirmed = court?.unconfirmed?.split(' ').includes(seatCountyKey) ?? false
  if (!court || remedy !== 'court_action' || expired || unconfirmed)
    throw new Refusal('decisions.remedy_unconfirmed', { county: seatCountyKey, land: rulebook.name })
  return (
    `Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage bei dem ${court.name} in ${court.town} ` +
    `(${court.street}, ${court.postcode} ${court.town}) erhoben werden.`
  )
}

/** Printed after the signature, outside the remedy notice, for public bodies. */
export const FILING_NOTE =
  'Hinweis (nicht Bestandteil der Rechtsbehelfsbelehrung): Behörden und juristische Personen des öffentlichen Rechts müssen Klagen als ' +
  'elektronisches Dokument einreichen (§ 55d VwGO). Das Dokument muss mit einer qualifizierten elektronischen Signatur versehen sein oder ' +
  'signiert auf einem sicheren Übermittlungsweg eingereicht werden, zum Beispiel über das besondere elektronische Behördenpostfach – beBPo ' +
  '(§ 55a VwGO). Eine einfache E-Mail genügt nicht.'
