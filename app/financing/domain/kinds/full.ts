import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { FinancingKind } from '#financing/domain/kinds/kind'
import { upToMaximum } from '#financing/domain/kinds/offer'
import { RULES } from '#financing/domain/rules'

/** All eligible expenditure (Nr. 2.4 VV zu § 44 LHO), an exception: savings and new income reduce it euro for euro. */
export const full: FinancingKind = {
  name: 'Vollfinanzierung',
  short: 'Vollfinanzierung',
  explained: 'Das Land übernimmt alle zuwendungsfähigen Ausgaben.',
  offered: (financing) => upToMaximum('Alle zuwendungsfähigen Ausgaben', financing),
  hasRate: false,
  hasUnits: false,
  ownMeansFirst: false,
  subtractsThirdParties: false,
  followsPlan: true,
  approve({ planned }) {
    const { eligible } = planned!
    return { grant: eligible, steps: [{ text: 'Zuwendungsfähige Ausgaben', result: euros(eligible), ...RULES.full }] }
  },
  yearOf: (planned) => ({ ...planned, thirdParty: Money.ZERO }),
  worth({ actual }, { eligible }) {
    const base = Money.max(Money.ZERO, eligible.minus(actual.income))
    const text = `${euros(eligible)} − ${euros(actual.income)} Einnahmen`
    return { base, steps: [{ text, result: euros(base), ...RULES.fullActual }] }
  },
}
