import { type Rulebook, confirmed, sample, toBeConfirmed, until } from '#tenancy/domain/rulebook'
import { SAMPLE_FOR_MUNICIPALITIES, SAMPLE_FOR_OTHERS } from '#tenancy/rulebooks/sample_texts'
import { COMMON } from '#tenancy/rulebooks/common'
import { COURTS } from '#tenancy/rulebooks/he_courts'

export const HE: Rulebook = {
  land: 'HE',
  keyPrefix: '06',
  name: 'Hessen',
  genitive: 'des Landes Hessen',
  courts: COURTS,
  rules: {
    ...COMMON,
    procedureAct: [confirmed('HVwVfG', 'HVwVfG')],
    budgetCode: [confirmed('Hessischen Landeshaushaltsordnung (LHO)', '§§ 23, 44 LHO')],
    courtOfAudit: [confirmed('Hessische Rechnungshof', '§ 91 LHO')],
    regulationsMunicipal: [toBeConfirmed('VV zu § 44 LHO', 'Nr. 13 VV zu § 44 LHO (Gebietskörperschaften)')],
    regulationsOthers: [toBeConfirmed('VV zu § 44 LHO', 'VV zu § 44 LHO')],
    sideConditionsMunicipal: [toBeConfirmed('ANBest-GK', 'Nr. 13 VV zu § 44 LHO')],
    sideConditionsOthers: [toBeConfirmed('ANBest-P', 'VV zu § 44 LHO')],
    sideConditionsTextMunicipal: [sample(SAMPLE_FOR_MUNICIPALITIES.sha256, 'Muster statt der Anlage zu den VV')],
    sideConditionsTextOthers: [sample(SAMPLE_FOR_OTHERS.sha256, 'Muster statt der Anlage zu den VV')],
    fictionDays: [toBeConfirmed(3, '§ 41 Absatz 2 HVwVfG')],
    fictionByProcedure: [toBeConfirmed(false, '§ 41 Absatz 2 HVwVfG')],
    // the act on courts and remedies ends on this day unless it is prolonged
    remedies: [
      until(
        '2026-12-31',
        toBeConfirmed(
          { regional_council: 'court_action', ministry: 'court_action' },
          '§ 16a HessAGVwGO, gilt nach § 23 HessAGVwGO bis 31.12.2026; für das Ministerium § 68 Absatz 1 Satz 2 Nummer 1 VwGO'
        )
      ),
    ],
    holidayRegion: [confirmed('HE', 'Hessisches Feiertagsgesetz')],
    supplementWeeks: [sample(3, '§ 31 Absatz 2 und 7 VwVfG, Übung der Behörde')],
    budgetOfficerCosignFromCents: [sample(5_000_000, '§ 9 LHO, Geschäftsordnung der Behörde')],
    secondPersonFromCents: [
      sample(50_000_000, 'Dienstanweisung der Behörde für das Haushalts-, Kassen- und Rechnungswesen'),
    ],
    signatureLimitCents: [sample(75_000_000, 'Geschäftsordnung der Behörde')],
    minimumGrantMunicipalCents: [sample(500_000, 'Bewilligungspraxis')],
    grantRounding: [sample('euro_down', 'Bewilligungspraxis')],
    postProration: [sample('month', 'Bewilligungspraxis')],
    earlyStart: [toBeConfirmed('on_request', 'VV zu § 44 LHO')],
    lineOverrunPercent: [toBeConfirmed(20, 'Nr. 1.2 ANBest-GK')],
    reductionThresholdMunicipalCents: [toBeConfirmed(50_000, 'Nr. 2 ANBest-GK')],
    reductionThresholdOthersCents: [toBeConfirmed(50_000, 'Nr. 2 ANBest-P')],
    timelyUseWindowMonths: [toBeConfirmed(2, 'Nr. 1.4 ANBest-GK')],
    retentionPercent: [sample(0, 'Bewilligungspraxis')],
    proofKindMunicipal: [toBeConfirmed('usage_confirmation', 'Nr. 13 VV zu § 44 LHO')],
    proofKindOthers: [toBeConfirmed('full', 'Nr. 7 ANBest-P')],
    proofDueMonthsMunicipal: [toBeConfirmed(12, 'Nr. 7.1 ANBest-GK')],
    proofDueMonthsOthers: [toBeConfirmed(6, 'Nr. 7.1 ANBest-P')],
    proofDueMonthsAfterPurposeMunicipal: [toBeConfirmed(12, 'Nr. 7.1 ANBest-GK')],
    proofDueMonthsAfterPurposeOthers: [toBeConfirmed(6, 'Nr. 7.1 ANBest-P')],
    interestMargin: [confirmed('5', '§ 49a Absatz 3 HVwVfG')],
    interestMinorLimitCents: [sample(50_000, 'Bewilligungspraxis')],
    recoveryMinorLimitMunicipalCents: [sample(50_000, 'Bewilligungspraxis')],
    recoveryMinorLimitOthersCents: [sample(0, 'Bewilligungspraxis')],
    purposeBindingYears: [toBeConfirmed(5, 'Nr. 4 ANBest-GK')],
    inventoryThresholdCents: [toBeConfirmed(80_000, 'Nr. 4 ANBest-GK, netto')],
    voucherRetentionYears: [toBeConfirmed(5, 'Nr. 7 ANBest-GK')],
    fileRetentionYears: [toBeConfirmed(10, 'Aktenordnung der Behörde')],
  },
}
