import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Role } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import type Application from '#applications/models/application'
import Authority from '#tenancy/models/authority'

/** The other authorities of a file's Land in which somebody works on applications and somebody signs. */
export function competentAuthorities(
  { land, authorityId }: Application,
  at: DateTime,
  client?: TransactionClientContract
): Promise<Authority[]> {
  const having = (role: Role) =>
    Membership.heldAt(at, client)
      .where('role', role)
      .whereNotNull('authority_id')
      .whereIn('user_id', User.query({ client }).whereNull('disabled_at').select('id'))
      .select('authority_id')
  return Authority.query({ client })
    .where('land', land)
    .whereNot('id', authorityId)
    .whereIn('id', having('case_officer'))
    .whereIn('id', having('head_of_unit'))
    .orderBy('name')
}
