import Refusal from '#core/refusal'
import type { DutyKind } from '#duties/domain/duty_kinds'

type Transition = { readonly from: readonly string[]; readonly to: string }

/**
 * The life of a decision, on an application or on a grant: proposed, co-signed by the budget officer where the
 * Land's rules ask it, signed, dispatched. A proposal may be returned, and lapses where its application is taken back.
 */
export const DECISION_WORKFLOW = {
  cosign: { from: ['proposed'], to: 'co_signed' },
  return: { from: ['proposed', 'co_signed'], to: 'returned' },
  lapse: { from: ['proposed', 'co_signed'], to: 'lapsed' },
  sign: { from: ['proposed', 'co_signed'], to: 'signed' },
  dispatch: { from: ['signed'], to: 'dispatched' },
} as const satisfies Record<string, Transition>

export type DecisionAct = keyof typeof DECISION_WORKFLOW
export type DecisionStatus = 'proposed' | (typeof DECISION_WORKFLOW)[DecisionAct]['to']

/** Statuses in which a decision is still on its way, so that its file takes no other. */
export const UNDER_WAY: readonly DecisionStatus[] = ['proposed', 'co_signed', 'signed']

/** What a decision waits for in a status. */
export function dutyOf(status: DecisionStatus, cosignatureRequired: boolean): DutyKind | null {
  const duties: Record<DecisionStatus, DutyKind | null> = {
    proposed: cosignatureRequired ? 'cosign' : 'sign',
    co_signed: 'sign',
    signed: 'dispatch_notice',
    dispatched: 'retrieve_notice',
    returned: null,
    lapsed: null,
  }
  return duties[status]
}

export function mayDecide(act: DecisionAct, status: DecisionStatus): boolean {
  return (DECISION_WORKFLOW[act].from as readonly DecisionStatus[]).includes(status)
}

/** @throws Refusal decisions.act_not_possible */
export function nextDecision(act: DecisionAct, status: DecisionStatus): DecisionStatus {
  if (!mayDecide(act, status)) throw new Refusal('decisions.act_not_possible', { act, status })
  return DECISION_WORKFLOW[act].to
}
