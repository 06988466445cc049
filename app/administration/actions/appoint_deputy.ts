import { inject } from '@adonisjs/core'
import type Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import type { ACTING_ROLES } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import type Office from '#identity/office'
import User from '#identity/models/user'
import Clock from '#core/calendar/clock'
import GiveRole from '#administration/actions/give_role'

export type Deputy = { name: string; email: string; role: (typeof ACTING_ROLES)[number]; from: Day; until: Day }

/**
 * Somebody names who acts for them while they are away: in an authority a colleague of the same office, for a recipient
 * anybody whom its signatory trusts. Every check of a role holds; one that signs or binds money waits for the
 * administration.
 */
@inject()
export default class AppointDeputy {
  constructor(
    private clock: Clock,
    private give: GiveRole
  ) {}

  /** @throws Refusal administration.not_own_role, administration.not_of_office; as GiveRole */
  async handle({ role, email, ...deputy }: Deputy, office: Office, by: User): Promise<Membership> {
    if (!office.holds(role) || office.isDeputyAs(role)) throw new Refusal('administration.not_own_role', {}, 'role')
    if (!office.isRecipient) await this.assertColleague(email, office)
    return this.give.handle({ ...deputy, role, email, office: office.key, deputises: by.email }, office.land, by)
  }

  private async assertColleague(email: string, office: Office): Promise<void> {
    const person = await User.findBy('email', email.toLowerCase())
    const there = person && Membership.heldAt(this.clock.now()).where({ userId: person.id, authorityId: office.id })
    if (!(await there?.first())) throw new Refusal('administration.not_of_office', {}, 'email')
  }
}
