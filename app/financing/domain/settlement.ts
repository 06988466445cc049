import type { Step } from '#core/derivation'
import type Fraction from '#core/money/fraction'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { PlannedFigures, Unit } from '#financing/domain/approval'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import type { FinancingType } from '#programmes/domain/definition'
import { RULES } from '#financing/domain/rules'

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
  const { base, steps } = FINANCING_KINDS[task.financing].settle(task)
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
