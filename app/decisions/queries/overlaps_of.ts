import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Submission from '#forms/models/submission'
import Application from '#applications/models/application'
import type { Surroundings } from '#applications/domain/submitted_grant'
import type { CasePeriod } from '#financing/domain/period_share'
import type { Overlap } from '#decisions/domain/double_funding'

/**
 * Files of the same programme whose time overlaps, of the recipient or of anybody who takes part, as recipient or as
 * partner; what was rejected or taken back is none. One statement.
 */
export async function overlapsOf(
  application: Application,
  { from, to }: CasePeriod,
  trx?: TransactionClientContract
): Promise<Overlap[]> {
  const { id, land, programmeId, recipientId, callId } = application
  const client = trx ?? db
  const partners = () => client.from('application_partners').where('application_id', id).select('recipient_id')
  const takingPart = client
    .from('application_partners')
    .where('recipient_id', recipientId)
    .orWhereIn('recipient_id', partners())
    .select('application_id')
  const rejected = client
    .from('decisions')
    .where('kind', 'rejection')
    .whereIn('status', ['signed', 'dispatched'])
    .whereColumn('decisions.application_id', 'applications.id')
  const files = await Application.query({ client: trx })
    .where('applications.programme_id', programmeId)
    .where('applications.land', land)
    .whereNot('applications.id', id)
    .whereNotIn('applications.status', ['draft', 'retracted'])
    .where((query) => {
      query
        .where('applications.recipient_id', recipientId)
        .orWhereIn('applications.recipient_id', partners())
        .orWhereIn('applications.id', takingPart)
    })
    .whereNotExists(rejected)
    .join('calls', 'calls.id', 'applications.call_id')
    .where('calls.period_from', '<=', to.iso)
    .where('calls.period_to', '>=', from.iso)
    .select('applications.*')
    .orderBy('applications.id')
  return files.map((file) => ({
    applicationId: file.id,
    fileNumber: file.fileNumber!,
    recipientName: file.recipientName,
    title: file.title,
    sameCall: file.callId === callId,
    own: file.recipientId === recipientId,
  }))
}

/** What the other files of the recipient under the same call ask sums for. */
export async function postsBeside(
  found: readonly Overlap[],
  trx?: TransactionClientContract
): Promise<Pick<Surroundings, 'posts'>[]> {
  const ids = found.filter(({ sameCall, own }) => sameCall && own).map(({ applicationId }) => applicationId)
  if (ids.length === 0) return []
  const filed = await Submission.query({ client: trx })
    .where('form', 'application')
    .whereIn('subject_id', ids)
    .orderBy('version')
  const newest = new Map(filed.map((submission) => [submission.subjectId, submission.surroundings as Surroundings]))
  return [...newest.values()]
}
