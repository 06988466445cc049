import type { DateTime } from 'luxon'
import type { AuthorityKind } from '#tenancy/domain/rulebook'
import { seesWholeLand } from '#tenancy/models/authority'
import Membership from '#identity/models/membership'
import Office from '#identity/office'

/** The offices of a person at a moment, each with the roles held there, in the order they were given. */
export async function officesOf(userId: number, at: DateTime): Promise<Office[]> {
  const memberships = await Membership.heldAt(at)
    .where('user_id', userId)
    .leftJoin('authorities', 'authorities.id', 'memberships.authority_id')
    .leftJoin('recipients', 'recipients.id', 'memberships.recipient_id')
    .leftJoin('users as deputised', 'deputised.id', 'memberships.deputises')
    .select('memberships.*', 'deputised.name as deputised_name')
    .select('authorities.land as authority_land', 'authorities.name as authority_name', 'authorities.kind')
    .select('recipients.land as recipient_land', 'recipients.name as recipient_name')
    .orderBy('memberships.id')

  const byOffice = Map.groupBy(memberships, ({ authorityId, recipientId }) =>
    authorityId ? `authority:${authorityId}` : `recipient:${recipientId}`
  )
  return [...byOffice.values()].map(officeOf)
}

/** What a person's roles in one office amount to. */
function officeOf(memberships: readonly Membership[]): Office {
  const [{ authorityId, recipientId, $extras }] = memberships
  const kind = authorityId ? 'authority' : 'recipient'
  const { [`${kind}_land`]: land, [`${kind}_name`]: name } = $extras as Record<string, string>
  const own = memberships.filter(({ deputises }) => !deputises).map(({ role }) => role)
  const deputised = memberships.flatMap((one) =>
    one.deputises
      ? [{ role: one.role, id: one.deputises, name: String(one.$extras.deputised_name), only: !own.includes(one.role) }]
      : []
  )
  const roles = [...new Set(memberships.map(({ role }) => role))]
  const wide = kind === 'authority' && seesWholeLand($extras.kind as AuthorityKind)
  return new Office(kind, authorityId ?? recipientId!, land, name, roles, wide, deputised)
}
