import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Membership from '#identity/models/membership'

/** Whoever belongs or belonged to a recipient, by their ids. */
export async function membersOf(recipientId: number, trx?: TransactionClientContract): Promise<Set<number>> {
  const memberships = await Membership.query({ client: trx }).where('recipient_id', recipientId).select('user_id')
  return new Set(memberships.map(({ userId }) => userId))
}
