import type { CourtDistrict } from '#tenancy/domain/rulebook'

/** Administrative courts by the county key of the addressee's seat (§ 52 Nummer 3 VwGO). Street and post code are to be confirmed. */
export const COURTS: readonly CourtDistrict[] = [
  {
    name: 'Verwaltungsgericht Darmstadt',
    town: 'Darmstadt',
    street: 'Julius-Reiber-Straße 37',
    postcode: '64293',
    counties: '06411 06413 06431 06432 06433 06437 06438',
  },
  {
    name: 'Verwaltungsgericht Frankfurt am Main',
    town: 'Frankfurt am Main',
    street: 'Adalbertstraße 18',
    postcode: '60486',
    unconfirmed: '06415',
    counties: '06412 06415 06434 06435 06436',
  },
  {
    name: 'Verwaltungsgericht Wiesbaden',
    town: 'Wiesbaden',
    street: 'Mainzer Straße 124',
    postcode: '65189',
    counties: '06414 06439 06533',
  },
  {
    name: 'Verwaltungsgericht Gießen',
    town: 'Gießen',
    street: 'Marburger Straße 4',
    postcode: '35390',
    counties: '06440 06531 06532 06534 06535',
  },
  {
    name: 'Verwaltungsgericht Kassel',
    town: 'Kassel',
    street: 'Goethestraße 41+43',
    postcode: '34119',
    counties: '06611 06631 06632 06633 06634 06635 06636',
  },
]
