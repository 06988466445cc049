import { euros } from '#core/money/german_money'
import type Money from '#core/money/money'
import Refusal from '#core/refusal'
import { ROUNDING_WORDS } from '#tenancy/domain/rule_labels'
import { ROUNDINGS, type Rounding, isRounding } from '#financing/domain/approval'
import { type Tranche, assertTranchesAddUp } from '#budgets/domain/ledger'

export type Proposal = {
  kind: 'approval' | 'rejection'
  amount: Money
  tranches: readonly Tranche[]
  reasons: string | null
}

const LEAST_REASON = 80

/** What a proposal is measured against: what the plan yields, what was applied for, and the rules of the Land. */
export type ProposalTerms = {
  calculated: Money
  requested: Money
  rounding: Rounding
  /** Below it nothing is granted to a municipality; null where no minimum holds. */
  minimum: Money | null
  /** The items of the formal check that were answered with no. */
  negative: readonly string[]
}

/**
 * Whether a proposal can stand: never more than the plan yields, rounded as the Land rounds, tranches that add
 * up, no approval against a negative formal check, and reasons wherever the applicant gets less than the plan
 * yields or, rounding aside, than applied for (§ 39 VwVfG).
 *
 * @throws Refusal decisions.formal_check_negative, decisions.amount_above_calculation, decisions.amount_missing,
 * decisions.amount_not_rounded, decisions.amount_below_minimum, decisions.reasons_missing, budgets.tranches_do_not_add_up
 */
export function assertProposable(proposal: Proposal, terms: ProposalTerms): void {
  const { calculated, requested, rounding, minimum, negative } = terms
  const { amount } = proposal
  const reasoned = (proposal.reasons?.trim().length ?? 0) >= LEAST_REASON
  if (proposal.kind === 'rejection') {
    if (!reasoned) throw new Refusal('decisions.reasons_missing', { least: LEAST_REASON }, 'reasons')
    return
  }
  if (negative.length) throw new Refusal('decisions.formal_check_negative', { item: negative[0] })
  if (!amount.isPositive) throw new Refusal('decisions.amount_missing')
  if (amount.exceeds(calculated))
    throw new Refusal('decisions.amount_above_calculation', { calculated: euros(calculated) })
  if (!amount.roundedDownTo(ROUNDINGS[rounding]).equals(amount))
    throw new Refusal('decisions.amount_not_rounded', { amount: euros(amount), how: ROUNDING_WORDS[rounding] })
  if (minimum?.exceeds(amount)) throw new Refusal('decisions.amount_below_minimum', { minimum: euros(minimum) })
  const reduced = calculated.exceeds(amount) || !isRounding(requested.minus(amount), rounding)
  if (reduced && !reasoned)
    throw new Refusal(
      'decisions.partial_reasons_missing',
      { requested: euros(requested), least: LEAST_REASON },
      'reasons'
    )
  assertTranchesAddUp(amount, proposal.tranches)
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
