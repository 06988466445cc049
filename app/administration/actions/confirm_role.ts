import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { peopleOf } from '#identity/queries/people_of'
import Membership from '#identity/models/membership'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import InviteToOffice from '#administration/actions/invite_to_office'
import { roleConfirmed } from '#administration/mails'

/** The second person to a role that signs, binds money or gives roles; the office's head is told of it. */
@inject()
export default class ConfirmRole {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private invite: InviteToOffice,
    private outbox: Outbox
  ) {}

  /** @throws Refusal administration.role_over, administration.second_person, administration.own_role_confirmed,
   * administration.giver_gone */
  handle(membershipId: number, land: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const membership = await Membership.query({ client: trx })
        .where('id', membershipId)
        .preload('user')
        .preload('authority')
        .forUpdate()
        .firstOrFail()
      const isOver = membership.endedAt || membership.validUntil?.isBefore(dayOf(now))
      if (isOver || !membership.awaitsSecond) throw new Refusal('administration.role_over')
      if (membership.givenBy === by.id) throw new Refusal('administration.second_person')
      if (membership.userId === by.id) throw new Refusal('administration.own_role_confirmed')
      if (!(await this.isGiverThere(membership, land, now, trx))) throw new Refusal('administration.giver_gone')
      await membership.merge({ awaitsSecond: false, confirmedBy: by.id, confirmedAt: now }).save()
      const { user, authority, role } = membership
      const others = await Membership.heldAt(now, trx).where('user_id', user.id).whereNot('id', membershipId).first()
      await this.invite.handle({ user, known: others !== null }, authority.name, now, trx)
      const of = { journalStream: `administration:${land}`, land }
      const details = { person: user.name, email: user.email, office: authority.name, role }
      await this.journal.record({ of, act: 'role.given', by, at: now, details }, trx)
      const heads = await peopleOf({ authorityId: authority.id, role: 'head_of_unit' }, now, trx)
      const told = heads.filter(({ id }) => id !== user.id)
      await this.outbox.tell(told, roleConfirmed(land, { person: user.name, role, office: authority.name }), trx)
    })
  }

  /** Who gave it still gives roles, or is the one who is deputised for and still holds it. */
  private async isGiverThere(
    { givenBy, deputises, role, authorityId }: Membership,
    land: string,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<boolean> {
    const own = { user_id: givenBy!, role, authority_id: authorityId }
    const there =
      deputises === givenBy
        ? Membership.heldAt(at, trx).where(own).whereNull('deputises')
        : Membership.administratorsOf(land, at, trx).where('user_id', givenBy!)
    return (await there.first()) !== null
  }
}
