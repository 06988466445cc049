import type Money from '#core/money/money'
import Duty from '#duties/models/duty'
import type Office from '#identity/office'
import Application from '#applications/models/application'
import { APPLICATION_STATUSES } from '#applications/domain/application_workflow'
import Decision from '#decisions/models/decision'
import { nextFor } from '#cases/queries/case_file'
import { type Stage, stageOf } from '#cases/domain/stage'

export type RunningFile = {
  application: Application
  stage: Stage | 'decided'
  granted: Money | null
  next: Duty | null
}

const RUNNING = APPLICATION_STATUSES.filter((status) => !['draft', 'retracted'].includes(status))

/** The newest files of a recipient that are under way, as it may see them: a decision only once it is announced. */
export async function runningOf(office: Office, most: number): Promise<RunningFile[]> {
  const applications = await Application.visibleTo(office)
    .whereIn('status', RUNNING)
    .orderBy('status_since', 'desc')
    .limit(most)
  const ids = applications.map(({ id }) => id)
  const decisions = await Decision.query()
    .whereIn('application_id', ids)
    .where('status', 'dispatched')
    .preload('announcement')
    .select('id', 'application_id', 'subject', 'kind', 'status', 'amount')
    .orderBy('id', 'desc')
  const duties = await Duty.query().whereIn('application_id', ids).whereNull('done_at').orderBy('day').orderBy('id')
  return applications.map((application) => {
    const dispatched = decisions.filter(({ applicationId }) => applicationId === application.id)
    const own = dispatched.filter(({ announcement }) => announcement)
    const waits = dispatched.some((one) => one.subject === 'application' && !one.announcement)
    const granted = own.find(({ kind }) => kind !== 'rejection')
    return {
      application,
      stage: waits ? 'decided' : stageOf(application.status, own),
      granted: granted?.amount ?? null,
      next: nextFor(
        office,
        duties.filter(({ applicationId }) => applicationId === application.id)
      ),
    }
  })
}
