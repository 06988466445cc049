import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import type Application from '#applications/models/application'

/** Who is told what a file needs: its own officer, or all of its authority where none has it or that one has left. */
export async function officersOf(
  { authorityId, officerId }: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<User[]> {
  const officers = await peopleOf({ authorityId, role: 'case_officer' }, at, trx)
  const own = officers.filter(({ id }) => id === officerId)
  return own.length ? own : officers
}
