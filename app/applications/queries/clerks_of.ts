import db from '@adonisjs/lucid/services/db'
import { ENDED } from '#applications/domain/application_workflow'
import type { Holder } from '#applications/queries/holders_of'

/** Who looks after applications in a house, also who has left it, and after how many. */
export async function clerksOf(recipientId: number): Promise<Holder[]> {
  const rows = await db
    .from('applications')
    .join('users', 'users.id', 'applications.clerk_id')
    .where('applications.recipient_id', recipientId)
    .whereNotIn('applications.status', [...ENDED])
    .groupBy('users.id', 'users.name')
    .orderBy('users.name')
    .select('users.id', 'users.name')
    .count('* as files')
  return rows.map(({ id, name, files }) => ({ id: Number(id), name: String(name), files: Number(files) }))
}
