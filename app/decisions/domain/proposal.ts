import { euros } from '#core/money/german_money'
import type Money from '#core/money/money'
import Refusal from '#core/refusal'
import { type Rounding, isRounding } from '#financing/domain/approval'
import { type Tranche, assertTranchesAddUp } from '#budgets/domain/ledger'

export type Proposal = {
  kind: 'approval' | 'rejection'
  amount: Money
  tranches: readonly Tranche[]
  reasons: string | null
}

const LEAST_REASON = 80

/**
 * Whether a proposal can stand: never more than the plan yields, tranches that add up, and reasons wherever
 * the applicant gets less than the plan yields or, rounding aside, than applied for (§ 39 VwVfG).
 *
 * @throws Refusal decisions.amount_above_calculation, decisions.amount_missing, decisions.reasons_missing,
 * budgets.tranches_do_not_add_up
 */
export function assertProposable(proposal: Proposal, calculated: Money, requested: Money, rounding: Rounding): void {
  const reasoned = (proposal.reasons?.trim().length ?? 0) >= LEAST_REASON
  if (proposal.kind === 'rejection') {
    if (!reasoned) throw new Refusal('decisions.reasons_missing', { least: LEAST_REASON })
    return
  }
  if (!proposal.amount.isPositive) throw new Refusal('decisions.amount_missing')
  if (proposal.amount.exceeds(calculated))
    throw new Refusal('decisions.amount_above_calculation', { calculated: euros(calculated) })
  const reduced = calculated.exceeds(proposal.amount) || !isRounding(requested.minus(proposal.amount), rounding)
  if (reduced && !reasoned)
    throw new Refusal('decisions.partial_reasons_missing', { requested: euros(requested), least: LEAST_REASON })
  assertTranchesAddUp(proposal.amount, proposal.tranches)
}

/** Four eyes. @throws Refusal decisions.own_proposal, decisions.cosigner_signs, decisions.cosignature_missing */
export function assertMaySign(
  decision: { proposedBy: number; cosignedBy: number | null; cosignatureRequired: boolean },
  signerId: number
): void {
  if (decision.proposedBy === signerId) throw new Refusal('decisions.own_proposal')
  if (decision.cosignedBy === signerId) throw new Refusal('decisions.cosigner_signs')
  if (decision.cosignatureRequired && !decision.cosignedBy) throw new Refusal('decisions.cosignature_missing')
}
