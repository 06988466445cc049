import Refusal from '#core/refusal'
import type { DutyKind } from '#duties/domain/duty_kinds'

type Transition = { readonly from: readonly string[]; readonly to: string }

const BEFORE_DECISION = ['draft', 'submitted', 'supplement_requested', 'complete', 'in_review'] as const

/**
 * The life of an application (Antrag) as one table: from which status an act may happen and which status it
 * leads to. What is not listed is refused. It ends where a decision about it is signed; proposal, signatures and
 * notice are the decision's life.
 */
export const APPLICATION_WORKFLOW = {
  submit: { from: ['draft'], to: 'submitted' },
  // before every decision: the answer is checked anew
  requestSupplements: { from: ['submitted', 'complete', 'in_review'], to: 'supplement_requested' },
  supplement: { from: ['supplement_requested'], to: 'submitted' },
  // without an answer too, once the day for it has passed
  acceptAsComplete: { from: ['submitted', 'supplement_requested'], to: 'complete' },
  startReview: { from: ['complete'], to: 'in_review' },
  decide: { from: ['in_review'], to: 'decided' },
  // its decision was recalled before it was announced
  reopen: { from: ['decided'], to: 'in_review' },
  // another authority is competent and goes on from the beginning; one that does not work here goes on elsewhere
  refer: { from: ['submitted', 'supplement_requested', 'complete', 'in_review'], to: 'submitted' },
  referOutside: { from: ['submitted', 'supplement_requested', 'complete', 'in_review'], to: 'referred' },
  // it comes back: the other one is not competent either, or it was a mistake
  takeBack: { from: ['referred'], to: 'submitted' },
  retract: { from: BEFORE_DECISION, to: 'retracted' },
} as const satisfies Record<string, Transition>

/** Filed, and nothing decided yet. */
export const UNDECIDED = BEFORE_DECISION.filter((status) => status !== 'draft')

/** The procedure has ended here without a decision. */
export const ENDED = ['retracted', 'referred'] as const

export type ApplicationAct = keyof typeof APPLICATION_WORKFLOW
export type ApplicationStatus =
  (typeof APPLICATION_WORKFLOW)[ApplicationAct]['from'][number] | (typeof APPLICATION_WORKFLOW)[ApplicationAct]['to']

export const APPLICATION_STATUSES: readonly ApplicationStatus[] = [...BEFORE_DECISION, 'decided', ...ENDED]

/** What an application waits for in a status; once it is decided its decision and its grant have duties of their own. */
export const DUTY_IN: Readonly<Record<ApplicationStatus, DutyKind | null>> = {
  draft: 'complete_application',
  submitted: 'check_completeness',
  supplement_requested: 'answer_request',
  complete: 'begin_review',
  in_review: 'review',
  decided: null,
  retracted: null,
  referred: null,
}

export function may(act: ApplicationAct, status: ApplicationStatus): boolean {
  return (APPLICATION_WORKFLOW[act].from as readonly ApplicationStatus[]).includes(status)
}

export function isUndecided(status: ApplicationStatus): boolean {
  return UNDECIDED.some((one) => one === status)
}

/** Whether the procedure has ended here without a decision. */
export function hasEnded(status: ApplicationStatus): boolean {
  return (ENDED as readonly ApplicationStatus[]).includes(status)
}

/** @throws Refusal applications.act_not_possible */
export function next(act: ApplicationAct, status: ApplicationStatus): ApplicationStatus {
  if (!may(act, status)) throw new Refusal('applications.act_not_possible', { act, status })
  return APPLICATION_WORKFLOW[act].to
}
