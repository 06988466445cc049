import type { DateTime } from 'luxon'
import Membership from '#identity/models/membership'
import Office from '#identity/office'

/** The offices of a person at a moment, each with the roles held there, in the order they were given. */
export async function officesOf(userId: number, at: DateTime): Promise<Office[]> {
  const memberships = await Membership.heldAt(at)
    .where('user_id', userId)
    .preload('authority')
    .preload('recipient')
    .orderBy('id')

  const offices = new Map<string, Office>()
  for (const { authority, recipient, role } of memberships) {
    const [kind, body] = authority ? (['authority', authority] as const) : (['recipient', recipient] as const)
    const key = `${kind}:${body.id}`
    const roles = [...(offices.get(key)?.roles ?? []), role]
    offices.set(key, new Office(kind, body.id, body.land, body.name, roles, authority?.seesWholeLand ?? false))
  }
  return [...offices.values()]
}
