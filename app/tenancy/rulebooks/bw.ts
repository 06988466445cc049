import type { Rulebook } from '#tenancy/domain/rulebook'
import { COURTS } from '#tenancy/rulebooks/bw_courts'

export const BW: Rulebook = {
  land: 'BW',
  keyPrefix: '08',
  name: 'Baden-Württemberg',
  genitive: 'des Landes Baden-Württemberg',
  courts: COURTS,
  remediesUntil: null,
  // § 102b LVwVfG
  fictionByProcedure: true,
  rules: {
    procedureAct: [{ value: 'LVwVfG', validFrom: '1990-01-01', source: 'LVwVfG', mark: 'confirmed' }],
    budgetCode: [
      {
        value: 'Landeshaushaltsordnung für Baden-Württemberg (LHO)',
        validFrom: '1990-01-01',
        source: '§§ 23, 44 LHO',
        mark: 'confirmed',
      },
    ],
    courtOfAudit: [
      { value: 'Rechnungshof Baden-Württemberg', validFrom: '1990-01-01', source: '§ 91 LHO', mark: 'confirmed' },
    ],
    sideConditionsMunicipal: [
      { value: 'ANBest-K', validFrom: '1990-01-01', source: 'VV-LHO zu § 44', mark: 'to_be_confirmed' },
    ],
    sideConditionsOthers: [
      { value: 'ANBest-P', validFrom: '1990-01-01', source: 'VV-LHO zu § 44', mark: 'to_be_confirmed' },
    ],
    sideConditionsEdition: [
      {
        value: 'Fassung vom 20.12.2018',
        validFrom: '1990-01-01',
        source: 'VV-LHO vom 20.12.2018',
        mark: 'to_be_confirmed',
      },
    ],
    fictionDays: [
      { value: 3, validFrom: '1990-01-01', source: '§ 41 Absatz 2 LVwVfG alte Fassung', mark: 'confirmed' },
      { value: 4, validFrom: '2025-02-07', source: '§ 41 Absatz 2 LVwVfG, GBl. 2025 Nr. 8', mark: 'confirmed' },
    ],
    budgetOfficerCosignFromCents: [
      { value: 5_000_000, validFrom: '1990-01-01', source: '§ 9 LHO, Geschäftsordnung der Behörde', mark: 'sample' },
    ],
    grantRoundingCents: [{ value: 10_000, validFrom: '1990-01-01', source: 'Bewilligungspraxis', mark: 'sample' }],
    lineOverrunPercent: [{ value: 20, validFrom: '1990-01-01', source: 'Nr. 1.2 ANBest-K', mark: 'to_be_confirmed' }],
    timelyUseWindowMonths: [{ value: 2, validFrom: '1990-01-01', source: 'Nr. 1.4 ANBest-K', mark: 'to_be_confirmed' }],
    proofDueMonthsMunicipal: [
      { value: 12, validFrom: '1990-01-01', source: 'Nr. 7.1 ANBest-K', mark: 'to_be_confirmed' },
    ],
    proofDueMonthsOthers: [{ value: 6, validFrom: '1990-01-01', source: 'Nr. 6.1 ANBest-P', mark: 'to_be_confirmed' }],
    remedies: [
      {
        value: { ministry: 'court_action', regional_council: 'court_action', development_bank: 'objection' },
        validFrom: '1990-01-01',
        source: '§ 68 Absatz 1 Satz 2 Nummer 1 VwGO, § 15 AGVwGO',
        mark: 'confirmed',
      },
    ],
  },
}
