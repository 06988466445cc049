import { type CommonRules, confirmed, sample, toBeConfirmed } from '#tenancy/domain/rulebook'

/** The two readings of § 9 OZG: the third or the fourth day after a notice was put into the mailbox. */
export const MAILBOX_DAYS: readonly number[] = [3, 4]

/** What federal law or all Länder have in common, and what holds where nobody names a Land. */
export const COMMON: CommonRules = {
  retrievalDays: [toBeConfirmed(10, '§ 41 Absatz 2a VwVfG')],
  signatureDays: [toBeConfirmed(60, 'Geschäftsordnung der Bewilligungsbehörde')],
  mailboxFictionDays: [toBeConfirmed(4, '§ 9 OZG (dritter oder vierter Tag, zwei Fundstellen)')],
  remedyText: [
    toBeConfirmed(
      {
        court_action:
          'Gegen diesen Bescheid kann innerhalb {frist} nach Bekanntgabe Klage bei dem {gericht} in {ort} erhoben werden.',
        objection:
          'Gegen diesen Bescheid kann innerhalb {frist} nach Bekanntgabe Widerspruch erhoben werden. Der Widerspruch ist einzulegen bei: {behoerde}, {sitz}.',
      },
      '§ 58 Absatz 1, §§ 70, 74, 81 VwGO'
    ),
  ],
  remedyMonths: [confirmed(1, '§ 74 Absatz 1 VwGO (Klage), § 70 Absatz 1 VwGO (Widerspruch)')],
  remedyMonthsWithoutNotice: [confirmed(12, '§ 58 Absatz 2 VwGO')],
  fictionShiftsToWorkday: [toBeConfirmed(false, '§ 41 Absatz 2 VwVfG, § 31 VwVfG (Fiktion ist keine Frist)')],
  lineOverrunPercent: [toBeConfirmed(20, 'Nr. 1.2 ANBest')],
  interestMargin: [confirmed('5', '§ 49a Absatz 3 Satz 1 VwVfG')],
  interestDayCount: [toBeConfirmed('ACT/ACT', 'Kalendertage, gesetzlich nicht geregelt')],
  lateUseInterestFrom: [toBeConfirmed('window_end', '§ 49a Absatz 4 VwVfG')],
  limitationYears: [toBeConfirmed(3, '§§ 195, 199 BGB, entsprechend')],
  limitationYearsOfDecision: [toBeConfirmed(30, '§ 53 Absatz 2 VwVfG')],
  deepCheckPercent: [sample(10, 'Prüfkonzept der Behörde')],
  smallNumberBelow: [toBeConfirmed(5, 'Übung der amtlichen Statistik')],
}
