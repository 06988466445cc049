import { germanDay } from '#core/calendar/german_dates'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { ROUNDINGS, type Rounding, isRounding } from '#financing/domain/approval'
import type { GroundCode } from '#decisions/domain/grounds'
import type { Minimum } from '#decisions/domain/limits'
import type { Deduction } from '#applications/domain/submitted_grant'
import type { CasePeriod } from '#financing/domain/period_share'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import { type Tranche, assertTranchesAddUp } from '#budgets/domain/ledger'

/** What the officer wants: an approval (a partial one follows from its amount) or a rejection. */
export type Proposal = {
  kind: 'approval' | 'rejection'
  amount: Money
  tranches: readonly Tranche[]
  reasons: string | null
  /** Of a rejection: what it rests on; the officer's considerations alone where nothing is said. */
  grounds?: readonly GroundCode[]
  /** What of the plan is not recognised, each with its reason. */
  deductions?: readonly Deduction[]
  /** Why nothing is paid twice, where another file of the same people was found. */
  doubleFunding?: string | null
  /** The time of the case within its call's; all of it where nothing is said. */
  period?: CasePeriod
}

/**
 * Whether a case may have that time: inside its call's, with money in its years alone.
 *
 * @throws Refusal decisions.period_outside_call, decisions.tranche_outside_period
 */
export function assertWithinCall(period: CasePeriod, call: CasePeriod, tranches: readonly Tranche[]): void {
  const { from, to } = period
  if (to.isBefore(from) || from.isBefore(call.from) || to.isAfter(call.to))
    throw new Refusal(
      'decisions.period_outside_call',
      { from: germanDay(call.from), to: germanDay(call.to) },
      from.isBefore(call.from) ? 'period_from' : 'period_to'
    )
  const outside = tranches.find(({ year, amount }) => amount.isPositive && (year < from.year || year > to.year))
  if (outside) throw new Refusal('decisions.tranche_outside_period', { year: outside.year }, `tranche_${outside.year}`)
}

const LEAST_REASON = 80

const LEAST_DEDUCTION_REASON = 20

/**
 * Whether what is taken out of the plan stands in it, each with a reason.
 *
 * @throws Refusal decisions.deduction_unknown, decisions.deduction_too_high, decisions.deduction_reason_missing
 */
export function assertDeductible(deductions: readonly Deduction[], plan: FinancePlanFigures): void {
  for (const { code, year, amount, reason } of deductions) {
    const input = `deduction_${code}_${year}`
    const cell = plan.cells.find((one) => one.side === 'expenditure' && one.code === code && one.year === year)
    if (!cell || !amount.isPositive) throw new Refusal('decisions.deduction_unknown', { year }, input)
    if (amount.exceeds(cell.amount))
      throw new Refusal('decisions.deduction_too_high', { label: cell.label, year, planned: euros(cell.amount) }, input)
    if (reason.trim().length < LEAST_DEDUCTION_REASON)
      throw new Refusal(
        'decisions.deduction_reason_missing',
        { label: cell.label, year, least: LEAST_DEDUCTION_REASON },
        `reason_${code}_${year}`
      )
  }
}

/**
 * Whether an amendment of a grant can stand: it changes something, gives a reason, and grants no more than the
 * plan yields.
 *
 * @throws Refusal decisions.nothing_left, decisions.amendment_changes_nothing, decisions.amendment_reasons_missing,
 * decisions.amount_above_calculation, decisions.amount_not_rounded
 */
export function assertAmendable(
  proposal: { amount: Money; tranches: readonly Tranche[]; reasons: string },
  before: { amount: Money; tranches: readonly Tranche[] },
  { calculated, rounding }: { calculated: Money; rounding: Rounding }
): void {
  const { amount, tranches, reasons } = proposal
  // nothing left is no amendment but a revocation
  if (!amount.isPositive) throw new Refusal('decisions.nothing_left')
  const years = new Set([...tranches, ...before.tranches].map(({ year }) => year))
  const inYear = (of: readonly Tranche[], wanted: number) =>
    Money.sum(of.filter(({ year }) => year === wanted).map((tranche) => tranche.amount))
  if ([...years].every((year) => inYear(tranches, year).equals(inYear(before.tranches, year))))
    throw new Refusal('decisions.amendment_changes_nothing')
  if (reasons.trim().length < LEAST_REASON)
    throw new Refusal('decisions.amendment_reasons_missing', { least: LEAST_REASON }, 'reasons')
  if (amount.exceeds(before.amount) && amount.exceeds(calculated))
    throw new Refusal('decisions.amount_above_calculation', { calculated: euros(calculated) })
  if (!amount.roundedDownTo(ROUNDINGS[rounding]).equals(amount))
    throw new Refusal('decisions.amount_not_rounded', { amount: euros(amount), how: ROUNDING_WORDS[rounding] })
}

