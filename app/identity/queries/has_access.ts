import type { DateTime } from 'luxon'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'

/** Whether somebody with this address holds a role at a moment. */
export async function hasAccess(address: string, at: DateTime): Promise<boolean> {
  const holding = Membership.heldAt(at).select('user_id')
  const user = await User.query().where('email', address).whereNull('disabled_at').whereIn('id', holding).first()
  return user !== null
}
