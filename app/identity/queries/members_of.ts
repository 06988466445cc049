import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'

/** Whoever belongs or belonged to recipients. */
export function membersOf(recipientIds: readonly number[], trx?: TransactionClientContract): Promise<User[]> {
  const memberships = Membership.query()
    .whereIn('recipient_id', [...recipientIds])
    .select('user_id')
  return User.query({ client: trx }).whereIn('id', memberships)
}
