import Membership from '#identity/models/membership'

export type DemoSignIn = { role: string; name: string; email: string; office: string; land: string }

/** One person per role and Land, for the sign-in page and the start message of a demo. Never asked elsewhere. */
export async function demoSignIns(): Promise<DemoSignIn[]> {
  const memberships = await Membership.query()
    .preload('user')
    .preload('authority')
    .preload('recipient')
    .whereHas('user', (users) => users.where('email', 'like', 'demo.%'))
    .orderBy('id')
  return memberships.map(({ role, user, authority, recipient }) => ({
    role,
    name: user.name,
    email: user.email,
    office: (authority ?? recipient).name,
    land: (authority ?? recipient).land,
  }))
}
