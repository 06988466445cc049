import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { FinancingKind } from '#financing/domain/kinds/kind'
import { upToMaximum } from '#financing/domain/kinds/offer'
import { RULES } from '#financing/domain/rules'

/** The gap that own and third-party means leave (Nr. 2.2.2 VV zu § 44 LHO): savings and new income reduce it euro for euro. */
export const deficit: FinancingKind = {
  name: 'Fehlbedarfsfinanzierung',
  short: 'Fehlbedarf',
  explained: 'Das Land deckt die Lücke, die nach Eigenmitteln und Mitteln Dritter bleibt.',
  offered: (financing) => upToMaximum('Der Fehlbedarf, der nach Eigenmitteln und Mitteln Dritter bleibt', financing),
  hasRate: false,
  hasUnits: false,
  ownMeansFirst: true,
  subtractsThirdParties: true,
  followsPlan: true,
  approve({ planned }) {
    const { eligible, own, thirdParty } = planned!
    const grant = Money.max(Money.ZERO, eligible.minus(own).minus(thirdParty))
    const floor = grant.isZero ? ', mindestens null' : ''
    const text = `${euros(eligible)} − ${euros(own)} Eigenmittel − ${euros(thirdParty)} Mittel Dritter${floor}`
    return { grant, steps: [{ text, result: euros(grant), ...RULES.deficit }] }
  },
  yearOf: (planned) => planned,
  worth({ actual, planned }, { eligible }) {
    const { own } = planned!
    const base = Money.max(Money.ZERO, eligible.minus(actual.income).minus(own))
    const text = `${euros(eligible)} − ${euros(actual.income)} Einnahmen − ${euros(own)} geplante Eigenmittel`
    return { base, steps: [{ text, result: euros(base), ...RULES.deficitActual }] }
  },
}
