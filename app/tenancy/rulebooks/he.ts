import type { Rulebook } from '#tenancy/domain/rulebook'
import { COURTS } from '#tenancy/rulebooks/he_courts'

export const HE: Rulebook = {
  land: 'HE',
  keyPrefix: '06',
  name: 'Hessen',
  genitive: 'des Landes Hessen',
  courts: COURTS,
  // § 23 HessAGVwGO: the act on courts and remedies ends on this day unless it is prolonged
  remediesUntil: '2026-12-31',
  fictionByProcedure: false,
  rules: {
    procedureAct: [{ value: 'HVwVfG', validFrom: '1990-01-01', source: 'HVwVfG', mark: 'confirmed' }],
    budgetCode: [
      {
        value: 'Hessischen Landeshaushaltsordnung (LHO)',
        validFrom: '1990-01-01',
        source: '§§ 23, 44 LHO',
        mark: 'confirmed',
      },
    ],
    courtOfAudit: [{ value: 'Hessische Rechnungshof', validFrom: '1990-01-01', source: '§ 91 LHO', mark: 'confirmed' }],
    sideConditionsMunicipal: [
      { value: 'ANBest-GK', validFrom: '1990-01-01', source: 'Nr. 13 VV zu § 44 LHO', mark: 'to_be_confirmed' },
    ],
    sideConditionsOthers: [
      { value: 'ANBest-P', validFrom: '1990-01-01', source: 'VV zu § 44 LHO', mark: 'to_be_confirmed' },
    ],
    sideConditionsEdition: [
      { value: 'geltende Fassung', validFrom: '1990-01-01', source: 'VV zu § 44 LHO', mark: 'to_be_confirmed' },
    ],
    fictionDays: [{ value: 3, validFrom: '1990-01-01', source: '§ 41 Absatz 2 HVwVfG', mark: 'to_be_confirmed' }],
    budgetOfficerCosignFromCents: [
      { value: 5_000_000, validFrom: '1990-01-01', source: '§ 9 LHO, Geschäftsordnung der Behörde', mark: 'sample' },
    ],
    grantRoundingCents: [{ value: 100, validFrom: '1990-01-01', source: 'Bewilligungspraxis', mark: 'sample' }],
    lineOverrunPercent: [{ value: 20, validFrom: '1990-01-01', source: 'Nr. 1.2 ANBest-GK', mark: 'to_be_confirmed' }],
    timelyUseWindowMonths: [
      { value: 2, validFrom: '1990-01-01', source: 'Nr. 1.4 ANBest-GK', mark: 'to_be_confirmed' },
    ],
    proofDueMonthsMunicipal: [
      { value: 12, validFrom: '1990-01-01', source: 'Nr. 7.1 ANBest-GK', mark: 'to_be_confirmed' },
    ],
    proofDueMonthsOthers: [{ value: 6, validFrom: '1990-01-01', source: 'Nr. 6.1 ANBest-P', mark: 'to_be_confirmed' }],
    remedies: [
      {
        value: { regional_council: 'court_action', ministry: 'court_action' },
        validFrom: '1990-01-01',
        source: '§ 16a HessAGVwGO',
        mark: 'confirmed',
      },
    ],
  },
}
