import type Money from '#core/money/money'
import Duty from '#duties/models/duty'
import type Office from '#identity/office'
import Application from '#applications/models/application'
import { APPLICATION_STATUSES, hasEnded } from '#applications/domain/application_workflow'
import Decision from '#decisions/models/decision'
import { nextFor } from '#cases/queries/case_file'
import { type Stage, stageOf } from '#cases/domain/stage'

export type RunningFile = {
  application: Application
  stage: Stage | 'decided'
  granted: Money | null
  next: Duty | null
}

const RUNNING = APPLICATION_STATUSES.filter((status) => status !== 'draft' && !hasEnded(status))

/** The newest files of a recipient that are under way, as it may see them: a decision only once it is announced. */
export async function runningOf(office: Office, most: number): Promise<RunningFile[]> {
  const applications = await Application.visibleTo(office)
    .whereIn('status', RUNNING)
    .preload('call')
    .preload('programmeVersion')
    .orderBy('status_since', 'desc')
    .limit(most)
  const ids = applications.map(({ id }) => id)
  const shown = await shownOf(applications)
  const duties = await Duty.query().whereIn('application_id', ids).whereNull('done_at').orderBy('day').orderBy('id')
  return applications.map((application) => ({
    application,
    ...shown.get(application.id)!,
    next: nextFor(
      office,
      duties.filter(({ applicationId }) => applicationId === application.id)
    ),
  }))
}

/** Every file of a recipient, also drafts and what was taken back, the newest first, as it may see them. */
export async function allOf(office: Office): Promise<Omit<RunningFile, 'next'>[]> {
  const applications = await Application.visibleTo(office)
    .preload('programme')
    .preload('call')
    .preload('clerk')
    .orderBy('status_since', 'desc')
  const shown = await shownOf(applications)
  return applications.map((application) => ({ application, ...shown.get(application.id)! }))
}

/** Where files stand for who is outside: how a decision comes about is the authority's own until it is announced. */
async function shownOf(applications: readonly Application[]) {
  const decisions = await Decision.query()
    .whereIn(
      'application_id',
      applications.map(({ id }) => id)
    )
    .where('status', 'dispatched')
    .preload('announcement')
    .select('id', 'application_id', 'subject', 'kind', 'status', 'amount')
    .orderBy('id', 'desc')
  return new Map(
    applications.map(({ id, status }) => {
      const dispatched = decisions.filter(({ applicationId }) => applicationId === id)
      const own = dispatched.filter(({ announcement }) => announcement)
      const waits = dispatched.some((one) => one.subject === 'application' && !one.announcement)
      const granted = own.find(({ kind }) => kind !== 'rejection')?.amount ?? null
      const stage: RunningFile['stage'] = waits ? 'decided' : stageOf(status, own)
      return [id, { stage, granted }]
    })
  )
}
