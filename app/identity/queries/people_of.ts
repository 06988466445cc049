import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Role } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import Authority from '#tenancy/models/authority'
import User from '#identity/models/user'

/** Who is to be written to at a moment: the people of a recipient, those of an authority with a role, or of all of a Land's authorities. */
export function peopleOf(
  of: { recipientId: number } | { authorityId: number; role: Role } | { land: string; role: Role },
  at: DateTime,
  trx?: TransactionClientContract
): Promise<User[]> {
  const memberships = Membership.heldAt(at, trx).select('user_id')
  if ('recipientId' in of) void memberships.where('recipient_id', of.recipientId)
  else if ('authorityId' in of) void memberships.where('authority_id', of.authorityId).where('role', of.role)
  else
    void memberships
      .whereIn('authority_id', Authority.query().where('land', of.land).select('id'))
      .where('role', of.role)
  return User.query({ client: trx }).whereNull('disabled_at').whereIn('id', memberships).orderBy('id')
}
