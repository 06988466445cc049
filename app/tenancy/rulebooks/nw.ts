import type { Rulebook } from '#tenancy/domain/rulebook'
import { COURTS } from '#tenancy/rulebooks/nw_courts'

export const NW: Rulebook = {
  land: 'NW',
  keyPrefix: '05',
  name: 'Nordrhein-Westfalen',
  genitive: 'des Landes Nordrhein-Westfalen',
  courts: COURTS,
  remediesUntil: null,
  fictionByProcedure: false,
  rules: {
    procedureAct: [{ value: 'VwVfG NRW', validFrom: '1990-01-01', source: 'VwVfG NRW', mark: 'confirmed' }],
    budgetCode: [
      { value: 'Landeshaushaltsordnung (LHO)', validFrom: '1990-01-01', source: '§§ 23, 44 LHO', mark: 'confirmed' },
    ],
    courtOfAudit: [
      {
        value: 'Landesrechnungshof Nordrhein-Westfalen',
        validFrom: '1990-01-01',
        source: '§ 91 LHO',
        mark: 'confirmed',
      },
    ],
    sideConditionsMunicipal: [
      { value: 'ANBest-G', validFrom: '1990-01-01', source: 'Anlage 1 zu Nr. 5.1 VVG zu § 44 LHO', mark: 'confirmed' },
    ],
    sideConditionsOthers: [
      { value: 'ANBest-P', validFrom: '1990-01-01', source: 'VV zu § 44 LHO, Teil I', mark: 'confirmed' },
    ],
    sideConditionsEdition: [
      {
        value: 'in der am Tag dieses Bescheides geltenden Fassung',
        validFrom: '1990-01-01',
        source: 'VV zur LHO, frühere Fassungen',
        mark: 'to_be_confirmed',
      },
      {
        value: 'Fassung vom 22.04.2026',
        validFrom: '2026-04-22',
        source: 'VV zur LHO in der ab 22.04.2026 geltenden Fassung',
        mark: 'to_be_confirmed',
      },
    ],
    fictionDays: [
      { value: 3, validFrom: '1990-01-01', source: '§ 41 Absatz 2 VwVfG NRW alte Fassung', mark: 'confirmed' },
      { value: 4, validFrom: '2025-01-01', source: '§ 41 Absatz 2 VwVfG NRW', mark: 'confirmed' },
    ],
    budgetOfficerCosignFromCents: [
      { value: 5_000_000, validFrom: '1990-01-01', source: '§ 9 LHO, Geschäftsordnung der Behörde', mark: 'sample' },
    ],
    grantRoundingCents: [{ value: 100, validFrom: '1990-01-01', source: 'Bewilligungspraxis', mark: 'sample' }],
    lineOverrunPercent: [{ value: 20, validFrom: '1990-01-01', source: 'Nr. 1.2 ANBest-G', mark: 'to_be_confirmed' }],
    timelyUseWindowMonths: [{ value: 2, validFrom: '1990-01-01', source: 'Nr. 1.4 ANBest-G', mark: 'to_be_confirmed' }],
    proofDueMonthsMunicipal: [
      { value: 6, validFrom: '1990-01-01', source: 'Nr. 7.1 ANBest-G', mark: 'to_be_confirmed' },
    ],
    proofDueMonthsOthers: [{ value: 6, validFrom: '1990-01-01', source: 'Nr. 6.1 ANBest-P', mark: 'to_be_confirmed' }],
    remedies: [
      {
        value: { ministry: 'court_action', district_government: 'court_action' },
        validFrom: '1990-01-01',
        source: '§ 110 Absatz 1 JustG NRW',
        mark: 'confirmed',
      },
    ],
  },
}
