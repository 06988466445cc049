import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { APPLICANT_ROLES, type Role } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import Authority from '#tenancy/models/authority'
import User from '#identity/models/user'

/** Who is to be written to at a moment, each once: those of recipients who write and file, or with a role, those of an authority with a role, or of all of a Land's authorities. */
export function peopleOf(
  of:
    | { recipientId: number | number[]; role?: Role | readonly Role[] }
    | { authorityId: number; role: Role | Role[] }
    | { land: string; role: Role },
  at: DateTime,
  trx?: TransactionClientContract
): Promise<User[]> {
  const memberships = Membership.heldAt(at, trx).select('user_id')
  if ('recipientId' in of)
    void memberships
      .whereIn('recipient_id', [of.recipientId].flat())
      .whereIn('role', [of.role ?? APPLICANT_ROLES].flat())
  else if ('authorityId' in of) void memberships.where('authority_id', of.authorityId).whereIn('role', [of.role].flat())
  else
    void memberships
      .whereIn('authority_id', Authority.query().where('land', of.land).select('id'))
      .where('role', of.role)
  return User.query({ client: trx }).whereNull('disabled_at').whereIn('id', memberships).orderBy('id')
}
