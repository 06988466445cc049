import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { euros, percent } from '#core/money/german_money'
import Money from '#core/money/money'
import { type PlannedFigures, type Unit, sumOfUnits } from '#financing/domain/approval'
import { type FinancingType, RULES } from '#financing/domain/rules'

export type SettlementTask = {
  financing: FinancingType
  granted: Money
  maximum?: Money
  /** The funding rate as a fraction; only for share financing. */
  rate?: Fraction
  /** Not used for fixed sums. */
  planned?: PlannedFigures
  /** Recognised eligible expenditure, and all income apart from the grant and the own share. */
  actual: { eligible: Money; income: Money }
  /** Changes up to this amount leave the grant as it is; beyond it they count in full (Freigrenze). */
  reductionThreshold: Money
  paid: Money
  /** The units that were proved; without any a fixed sum stays what was granted. */
  units?: readonly Unit[]
  /** Whether a unit counts at most with what it really cost. */
  capAtActual?: boolean
}

export type Settlement = {
  final: Money
  reduction: Money
  recovery: Money
  additionalPayment: Money
  steps: Step[]
}

/** What a grant is worth after the actual figures (Nr. 2 ANBest, § 49a Absatz 1 VwVfG), multi-year grants on their total. */
export function settle(task: SettlementTask): Settlement {
  const { granted, maximum, actual, paid } = task
  const { base, steps } = baseOf(task)
  const uncovered = Money.max(Money.ZERO, actual.eligible.minus(actual.income))
  steps.push({
    text: `Ungedeckt: ${euros(actual.eligible)} Ausgaben − ${euros(actual.income)} Einnahmen`,
    result: euros(uncovered),
    ...RULES.overfinancing,
  })
  const final = Money.min(granted, ...(maximum ? [maximum] : []), base, uncovered)
  const limits = [
    `Bewilligung ${euros(granted)}`,
    ...(maximum ? [`Höchstbetrag ${euros(maximum)}`] : []),
    `Rechenwert ${euros(base)}`,
    `ungedeckte Ausgaben ${euros(uncovered)}`,
  ]
  steps.push({ text: `Kleinster Wert aus ${limits.join('; ')}`, result: euros(final), ...RULES.final })

  const reduction = granted.minus(final)
  const recovery = Money.max(Money.ZERO, paid.minus(final))
  const additionalPayment = Money.max(Money.ZERO, final.minus(paid))
  steps.push({ text: `Ermäßigung: ${euros(granted)} − ${euros(final)}`, result: euros(reduction), ...RULES.change })
  steps.push(
    additionalPayment.isPositive
      ? { text: `Nachzahlung: ${euros(final)} − ${euros(paid)}`, result: euros(additionalPayment), ...RULES.additional }
      : { text: `Erstattung: ${euros(paid)} − ${euros(final)}`, result: euros(recovery), ...RULES.recovery }
  )
  return { final, reduction, recovery, additionalPayment, steps }
}

function baseOf(task: SettlementTask): { base: Money; steps: Step[] } {
  if (task.financing === 'fixed') return fixedBase(task)
  const { granted, actual, reductionThreshold: threshold } = task
  const { eligible, own, thirdParty } = task.planned!
  const saving = eligible.minus(actual.eligible)
  const newIncome = Money.max(Money.ZERO, actual.income.minus(thirdParty))
  const change = saving.plus(newIncome)
  const steps: Step[] = [
    {
      text: `Veränderung: (${euros(eligible)} − ${euros(actual.eligible)}) Ausgaben + ${euros(newIncome)} neue Deckungsmittel`,
      result: euros(change),
      ...RULES.change,
    },
  ]
  if (!change.exceeds(threshold)) {
    steps.push({
      text: change.isPositive
        ? `Veränderung nicht über der Freigrenze von ${euros(threshold)}: es bleibt bei der Bewilligung`
        : 'Weder geringere Ausgaben noch neue Deckungsmittel: es bleibt bei der Bewilligung',
      result: euros(granted),
      ...RULES.threshold,
    })
    return { base: granted, steps }
  }
  if (threshold.isPositive)
    steps.push({
      text: `Veränderung über der Freigrenze von ${euros(threshold)}: sie zählt voll`,
      result: euros(change),
      ...RULES.threshold,
    })
  const { base, step } = reacted(task, newIncome, own)
  return { base, steps: [...steps, step] }
}

function reacted(
  { financing, rate, actual }: SettlementTask,
  newIncome: Money,
  own: Money
): { base: Money; step: Step } {
  if (financing === 'share') {
    const base = Money.max(Money.ZERO, actual.eligible.minus(newIncome)).times(rate!)
    const text = `${percent(rate!.times(Fraction.of(100)))} von (${euros(actual.eligible)} − ${euros(newIncome)})`
    return { base, step: { text, result: euros(base), ...RULES.shareActual } }
  }
  const before = actual.eligible.minus(actual.income)
  if (financing === 'full') {
    const base = Money.max(Money.ZERO, before)
    const text = `${euros(actual.eligible)} − ${euros(actual.income)} Einnahmen`
    return { base, step: { text, result: euros(base), ...RULES.fullActual } }
  }
  const base = Money.max(Money.ZERO, before.minus(own))
  const text = `${euros(actual.eligible)} − ${euros(actual.income)} Einnahmen − ${euros(own)} geplante Eigenmittel`
  return { base, step: { text, result: euros(base), ...RULES.deficitActual } }
}

function fixedBase({ granted, units, capAtActual }: SettlementTask): { base: Money; steps: Step[] } {
  if (units) {
    const { grant, steps } = sumOfUnits(units, RULES.fixedActual, capAtActual)
    return { base: grant, steps }
  }
  const text = 'Festbetrag ohne Einheiten: es bleibt bei der Bewilligung'
  return { base: granted, steps: [{ text, result: euros(granted), ...RULES.fixedActual }] }
}