/** An approval that leaves something of what was asked for, rounding aside, is a partial one. */
export function isPartial(requested: Money, amount: Money, rounding: Rounding): boolean {
  return requested.exceeds(amount) && !isRounding(requested.minus(amount), rounding)
}

/** What a proposal is measured against: what the plan yields, what was applied for, and the rules of the Land. */
export type ProposalTerms = {
  calculated: Money
  requested: Money
  rounding: Rounding
  /** Null where no minimum holds. */
  minimum: Minimum | null
  /** The items of the formal check that were answered with no. */
  negative: readonly string[]
}

/**
 * Whether a proposal can stand: never more than the plan yields, rounded as the Land rounds, tranches that add
 * up, no approval against a negative formal check, and reasons wherever the applicant gets less than the plan
 * yields or, rounding aside, than applied for (§ 39 VwVfG).
 *
 * @throws Refusal decisions.formal_check_negative, decisions.amount_above_calculation, decisions.amount_missing,
 * decisions.amount_not_rounded, decisions.amount_below_minimum, decisions.partial_reasons_missing, budgets.tranches_do_not_add_up
 */
export function assertProposable(proposal: Proposal, terms: ProposalTerms): void {
  const { calculated, requested, rounding, minimum, negative } = terms
  const { amount } = proposal
  // what a rejection rests on is proved by its grounds
  if (proposal.kind === 'rejection') return
  const reasoned = (proposal.reasons?.trim().length ?? 0) >= LEAST_REASON
  if (negative.length) throw new Refusal('decisions.formal_check_negative', { item: negative[0] })
  if (!amount.isPositive) throw new Refusal('decisions.amount_missing')
  if (amount.exceeds(calculated))
    throw new Refusal('decisions.amount_above_calculation', { calculated: euros(calculated) }, firstOf(proposal))
  if (!amount.roundedDownTo(ROUNDINGS[rounding]).equals(amount))
    throw new Refusal('decisions.amount_not_rounded', { amount: euros(amount), how: ROUNDING_WORDS[rounding] })
  if (minimum?.amount.exceeds(amount)) {
    const { source } = minimum
    throw new Refusal('decisions.amount_below_minimum', { minimum: euros(minimum.amount), source })
  }
  const reduced = calculated.exceeds(amount) || !isRounding(requested.minus(amount), rounding)
  if (reduced && !reasoned)
    throw new Refusal(
      'decisions.partial_reasons_missing',
      { requested: euros(requested), least: LEAST_REASON },
      'reasons'
    )
  assertTranchesAddUp(amount, proposal.tranches)
}

/** The field of the first amount: where something is wrong with all of them together. */
function firstOf({ tranches }: Pick<Proposal, 'tranches'>): string | undefined {
  const first = tranches.find(({ amount }) => amount.isPositive)
  return first && `tranche_${first.year}`
}

/**
 * Four eyes, and up to which amount a head of unit signs.
 *
 * @throws Refusal decisions.own_proposal, decisions.cosigner_signs, decisions.cosignature_missing, decisions.above_signature_limit
 */
export function assertMaySign(
  decision: { proposedBy: number; cosignedBy: number | null; cosignatureRequired: boolean; amount: Money },
  signerId: number,
  limit: Money
): void {
  if (decision.proposedBy === signerId) throw new Refusal('decisions.own_proposal')
  if (decision.cosignedBy === signerId) throw new Refusal('decisions.cosigner_signs')
  if (decision.cosignatureRequired && !decision.cosignedBy) throw new Refusal('decisions.cosignature_missing')
  if (decision.amount.exceeds(limit)) throw new Refusal('decisions.above_signature_limit', { limit: euros(limit) })
}
