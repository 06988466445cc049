import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Submission from '#forms/models/submission'
import type Application from '#applications/models/application'
import type { Surroundings } from '#applications/domain/submitted_grant'
import type Decision from '#decisions/models/decision'
import type { CasePeriod } from '#financing/domain/period_share'
import { CAME_TO_NOTHING } from '#decisions/domain/decision_workflow'
import { type Overlap, assertNothingNew, assertWithinCaps } from '#decisions/domain/double_funding'

/**
 * Files of the same programme that ask for money of the same years, of the recipient or of anybody who takes part, as
 * recipient or as partner; what was rejected or taken back is none. One statement.
 */
export async function overlapsOf(
  application: Application,
  { from, to }: CasePeriod,
  trx?: TransactionClientContract
): Promise<Overlap[]> {
  const { id, land, programmeId, recipientId, callId } = application
  const client = trx ?? db
  const partners = () => client.from('application_partners').where('application_id', id).select('recipient_id')
  const ofProgramme = () => client.from('applications').where('programme_id', programmeId).select('id')
  const takenPartIn = () => client.from('application_partners').select('application_id as id')
  // each way by its own index, never through all files of a programme
  const ways = [
    ofProgramme().where('recipient_id', recipientId),
    ofProgramme().whereIn('recipient_id', partners()),
    takenPartIn().where('recipient_id', recipientId),
    takenPartIn().whereIn('recipient_id', partners()),
  ]
  const rejected = client
    .from('decisions')
    .where('kind', 'rejection')
    .whereIn('status', ['signed', 'dispatched'])
    .whereColumn('decisions.application_id', 'applications.id')
  // what was granted or proposed has a time of its own, shorter than its call's: money of the same year is asked about
  const atAnotherTime = client
    .from('decisions')
    .where({ binds: true, subject: 'application' })
    .whereNotIn('status', [...CAME_TO_NOTHING])
    .whereColumn('decisions.application_id', 'applications.id')
    .where(
      (apart) =>
        void apart.where('period_to', '<', `${from.year}-01-01`).orWhere('period_from', '>', `${to.year}-12-31`)
    )
  const [first, ...others] = ways
  const files = await client
    .from(first.union(others).as('ways'))
    .join('applications', 'applications.id', 'ways.id')
    .join('calls', 'calls.id', 'applications.call_id')
    .where({ 'applications.programme_id': programmeId, 'applications.land': land })
    .whereNot('applications.id', id)
    .whereNotIn('applications.status', ['draft', 'retracted'])
    .whereNotExists(rejected)
    .whereNotExists(atAnotherTime)
    .where('calls.period_from', '<=', to.iso)
    .where('calls.period_to', '>=', from.iso)
    .select('applications.id', 'applications.file_number', 'applications.recipient_name', 'applications.title')
    .select('applications.call_id', 'applications.recipient_id')
    .orderBy('applications.id')
  return files.map((file) => ({
    applicationId: Number(file.id),
    fileNumber: String(file.file_number),
    recipientName: String(file.recipient_name),
    title: String(file.title),
    sameCall: Number(file.call_id) === callId,
    own: Number(file.recipient_id) === recipientId,
  }))
}

/** What sums are granted or proposed for in the other files of the recipient under the same call. */
export async function postsBeside(
  found: readonly Overlap[],
  trx?: TransactionClientContract
): Promise<Pick<Surroundings, 'posts'>[]> {
  const ids = found.filter(({ sameCall, own }) => sameCall && own).map(({ applicationId }) => applicationId)
  if (ids.length === 0) return []
  const granted = (trx ?? db)
    .from('decisions')
    .whereIn('application_id', ids)
    .where('binds', true)
    .whereNotIn('status', [...CAME_TO_NOTHING])
    .select('application_id')
  const filed = await Submission.query({ client: trx })
    .where('form', 'application')
    .whereIn('subject_id', granted)
    .orderBy('version')
  const newest = new Map(filed.map((submission) => [submission.subjectId, submission.surroundings as Surroundings]))
  return [...newest.values()]
}

/**
 * Asked again before a first grant is bound: two proposals of one moment do not know of each other.
 *
 * @throws Refusal decisions.double_funding_new, decisions.cap_exceeded
 */
export async function assertNothingTwice(
  application: Application,
  decision: Decision,
  trx: TransactionClientContract
): Promise<void> {
  const found = await overlapsOf(application, { from: decision.periodFrom, to: decision.periodTo }, trx)
  assertNothingNew(found, decision.noticeFacts.doubleFunding)
  const beside = await postsBeside(found, trx)
  if (beside.length === 0) return
  const { surroundings } = await Submission.findOrFail(decision.submissionId, { client: trx })
  assertWithinCaps(surroundings as Surroundings, beside)
}
