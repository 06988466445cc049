import db from '@adonisjs/lucid/services/db'
import { ENDED } from '#applications/domain/application_workflow'

export type Holder = { id: number; name: string; files: number }

/** Who has files in an authority, also who has left, and how many. */
export async function holdersOf(authorityId: number): Promise<Holder[]> {
  const rows = await db
    .from('applications')
    .join('users', 'users.id', 'applications.officer_id')
    .where('applications.authority_id', authorityId)
    .whereNotIn('applications.status', [...ENDED])
    .groupBy('users.id', 'users.name')
    .orderBy('users.name')
    .select('users.id', 'users.name')
    .count('* as files')
  return rows.map(({ id, name, files }) => ({ id: Number(id), name: String(name), files: Number(files) }))
}
