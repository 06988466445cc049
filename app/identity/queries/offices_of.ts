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
    .select('memberships.*')
    .select('authorities.land as authority_land', 'authorities.name as authority_name', 'authorities.kind')
    .select('recipients.land as recipient_land', 'recipients.name as recipient_name')
    .orderBy('memberships.id')

  const offices = new Map<string, Office>()
  for (const { authorityId, recipientId, role, $extras } of memberships) {
    const kind = authorityId ? 'authority' : 'recipient'
    const id = authorityId ?? recipientId!
    const { [`${kind}_land`]: land, [`${kind}_name`]: name } = $extras as Record<string, string>
    const roles = [...(offices.get(`${kind}:${id}`)?.roles ?? []), role]
    const wide = kind === 'authority' && seesWholeLand($extras.kind as AuthorityKind)
    offices.set(`${kind}:${id}`, new Office(kind, id, land, name, roles, wide))
  }
  return [...offices.values()]
}
