import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#identity/models/user'
import Membership from '#identity/models/membership'
import { peopleOf } from '#identity/queries/people_of'
import type Application from '#applications/models/application'

/** Who is told what a file needs: its own officer with deputies, or all of its authority where none has it or that one has left. */
export async function officersOf(
  { authorityId, officerId }: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<User[]> {
  const officers = await peopleOf({ authorityId, role: 'case_officer' }, at, trx)
  if (!officerId) return officers
  const deputies = await Membership.heldAt(at, trx).where({ authorityId, role: 'case_officer', deputises: officerId })
  const own = new Set([officerId, ...deputies.map(({ userId }) => userId)])
  const told = officers.filter(({ id }) => own.has(id))
  return told.length ? told : officers
}
