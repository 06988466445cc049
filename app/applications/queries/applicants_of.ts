import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import type Application from '#applications/models/application'
import ApplicationPartner from '#applications/models/application_partner'

/** The people of an applicant and of its partners, each once. */
export async function applicantsOf(
  { id, recipientId }: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<User[]> {
  const partners = await ApplicationPartner.query({ client: trx }).where('application_id', id).orderBy('position')
  const ids = [recipientId, ...partners.map((partner) => partner.recipientId)]
  return peopleOf({ recipientId: ids }, at, trx)
}
