import type { CourtDistrict } from '#tenancy/domain/rulebook'

/** Administrative courts by the county key of the addressee's seat (§ 52 Nummer 3 VwGO). */
export const COURTS: readonly CourtDistrict[] = [
  {
    name: 'Verwaltungsgericht Düsseldorf',
    town: 'Düsseldorf',
    counties: '05111 05112 05114 05116 05117 05119 05120 05122 05124 05154 05158 05162 05166 05170',
  },
  {
    name: 'Verwaltungsgericht Gelsenkirchen',
    town: 'Gelsenkirchen',
    counties: '05113 05512 05513 05562 05911 05913 05916 05978',
  },
  {
    name: 'Verwaltungsgericht Köln',
    town: 'Köln',
    counties: '05314 05315 05316 05362 05374 05378 05382',
  },
  {
    name: 'Verwaltungsgericht Aachen',
    town: 'Aachen',
    counties: '05334 05358 05366 05370',
  },
  {
    name: 'Verwaltungsgericht Münster',
    town: 'Münster',
    counties: '05515 05554 05558 05566 05570',
  },
  {
    name: 'Verwaltungsgericht Minden',
    town: 'Minden',
    counties: '05711 05754 05758 05762 05766 05770 05774',
  },
  {
    name: 'Verwaltungsgericht Arnsberg',
    town: 'Arnsberg',
    counties: '05914 05915 05954 05958 05962 05966 05970 05974',
  },
]
