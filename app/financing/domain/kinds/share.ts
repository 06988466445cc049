import Fraction from '#core/money/fraction'
import { euros, percent } from '#core/money/german_money'
import Money from '#core/money/money'
import type { FinancingKind } from '#financing/domain/kinds/kind'
import { upToMaximum } from '#financing/domain/kinds/offer'
import { RULES } from '#financing/domain/rules'

const inPercent = (rate: Fraction) => percent(rate.times(Fraction.of(100)))

/** A fixed part of the eligible expenditure (Nr. 2.2.1 VV zu § 44 LHO): savings and new income reduce it by that part. */
export const share: FinancingKind = {
  name: 'Anteilfinanzierung',
  short: 'Anteil',
  explained: 'Das Land übernimmt einen festen Anteil der zuwendungsfähigen Ausgaben.',
  offered: (financing) =>
    upToMaximum(`${financing.rate!.replace('.', ',')} % der zuwendungsfähigen Ausgaben`, financing),
  hasRate: true,
  hasUnits: false,
  ownMeansFirst: false,
  subtractsThirdParties: false,
  followsPlan: true,
  approve({ rate, planned }) {
    const { eligible } = planned!
    const grant = eligible.times(rate!)
    const text = `${inPercent(rate!)} von ${euros(eligible)}`
    return { grant, steps: [{ text, result: euros(grant), ...RULES.share }] }
  },
  // a year's own part of the total: not yet limited by what limits the whole
  yearOf: (planned) => ({ ...planned, thirdParty: Money.ZERO }),
  worth(task, { eligible, newIncome }) {
    const base = Money.max(Money.ZERO, eligible.minus(newIncome)).times(task.rate!)
    const text = `${inPercent(task.rate!)} von (${euros(eligible)} − ${euros(newIncome)})`
    return { base, steps: [{ text, result: euros(base), ...RULES.shareActual }] }
  },
}
