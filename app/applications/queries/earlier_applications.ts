import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Application from '#applications/models/application'

const MOST = 5

/** Filed applications of the same recipient that answers can be taken from: those of the same programme first, the newest before others. */
export async function earlierApplications(
  { id, recipientId, programmeId }: Application,
  trx?: TransactionClientContract
): Promise<Application[]> {
  const filed = await Application.query({ client: trx })
    .where({ recipientId })
    .whereNot('id', id)
    .whereNotNull('submitted_at')
    .preload('call', (calls) => calls.preload('version'))
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
  const isSame = (file: Application) => file.programmeId === programmeId
  return [...filed.filter(isSame), ...filed.filter((file) => !isSame(file))].slice(0, MOST)
}
