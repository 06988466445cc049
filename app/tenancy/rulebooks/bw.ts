import { type Rulebook, confirmed, sample, toBeConfirmed } from '#tenancy/domain/rulebook'
import { SAMPLE_FOR_MUNICIPALITIES, SAMPLE_FOR_OTHERS } from '#tenancy/rulebooks/sample_texts'
import { COMMON } from '#tenancy/rulebooks/common'
import { COURTS } from '#tenancy/rulebooks/bw_courts'

export const BW: Rulebook = {
  land: 'BW',
  keyPrefix: '08',
  name: 'Baden-Württemberg',
  genitive: 'des Landes Baden-Württemberg',
  courts: COURTS,
  rules: {
    ...COMMON,
    procedureAct: [confirmed('LVwVfG', 'LVwVfG')],
    budgetCode: [confirmed('Landeshaushaltsordnung für Baden-Württemberg (LHO)', '§§ 23, 44 LHO')],
    courtOfAudit: [confirmed('Rechnungshof Baden-Württemberg', '§ 91 LHO')],
    regulationsMunicipal: [toBeConfirmed('VV-LHO zu § 44', 'VV-LHO vom 20.12.2018')],
    regulationsOthers: [toBeConfirmed('VV-LHO zu § 44', 'VV-LHO vom 20.12.2018')],
    sideConditionsMunicipal: [toBeConfirmed('ANBest-K', 'VV-LHO zu § 44')],
    sideConditionsOthers: [toBeConfirmed('ANBest-P', 'VV-LHO zu § 44')],
    sideConditionsTextMunicipal: [sample(SAMPLE_FOR_MUNICIPALITIES.sha256, 'Muster statt der Anlage zu den VV')],
    sideConditionsTextOthers: [sample(SAMPLE_FOR_OTHERS.sha256, 'Muster statt der Anlage zu den VV')],
    fictionDays: [
      toBeConfirmed(3, '§ 41 Absatz 2 LVwVfG alte Fassung'),
      toBeConfirmed(4, '§ 41 Absatz 2 LVwVfG, GBl. 2025 Nr. 8', '2025-02-07'),
    ],
    fictionByProcedure: [toBeConfirmed(true, '§ 102b LVwVfG')],
    remedies: [
      toBeConfirmed(
        { ministry: 'court_action', regional_council: 'court_action', development_bank: 'objection' },
        '§ 68 Absatz 1 Satz 2 Nummer 1 VwGO, § 15 AGVwGO'
      ),
    ],
    holidayRegion: [confirmed('BW', 'Feiertagsgesetz Baden-Württemberg')],
    supplementWeeks: [sample(3, '§ 31 Absatz 2 und 7 VwVfG, Übung der Behörde')],
    budgetOfficerCosignFromCents: [sample(5_000_000, '§ 9 LHO, Geschäftsordnung der Behörde')],
    secondPersonFromCents: [
      sample(50_000_000, 'Dienstanweisung der Behörde für das Haushalts-, Kassen- und Rechnungswesen'),
    ],
    signatureLimitCents: [sample(75_000_000, 'Geschäftsordnung der Behörde')],
    minimumGrantMunicipalCents: [sample(1_000_000, 'Bewilligungspraxis')],
    grantRounding: [sample('hundred_euro_down', 'Bewilligungspraxis')],
    postProration: [sample('day', 'Bewilligungspraxis')],
    earlyStart: [toBeConfirmed('on_request', 'VV-LHO zu § 44')],
    lineOverrunPercent: [toBeConfirmed(20, 'Nr. 1.2 ANBest-K')],
    reductionThresholdMunicipalCents: [toBeConfirmed(50_000, 'Nr. 2 ANBest-K')],
    reductionThresholdOthersCents: [toBeConfirmed(50_000, 'Nr. 2 ANBest-P')],
    timelyUseWindowMonths: [toBeConfirmed(2, 'Nr. 1.4 ANBest-K')],
    retentionPercent: [sample(5, 'Bewilligungspraxis')],
    proofKindMunicipal: [toBeConfirmed('simplified', 'Nr. 7 ANBest-K')],
    proofKindOthers: [toBeConfirmed('full', 'Nr. 7 ANBest-P')],
    proofDueMonthsMunicipal: [toBeConfirmed(12, 'Nr. 7.1 ANBest-K')],
    proofDueMonthsOthers: [toBeConfirmed(6, 'Nr. 7.1 ANBest-P')],
    proofDueMonthsAfterPurposeMunicipal: [toBeConfirmed(12, 'Nr. 7.1 ANBest-K')],
    proofDueMonthsAfterPurposeOthers: [toBeConfirmed(6, 'Nr. 7.1 ANBest-P')],
    interestMargin: [toBeConfirmed('5', '§ 49a Absatz 3 LVwVfG')],
    interestMinorLimitCents: [sample(25_000, 'Bewilligungspraxis')],
    recoveryMinorLimitMunicipalCents: [sample(50_000, 'Bewilligungspraxis')],
    recoveryMinorLimitOthersCents: [sample(0, 'Bewilligungspraxis')],
    purposeBindingYears: [toBeConfirmed(5, 'Nr. 4 ANBest-K')],
    inventoryThresholdCents: [toBeConfirmed(80_000, 'Nr. 4 ANBest-K, netto')],
    voucherRetentionYears: [toBeConfirmed(5, 'Nr. 7 ANBest-K')],
    fileRetentionYears: [toBeConfirmed(10, 'Aktenordnung der Behörde')],
  },
}
