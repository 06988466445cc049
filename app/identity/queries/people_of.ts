import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Day from '#core/calendar/day'
import type { Role } from '#identity/domain/roles'
import User from '#identity/models/user'

/** Who is to be written to on a day: the people of a recipient, or those of an authority with a role. */
export function peopleOf(
  of: { recipientId: number } | { authorityId: number; role: Role },
  on: Day,
  trx?: TransactionClientContract
): Promise<User[]> {
  return User.query({ client: trx })
    .whereNull('disabled_at')
    .whereIn('id', (memberships) => {
      memberships
        .from('memberships')
        .select('user_id')
        .where('valid_from', '<=', on.iso)
        .where((open) => open.whereNull('valid_until').orWhere('valid_until', '>=', on.iso))
      if ('recipientId' in of) memberships.where('recipient_id', of.recipientId)
      else memberships.where('authority_id', of.authorityId).where('role', of.role)
    })
    .orderBy('id')
}
