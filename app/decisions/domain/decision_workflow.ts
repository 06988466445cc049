import Refusal from '#core/refusal'

type Transition = { readonly from: readonly string[]; readonly to: string }

/** The life of a decision: proposed, co-signed by the budget officer where the Land's rules ask it, signed, dispatched. */
export const DECISION_WORKFLOW = {
  cosign: { from: ['proposed'], to: 'co_signed' },
  return: { from: ['proposed', 'co_signed'], to: 'returned' },
  sign: { from: ['proposed', 'co_signed'], to: 'signed' },
  dispatch: { from: ['signed'], to: 'dispatched' },
} as const satisfies Record<string, Transition>

export type DecisionAct = keyof typeof DECISION_WORKFLOW
export type DecisionStatus = 'proposed' | (typeof DECISION_WORKFLOW)[DecisionAct]['to']

export function mayDecide(act: DecisionAct, status: DecisionStatus): boolean {
  return (DECISION_WORKFLOW[act].from as readonly DecisionStatus[]).includes(status)
}

/** @throws Refusal decisions.act_not_possible */
export function nextDecision(act: DecisionAct, status: DecisionStatus): DecisionStatus {
  if (!mayDecide(act, status)) throw new Refusal('decisions.act_not_possible', { act, status })
  return DECISION_WORKFLOW[act].to
}
