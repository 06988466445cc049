import Refusal from '#core/refusal'

type Transition = { readonly from: readonly string[]; readonly to: string }

const BEFORE_DECISION = [
  'draft',
  'submitted',
  'supplement_requested',
  'complete',
  'in_review',
  'proposed',
  'co_signed',
] as const

/**
 * The life of an application (Antrag) as one table: from which status an act may happen and which status it
 * leads to. What is not listed is refused.
 */
export const APPLICATION_WORKFLOW = {
  submit: { from: ['draft'], to: 'submitted' },
  requestSupplements: { from: ['submitted'], to: 'supplement_requested' },
  supplement: { from: ['supplement_requested'], to: 'submitted' },
  acceptAsComplete: { from: ['submitted'], to: 'complete' },
  startReview: { from: ['complete'], to: 'in_review' },
  propose: { from: ['in_review'], to: 'proposed' },
  cosign: { from: ['proposed'], to: 'co_signed' },
  returnToReview: { from: ['proposed', 'co_signed'], to: 'in_review' },
  decide: { from: ['proposed', 'co_signed'], to: 'decided' },
  notify: { from: ['decided'], to: 'notified' },
  retract: { from: BEFORE_DECISION, to: 'retracted' },
} as const satisfies Record<string, Transition>

export type ApplicationAct = keyof typeof APPLICATION_WORKFLOW
export type ApplicationStatus =
  (typeof APPLICATION_WORKFLOW)[ApplicationAct]['from'][number] | (typeof APPLICATION_WORKFLOW)[ApplicationAct]['to']

export const APPLICATION_STATUSES: readonly ApplicationStatus[] = [
  ...BEFORE_DECISION,
  'decided',
  'notified',
  'retracted',
]

/** Who has a file: whose act comes next. */
export type Turn = 'applicant' | 'officer' | 'budget' | 'head' | 'nobody'

/** Who has a file in a status, unless a later stage knows better: who co-signs first, who has to report. */
export const TURN_IN: Readonly<Record<ApplicationStatus, Turn>> = {
  draft: 'applicant',
  submitted: 'officer',
  supplement_requested: 'applicant',
  complete: 'officer',
  in_review: 'officer',
  proposed: 'head',
  co_signed: 'head',
  decided: 'officer',
  notified: 'applicant',
  retracted: 'nobody',
}

export function may(act: ApplicationAct, status: ApplicationStatus): boolean {
  return (APPLICATION_WORKFLOW[act].from as readonly ApplicationStatus[]).includes(status)
}

/** @throws Refusal applications.act_not_possible */
export function next(act: ApplicationAct, status: ApplicationStatus): ApplicationStatus {
  if (!may(act, status)) throw new Refusal('applications.act_not_possible', { act, status })
  return APPLICATION_WORKFLOW[act].to
}
