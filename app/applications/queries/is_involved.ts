import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recipientsEverOf } from '#identity/queries/recipients_of'
import type User from '#identity/models/user'
import ApplicationPartner from '#applications/models/application_partner'

/** Whoever belongs or belonged to the applicant or a partner takes no part in deciding (§ 20 VwVfG), in whatever role. */
export async function isInvolved(
  user: User,
  application: { id: number; recipientId: number },
  client?: TransactionClientContract
): Promise<boolean> {
  const recipients = await recipientsEverOf(user, client)
  if (recipients.length === 0) return false
  if (recipients.includes(application.recipientId)) return true
  const partner = await ApplicationPartner.query({ client })
    .where('application_id', application.id)
    .whereIn('recipient_id', recipients)
    .first()
  return partner !== null
}
