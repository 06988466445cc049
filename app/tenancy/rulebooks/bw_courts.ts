import type { CourtDistrict } from '#tenancy/domain/rulebook'

/** Administrative courts by the county key of the addressee's seat (§ 52 Nummer 3 VwGO). */
export const COURTS: readonly CourtDistrict[] = [
  {
    name: 'Verwaltungsgericht Stuttgart',
    town: 'Stuttgart',
    counties: '08111 08115 08116 08117 08118 08119 08121 08125 08126 08127 08128 08135 08136',
  },
  {
    name: 'Verwaltungsgericht Karlsruhe',
    town: 'Karlsruhe',
    counties: '08211 08212 08215 08216 08221 08222 08225 08226 08231 08235 08236 08237',
  },
  {
    name: 'Verwaltungsgericht Freiburg',
    town: 'Freiburg im Breisgau',
    counties: '08311 08315 08316 08317 08325 08326 08327 08335 08336 08337',
  },
  {
    name: 'Verwaltungsgericht Sigmaringen',
    town: 'Sigmaringen',
    counties: '08415 08416 08417 08421 08425 08426 08435 08436 08437',
  },
]
