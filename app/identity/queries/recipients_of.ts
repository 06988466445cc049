import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Membership from '#identity/models/membership'
import type User from '#identity/models/user'

const KNOWN = new WeakMap<User, Promise<number[]>>()

/** The recipients to which a person belongs or ever belonged, asked for once a request. */
export function recipientsEverOf(user: User, client?: TransactionClientContract): Promise<number[]> {
  const known = KNOWN.get(user)
  if (known) return known
  const asked = Membership.query({ client })
    .where('user_id', user.id)
    .whereNotNull('recipient_id')
    .distinct('recipient_id')
    .then((memberships) => memberships.map(({ recipientId }) => recipientId!))
  KNOWN.set(user, asked)
  return asked
}
