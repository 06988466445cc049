import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Membership from '#identity/models/membership'
import type Application from '#applications/models/application'
import Authority from '#tenancy/models/authority'

/** The other authorities of a file's Land in which somebody works on applications. */
export function competentAuthorities(
  { land, authorityId }: Application,
  at: DateTime,
  client?: TransactionClientContract
): Promise<Authority[]> {
  const working = Membership.heldAt(at, client).where('role', 'case_officer').whereNotNull('authority_id')
  return Authority.query({ client })
    .where('land', land)
    .whereNot('id', authorityId)
    .whereIn('id', working.select('authority_id'))
    .orderBy('name')
}
