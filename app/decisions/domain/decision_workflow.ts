import Refusal from '#core/refusal'
import type { DutyKind } from '#duties/domain/duty_kinds'

type Transition = { readonly from: readonly string[]; readonly to: string }

/**
 * The life of a decision, on an application or on a grant: proposed, co-signed by the budget officer where the
 * Land's rules ask it, signed, dispatched. A proposal may be returned, and lapses where its application is taken back;
 * what is signed may be recalled until it is announced.
 */
export const DECISION_WORKFLOW = {
  cosign: { from: ['proposed'], to: 'co_signed' },
  return: { from: ['proposed', 'co_signed'], to: 'returned' },
  lapse: { from: ['proposed', 'co_signed'], to: 'lapsed' },
  sign: { from: ['proposed', 'co_signed'], to: 'signed' },
  dispatch: { from: ['signed'], to: 'dispatched' },
  // as long as it is not announced
  recall: { from: ['signed', 'dispatched'], to: 'recalled' },
} as const satisfies Record<string, Transition>

export type DecisionAct = keyof typeof DECISION_WORKFLOW
export type DecisionStatus = 'proposed' | (typeof DECISION_WORKFLOW)[DecisionAct]['to']

/** Proposals and signatures that came to nothing. */
export const CAME_TO_NOTHING: readonly DecisionStatus[] = ['returned', 'lapsed', 'recalled']

/** Statuses in which a decision is still on its way, so that its file takes no other. */
export const UNDER_WAY: readonly DecisionStatus[] = ['proposed', 'co_signed', 'signed']

/** What a decision waits for in a status; one that nobody may retrieve goes another way at once. */
export function dutyOf(status: DecisionStatus, cosignatureRequired: boolean, retrievable = true): DutyKind | null {
  const duties: Record<DecisionStatus, DutyKind | null> = {
    proposed: cosignatureRequired ? 'cosign' : 'sign',
    co_signed: 'sign',
    signed: 'dispatch_notice',
    dispatched: retrievable ? 'retrieve_notice' : 'hand_over_notice',
    returned: null,
    recalled: null,
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
