import { germanWhole } from '#core/money/german_number'
import Refusal from '#core/refusal'
import type { Eligibility } from '#programmes/domain/definition'
import type { UnitKind } from '#register/domain/unit_kinds'

export type Candidate = {
  /** The Land that stands in the key, also of a unit that the register does not have. */
  land: string
  landName: string
  unit: { name: string; key: string; unitKind: UnitKind; specialStatus: boolean; inhabitants: number } | null
  otherBody: boolean
}

/**
 * Whether a unit may apply at all, by its Land, its kind and its size.
 *
 * @throws Refusal programmes.other_land, programmes.unknown_unit, programmes.uninhabited,
 * programmes.kind_not_eligible, programmes.too_few_inhabitants, programmes.municipal_bodies_only
 */
export function assertEligible(
  programme: { land: string; landName: string; eligibility: Eligibility },
  candidate: Candidate
): void {
  const { eligibility, landName } = programme
  if (candidate.land !== programme.land)
    throw new Refusal('programmes.other_land', {
      name: candidate.unit?.name ?? 'Diese Gemeinde',
      seat: candidate.landName,
      land: landName,
    })
  if (candidate.otherBody) {
    if (!eligibility.otherBodies)
      throw new Refusal('programmes.municipal_bodies_only', { described: eligibility.described })
    return
  }
  if (!candidate.unit) throw new Refusal('programmes.unknown_unit', {})
  const { unitKind, specialStatus, name, key, inhabitants } = candidate.unit
  if (unitKind === 'uninhabited') throw new Refusal('programmes.uninhabited', { name })
  if (eligibility.alsoKeys.includes(key)) return
  const eligible = eligibility.kinds.includes(unitKind) || (specialStatus && eligibility.specialStatusCities)
  if (!eligible) throw new Refusal('programmes.kind_not_eligible', { name, described: eligibility.described })
  const { fromInhabitants: least = 0 } = eligibility
  // the register counts towns; a county applies for all of its own
  if (unitKind !== 'county' && inhabitants < least)
    throw new Refusal('programmes.too_few_inhabitants', {
      name,
      has: germanWhole(inhabitants),
      least: germanWhole(least),
    })
}
