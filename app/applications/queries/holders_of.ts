import db from '@adonisjs/lucid/services/db'
import { ENDED } from '#applications/domain/application_workflow'

export type Holder = { id: number; name: string; files: number }

/** Who has files in an authority, also who has left, and how many. */
export function holdersOf(authorityId: number): Promise<Holder[]> {
  return holders('officer_id', { 'applications.authority_id': authorityId })
}

/** The same of who looks after applications in a house. */
export function clerksOf(recipientId: number): Promise<Holder[]> {
  return holders('clerk_id', { 'applications.recipient_id': recipientId })
}

async function holders(column: 'officer_id' | 'clerk_id', of: Record<string, number>): Promise<Holder[]> {
  const rows = await db
    .from('applications')
    .join('users', 'users.id', `applications.${column}`)
    .where(of)
    .whereNotIn('applications.status', [...ENDED])
    .groupBy('users.id', 'users.name')
    .orderBy('users.name')
    .select('users.id', 'users.name')
    .count('* as files')
  return rows.map(({ id, name, files }) => ({ id: Number(id), name: String(name), files: Number(files) }))
}
