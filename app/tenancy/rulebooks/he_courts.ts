import type { CourtDistrict } from '#tenancy/domain/rulebook'

/** Administrative courts by the county key of the addressee's seat (§ 52 Nummer 3 VwGO). */
export const COURTS: readonly CourtDistrict[] = [
  {
    name: 'Verwaltungsgericht Darmstadt',
    town: 'Darmstadt',
    counties: '06411 06413 06431 06432 06433 06437 06438',
  },
  {
    name: 'Verwaltungsgericht Frankfurt am Main',
    town: 'Frankfurt am Main',
    unconfirmed: '06415',
    counties: '06412 06415 06434 06435 06436',
  },
  {
    name: 'Verwaltungsgericht Wiesbaden',
    town: 'Wiesbaden',
    counties: '06414 06439 06533',
  },
  {
    name: 'Verwaltungsgericht Gießen',
    town: 'Gießen',
    counties: '06440 06531 06532 06534 06535',
  },
  {
    name: 'Verwaltungsgericht Kassel',
    town: 'Kassel',
    counties: '06611 06631 06632 06633 06634 06635 06636',
  },
]
