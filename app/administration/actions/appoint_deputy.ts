import { inject } from '@adonisjs/core'
import type Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import type { DEPUTISED_ROLES } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import type Office from '#identity/office'
import User from '#identity/models/user'
import Clock from '#core/calendar/clock'
import GiveRole, { covers } from '#administration/actions/give_role'

export type Deputy = { name: string; email: string; role: (typeof DEPUTISED_ROLES)[number]; from: Day; until: Day }

/** Whoever is away for longer gives the role up. */
const MOST_MONTHS = 6

/**
 * Somebody names who acts for them while they are away: in an authority a colleague of the same office, for a recipient
 * anybody whom its signatory trusts; half a year at most. Every check of a role holds; one that signs or binds money waits for the
 * administration.
 */
@inject()
export default class AppointDeputy {
  constructor(
    private clock: Clock,
    private give: GiveRole
  ) {}

  /** @throws Refusal administration.not_own_role, administration.deputy_too_long, administration.not_of_office; as GiveRole */
  async handle({ role, email, ...deputy }: Deputy, office: Office, by: User): Promise<Membership> {
    if (!office.holds(role) || office.isDeputyAs(role)) throw new Refusal('administration.not_own_role', {}, 'role')
    if (deputy.until.isAfter(deputy.from.plusMonths(MOST_MONTHS)))
      throw new Refusal('administration.deputy_too_long', { months: MOST_MONTHS }, 'until')
    if (!office.isRecipient) await this.assertColleague(email, deputy.until, office)
    return this.give.handle({ ...deputy, role, email, office: office.key, deputises: by.email }, office.land, by)
  }

  private async assertColleague(email: string, until: Day, office: Office): Promise<void> {
    const person = await User.findBy('email', email.toLowerCase())
    const own = { userId: person?.id ?? 0, authorityId: office.id, deputises: null }
    const there = await Membership.heldAt(this.clock.now()).where(own)
    if (!there.some((one) => covers(one, until))) throw new Refusal('administration.not_of_office', {}, 'email')
  }
}
