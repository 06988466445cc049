import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { FinancingKind } from '#financing/domain/kinds/kind'
import { sumOfUnits } from '#financing/domain/kinds/units'
import { RULES } from '#financing/domain/rules'

/** Fixed amounts for what is provided (Nr. 2.2.3 VV zu § 44 LHO): what counts are the units, not what was spent. */
export const fixed: FinancingKind = {
  name: 'Festbetragsfinanzierung',
  short: 'Festbetrag',
  explained: 'Das Land zahlt feste Beträge je Stelle oder Jahr. Die übrigen Ausgaben tragen Sie selbst.',
  offered: ({ amountPerYear }) =>
    amountPerYear
      ? `Ein Festbetrag von ${euros(Money.parse(amountPerYear))} für jedes Jahr.`
      : 'Feste Beträge je Stelle und Jahr.',
  hasRate: false,
  hasUnits: true,
  ownMeansFirst: false,
  subtractsThirdParties: false,
  // the total of a fixed sum does not depend on its positions
  followsPlan: false,
  approve: ({ units }) => sumOfUnits(units!),
  yearOf: () => undefined,
  worth({ granted, units, capAtActual }) {
    if (units) {
      const { grant, steps } = sumOfUnits(units, RULES.fixedActual, capAtActual)
      return { base: grant, steps }
    }
    const text = 'Festbetrag ohne Einheiten: es bleibt bei der Bewilligung'
    return { base: granted, steps: [{ text, result: euros(granted), ...RULES.fixedActual }] }
  },
}
