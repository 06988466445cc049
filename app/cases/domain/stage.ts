import { type ApplicationStatus, ENDED, UNDECIDED } from '#applications/domain/application_workflow'
import type { DecisionKind, DecisionSubject } from '#decisions/domain/decision_kinds'
import { CAME_TO_NOTHING, type DecisionStatus } from '#decisions/domain/decision_workflow'

/** Where a file stands in the words of the office: the application's own life, then that of the decision on it. */
export type Stage = Exclude<ApplicationStatus, 'decided'> | 'proposed' | 'co_signed' | 'signed' | 'granted' | 'rejected'

/** Stages that a list can be cut to, in the order of the procedure; a draft is nobody's but its writer's. */
export const STAGES: readonly Exclude<Stage, 'draft'>[] = [
  ...UNDECIDED,
  'proposed',
  'co_signed',
  'signed',
  'granted',
  'rejected',
  ...ENDED,
]

type OnApplication = { subject: DecisionSubject; kind: DecisionKind; status: DecisionStatus }

/** Later decisions about a grant do not change where the file stands. */
export function stageOf(status: ApplicationStatus, decisions: readonly OnApplication[]): Stage {
  if (status !== 'in_review' && status !== 'decided') return status
  const decision = decisions.find(
    ({ subject, status: own }) => subject === 'application' && !CAME_TO_NOTHING.includes(own)
  )
  if (!decision) return 'in_review'
  if (decision.status === 'dispatched') return decision.kind === 'rejection' ? 'rejected' : 'granted'
  return decision.status === 'signed' || decision.status === 'co_signed' ? decision.status : 'proposed'
}
