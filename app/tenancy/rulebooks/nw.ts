import { type Rulebook, confirmed, sample, toBeConfirmed } from '#tenancy/domain/rulebook'
import { SAMPLE_FOR_MUNICIPALITIES, SAMPLE_FOR_OTHERS } from '#tenancy/rulebooks/sample_texts'
import { COMMON } from '#tenancy/rulebooks/common'
import { COURTS } from '#tenancy/rulebooks/nw_courts'

export const NW: Rulebook = {
  land: 'NW',
  keyPrefix: '05',
  name: 'Nordrhein-Westfalen',
  genitive: 'des Landes Nordrhein-Westfalen',
  courts: COURTS,
  rules: {
    ...COMMON,
    procedureAct: [confirmed('VwVfG NRW', 'VwVfG NRW')],
    budgetCode: [confirmed('Landeshaushaltsordnung (LHO)', '§§ 23, 44 LHO')],
    courtOfAudit: [confirmed('Landesrechnungshof Nordrhein-Westfalen', '§ 91 LHO')],
    regulationsMunicipal: [
      toBeConfirmed('VVG zu § 44 LHO', 'Teil II der VV zur LHO (für Gemeinden und Gemeindeverbände)'),
    ],
    regulationsOthers: [toBeConfirmed('VV zu § 44 LHO', 'Teil I der VV zur LHO')],
    sideConditionsMunicipal: [toBeConfirmed('ANBest-G', 'Anlage 1 zu Nr. 5.1 VVG zu § 44 LHO')],
    sideConditionsOthers: [toBeConfirmed('ANBest-P', 'VV zu § 44 LHO, Teil I')],
    sideConditionsTextMunicipal: [sample(SAMPLE_FOR_MUNICIPALITIES.sha256, 'Muster statt der Anlage zu den VV')],
    sideConditionsTextOthers: [sample(SAMPLE_FOR_OTHERS.sha256, 'Muster statt der Anlage zu den VV')],
    fictionDays: [
      confirmed(3, '§ 41 Absatz 2 VwVfG NRW alte Fassung'),
      confirmed(4, '§ 41 Absatz 2 VwVfG NRW', '2025-01-01'),
    ],
    fictionByProcedure: [confirmed(false, '§ 41 Absatz 2 VwVfG NRW, ohne Übergangsregel')],
    remedies: [
      confirmed({ ministry: 'court_action', district_government: 'court_action' }, '§ 110 Absatz 1 JustG NRW'),
    ],
    holidayRegion: [confirmed('NW', 'Feiertagsgesetz NRW')],
    supplementWeeks: [sample(3, '§ 31 Absatz 2 und 7 VwVfG, Übung der Behörde')],
    budgetOfficerCosignFromCents: [sample(5_000_000, '§ 9 LHO, Geschäftsordnung der Behörde')],
    secondPersonFromCents: [
      sample(50_000_000, 'Dienstanweisung der Behörde für das Haushalts-, Kassen- und Rechnungswesen'),
    ],
    signatureLimitCents: [sample(75_000_000, 'Geschäftsordnung der Behörde')],
    minimumGrantMunicipalCents: [toBeConfirmed(1_250_000, 'Nr. 1.1 VVG zu § 44 LHO, frühere Fassungen')],
    grantRounding: [sample('euro_down', 'Bewilligungspraxis')],
    postProration: [sample('month', 'Bewilligungspraxis')],
    earlyStart: [toBeConfirmed('on_request', 'Nr. 1.3 VVG zu § 44 LHO')],
    lineOverrunPercent: [toBeConfirmed(20, 'Nr. 1.2 ANBest-G')],
    reductionThresholdMunicipalCents: [toBeConfirmed(100_000, 'Nr. 2 ANBest-G')],
    reductionThresholdOthersCents: [toBeConfirmed(50_000, 'Nr. 2 ANBest-P')],
    timelyUseWindowMonths: [toBeConfirmed(2, 'Nr. 1.4 ANBest-G')],
    retentionPercent: [sample(0, 'Bewilligungspraxis')],
    proofKindMunicipal: [toBeConfirmed('simplified', 'Nr. 10 VVG zu § 44 LHO')],
    proofKindOthers: [toBeConfirmed('full', 'Nr. 7 ANBest-P')],
    proofDueMonthsMunicipal: [toBeConfirmed(6, 'Nr. 7.1 ANBest-G')],
    proofDueMonthsOthers: [toBeConfirmed(6, 'Nr. 7.1 ANBest-P')],
    proofDueMonthsAfterPurposeMunicipal: [toBeConfirmed(6, 'Nr. 7.1 ANBest-G')],
    proofDueMonthsAfterPurposeOthers: [toBeConfirmed(6, 'Nr. 7.1 ANBest-P')],
    interestMargin: [toBeConfirmed('5', '§ 49a Absatz 3 VwVfG NRW')],
    interestMinorLimitCents: [sample(50_000, 'Bewilligungspraxis')],
    recoveryMinorLimitMunicipalCents: [sample(100_000, 'Bewilligungspraxis')],
    recoveryMinorLimitOthersCents: [sample(0, 'Bewilligungspraxis')],
    purposeBindingYears: [toBeConfirmed(5, 'Nr. 4 ANBest-G')],
    inventoryThresholdCents: [toBeConfirmed(80_000, 'Nr. 4 ANBest-G, netto')],
    voucherRetentionYears: [toBeConfirmed(5, 'Nr. 7 ANBest-G')],
    fileRetentionYears: [toBeConfirmed(10, 'Aktenordnung der Behörde')],
  },
}
