import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Application from '#applications/models/application'

const MOST = 5

/** Filed applications of the same recipient that answers can be taken from: those of the same programme first, the newest before others. */
export async function earlierApplications(
  { id, recipientId, programmeId }: Application,
  trx?: TransactionClientContract
): Promise<Application[]> {
  return Application.query({ client: trx })
    .where({ recipientId })
    .whereNot('id', id)
    .whereNotNull('submitted_at')
    .preload('call')
    .preload('programmeVersion')
    .orderByRaw('CASE WHEN programme_id = ? THEN 0 ELSE 1 END', [programmeId])
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
}
