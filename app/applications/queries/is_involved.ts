import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recipientsEverOf } from '#identity/queries/recipients_of'
import type User from '#identity/models/user'
import type Application from '#applications/models/application'
import ApplicationPartner from '#applications/models/application_partner'

/** Whoever belongs or belonged to the applicant or a partner, or declared to be biased, takes no part in deciding (§§ 20, 21 VwVfG), in whatever role. */
export async function isInvolved(
  user: User,
  application: Pick<Application, 'id' | 'recipientId' | 'recused'>,
  client?: TransactionClientContract
): Promise<boolean> {
  if (application.recused?.people.includes(user.id)) return true
  const recipients = await recipientsEverOf(user, client)
  if (recipients.length === 0) return false
  if (recipients.includes(application.recipientId)) return true
  const partner = await ApplicationPartner.query({ client })
    .where('application_id', application.id)
    .whereIn('recipient_id', recipients)
    .first()
  return partner !== null
}
