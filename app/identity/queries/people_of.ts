import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Role } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'

/** Who is to be written to at a moment: the people of a recipient, or those of an authority with a role. */
export function peopleOf(
  of: { recipientId: number } | { authorityId: number; role: Role },
  at: DateTime,
  trx?: TransactionClientContract
): Promise<User[]> {
  const memberships = Membership.heldAt(at, trx).select('user_id')
  if ('recipientId' in of) memberships.where('recipient_id', of.recipientId)
  else memberships.where('authority_id', of.authorityId).where('role', of.role)
  return User.query({ client: trx }).whereNull('disabled_at').whereIn('id', memberships).orderBy('id')
}
