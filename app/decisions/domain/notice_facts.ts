import Day from '#core/calendar/day'
import type { Step } from '#core/derivation'
import Money from '#core/money/money'
import type { AuthorityKind, ProofKind } from '#tenancy/domain/rulebook'
import type { Financing, NoticeTexts, PaymentMode } from '#programmes/domain/definition'
import type { Payee } from '#applications/domain/submitted_grant'
import type { DeliveryWish } from '#applications/domain/delivery_wish'
import type { Proration } from '#financing/domain/period_share'
import { FinancePlanFigures, type PlanCell } from '#financing/domain/finance_plan_figures'
import type { DoubleFundingCheck } from '#decisions/domain/double_funding'
import type { ProvedGround } from '#decisions/domain/grounds'
import type { DecisionKind } from '#decisions/domain/decision_kinds'

/** Amounts stand in facts as "131139.75" and days as "2026-01-19": facts are kept as JSON. */
export type FactTranche = { year: number; amount: string; budgetLineId: number; address: string }

/**
 * Everything that a notice is made of besides the day and the signer: read once, when the decision is proposed,
 * and kept with it. So what is signed is what was proposed and read, and signing reads one row.
 */
export type NoticeFacts = {
  kind: DecisionKind
  land: string
  fileNumber: string
  authority: {
    kind: AuthorityKind
    voice: 'ich' | 'wir'
    closing: string | null
    name: string
    unit: string | null
    phone: string | null
    /** Who answers questions; the unit where nobody is named. */
    contact: { name: string; phone: string | null } | null
    /** Street and town, where an objection is filed. */
    seat: string
    letterhead: { name: string; unit: string | null; returnLine: string; footer: string }
  }
  recipient: {
    name: string
    municipal: boolean
    isPublicBody: boolean
    addressLines: string[]
    seatCountyKey: string
    /** How notices are to reach it, as it signed. */
    delivery: DeliveryWish
    payee: Payee | null
  }
  programme: {
    name: string
    guideline: { title: string; dated: string; citation: string }
    legalBasis: string
    financing: Financing
    /** How months count that are not whole. */
    proration: Proration
    notice: NoticeTexts
    /** A fixed sum for which no plan was asked: nothing of a plan binds. */
    lumpSum?: true
    /** How its use is proved; as the Land has it where nothing is said. */
    proofKind?: ProofKind
    /** How it is paid; on request where nothing is said. */
    paymentMode?: PaymentMode
    report: { dueMonth: number; dueDay: number }
    /** Positions of the plan under which things are bought that last. */
    equipment: string[]
  }
  application: {
    title: string
    submittedOn: string
    supplementedOn: string | null
    partners: string[]
    /** What the programme's texts quote of it, by key. */
    answers: Record<string, string>
  }
  period: { from: string; to: string; years: number[] }
  /** From when on expenditure counts; from null: from the announcement of the notice. Null where nothing is granted. */
  eligible: { from: string | null; rule: string; source: string } | null
  /** Of a consent to begin early: from when on, and when it was asked for. */
  earlyStart: { from: string; requestedOn: string } | null
  plan: { version: number; years: number[]; cells: (Omit<PlanCell, 'amount'> & { amount: string })[] }
  deductions: { code: string; year: number; label: string; amount: string; reason: string }[]
  targets: { label: string; unit: string; values: (number | null)[] }[]
  calculation: { grant: string; steps: Step[]; tranches: { year: number; amount: string }[] }
  requested: string
  amount: string
  reasons: string | null
  /** Of a rejection: what was proved against the application on the day of the proposal. */
  grounds: ProvedGround[]
  /** Other files of the same people and time, and why nothing is paid twice; null where it was not asked. */
  doubleFunding: DoubleFundingCheck | null
  /** The review record that the proposal rests on: its revision and the hash of what it says. */
  review: { revision: number; sha256: string } | null
  tranches: FactTranche[]
  /** The grant as it stood before, where the decision changes one. */
  before: { amount: string; tranches: FactTranche[]; noticeOn: string; ordinal: number; lastOn: string | null } | null
}

/** The same with amounts and days as values. */
export function thawed(facts: NoticeFacts) {
  const planned = new FinancePlanFigures(
    facts.plan.years,
    facts.plan.cells.map((cell) => ({ ...cell, amount: Money.parse(cell.amount) }))
  )
  const deductions = facts.deductions.map((deduction) => ({ ...deduction, amount: Money.parse(deduction.amount) }))
  return {
    planned,
    deductions,
    recognised: planned.less(deductions),
    amount: Money.parse(facts.amount),
    requested: Money.parse(facts.requested),
    tranches: thawedTranches(facts.tranches),
    from: Day.parse(facts.period.from),
    to: Day.parse(facts.period.to),
  }
}

export function thawedTranches(tranches: readonly FactTranche[]) {
  return tranches.map(({ year, amount, budgetLineId, address }) => ({
    year,
    amount: Money.parse(amount),
    budgetLineId,
    address,
  }))
}
