import type { Step } from '#core/derivation'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { withinPlan, withinTolerance } from '#financing/domain/plan_check'
import { RULES } from '#financing/domain/rules'
import type { SettlementTask } from '#financing/domain/settlement'

/** What a settlement has found so far. */
type Found = {
  readonly recognised: readonly Money[]
  readonly eligible: Money
  readonly newIncome: Money
  /** Whether what changed stays within the threshold: then it is worth what was granted. */
  readonly isMinor: boolean
  readonly worth: Money
  readonly recovery: Money
  readonly additionalPayment: Money
}

/** A rule of a settlement: takes what was found before it, and says what it did. */
type SettlementRule = {
  readonly name: string
  readonly apply: (found: Found, task: SettlementTask, steps: Step[]) => Found
}

export function begun({ granted, actual, planned }: SettlementTask): Found {
  return {
    recognised: [],
    eligible: actual.eligible,
    newIncome: Money.max(Money.ZERO, actual.income.minus(planned?.thirdParty ?? Money.ZERO)),
    isMinor: false,
    worth: granted,
    recovery: Money.ZERO,
    additionalPayment: Money.ZERO,
  }
}

const binding = ({ financing, positions }: SettlementTask) =>
  FINANCING_KINDS[financing].followsPlan ? positions : undefined

const recognising = (found: Found, recognised: readonly Money[]): Found => ({
  ...found,
  recognised,
  eligible: Money.sum(recognised),
})

const line: SettlementRule = {
  name: 'line',
  apply(found, task, steps) {
    const positions = binding(task)
    return positions ? recognising(found, withinTolerance(positions.lines, positions.tolerance, steps)) : found
  },
}

const planTotal: SettlementRule = {
  name: 'plan_total',
  apply(found, task, steps) {
    const positions = binding(task)
    return positions ? recognising(found, withinPlan(positions.lines, found.recognised, steps)) : found
  },
}

/** Savings and new income count in full or not at all (Nr. 2 ANBest). */
const minorLimit: SettlementRule = {
  name: 'minor_limit',
  apply(found, { financing, granted, planned, reductionThreshold: threshold }, steps) {
    if (!FINANCING_KINDS[financing].followsPlan) return found
    const { eligible } = planned!
    const change = eligible.minus(found.eligible).plus(found.newIncome)
    steps.push({
      text: `Veränderung: (${euros(eligible)} − ${euros(found.eligible)}) Ausgaben + ${euros(found.newIncome)} neue Deckungsmittel`,
      result: euros(change),
      ...RULES.change,
    })
    const isMinor = !change.exceeds(threshold)
    if (isMinor || threshold.isPositive)
      steps.push({
        text: !isMinor
          ? `Veränderung über der Freigrenze von ${euros(threshold)}: sie zählt voll`
          : change.isPositive
            ? `Veränderung nicht über der Freigrenze von ${euros(threshold)}: es bleibt bei der Bewilligung`
            : 'Weder geringere Ausgaben noch neue Deckungsmittel: es bleibt bei der Bewilligung',
        result: euros(isMinor ? granted : change),
        ...RULES.threshold,
      })
    return { ...found, isMinor }
  },
}

/** What the kind of financing makes of the figures. */
const rate: SettlementRule = {
  name: 'rate',
  apply(found, task, steps) {
    if (found.isMinor) return found
    const { base, steps: own } = FINANCING_KINDS[task.financing].worth(task, found)
    steps.push(...own)
    return { ...found, worth: base }
  },
}

const cap: SettlementRule = {
  name: 'cap',
  apply(found, { granted, maximum }, steps) {
    const worth = Money.min(found.worth, granted, ...(maximum ? [maximum] : []))
    const most = maximum ? ` und Höchstbetrag ${euros(maximum)}` : ''
    const text = `Rechenwert ${euros(found.worth)}, höchstens Bewilligung ${euros(granted)}${most}`
    steps.push({ text, result: euros(worth), ...RULES.cap })
    return { ...found, worth }
  },
}

const uncovered: SettlementRule = {
  name: 'uncovered',
  apply(found, { actual }, steps) {
    const left = Money.max(Money.ZERO, found.eligible.minus(actual.income))
    const worth = Money.min(found.worth, left)
    const text = `Höchstens, was ungedeckt bleibt: ${euros(found.eligible)} Ausgaben − ${euros(actual.income)} Einnahmen, also ${euros(left)}`
    steps.push({ text, result: euros(worth), ...RULES.overfinancing })
    return { ...found, worth }
  },
}

/** What was kept back goes out as far as it is due; only what was paid beyond the grant's worth comes back. */
const retention: SettlementRule = {
  name: 'retention',
  apply(found, { granted, paid, retained }, steps) {
    const recovery = Money.max(Money.ZERO, paid.minus(found.worth))
    const additionalPayment = Money.max(Money.ZERO, found.worth.minus(paid))
    const reduction = granted.minus(found.worth)
    steps.push({
      text: `Ermäßigung: ${euros(granted)} − ${euros(found.worth)}`,
      result: euros(reduction),
      ...RULES.change,
    })
    if (retained?.isPositive) {
      const used = Money.min(retained, reduction)
      const text = `Ermäßigung zuerst aus dem Einbehalt von ${euros(retained)}; davon frei zur Auszahlung`
      steps.push({ text, result: euros(retained.minus(used)), ...RULES.retained })
    }
    steps.push(
      additionalPayment.isPositive
        ? {
            text: `Nachzahlung: ${euros(found.worth)} − ${euros(paid)}`,
            result: euros(additionalPayment),
            ...RULES.additional,
          }
        : { text: `Erstattung: ${euros(paid)} − ${euros(found.worth)}`, result: euros(recovery), ...RULES.recovery }
    )
    return { ...found, recovery, additionalPayment }
  },
}

/** The rules of a settlement, in the order in which they are applied. */
export const SETTLEMENT_ORDER: readonly SettlementRule[] = [
  line,
  planTotal,
  minorLimit,
  rate,
  cap,
  uncovered,
  retention,
]
