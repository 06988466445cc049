import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Membership from '#identity/models/membership'
import type User from '#identity/models/user'
import Journal from '#journal/journal'

/** A role ends at once, with all that deputises for it; what was done in it stays. Nobody locks themselves out. */
@inject()
export default class EndRole {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal administration.own_role, administration.role_over, administration.last_admin, administration.last_treasurer */
  handle(membershipId: number, land: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const membership = await Membership.query({ client: trx })
        .where('id', membershipId)
        .preload('user')
        .preload('authority')
        .preload('recipient')
        .forUpdate()
        .firstOrFail()
      if (membership.userId === by.id) throw new Refusal('administration.own_role')
      if (membership.endedAt) throw new Refusal('administration.role_over')
      if (membership.role === 'admin_technical' && !membership.awaitsSecond)
        await assertOthersStay(membership, land, now, trx)
      if (membership.role === 'treasurer' && !membership.deputises && membership.recipient?.treasuryConsents)
        await assertTreasurerStays(membership, now, trx)
      await membership.merge({ endedAt: now }).save()
      await endWith(membership, now, trx)
      const office = membership.authority ?? membership.recipient
      const details = { person: membership.user.name, office: office.name, role: membership.role }
      await this.journal.record(
        { of: { journalStream: `administration:${land}`, land }, act: 'role.ended', by, at: now, details },
        trx
      )
    })
  }
}

/** Two who end each other's role at the same moment wait here for each other. */
async function assertOthersStay(
  { id }: Membership,
  land: string,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const administrators = await Membership.administratorsOf(land, at, trx).forUpdate()
  if (!administrators.some((other) => other.id !== id)) throw new Refusal('administration.last_admin')
}

/** Where a house wants its treasury's consent, somebody is there to give it. */
async function assertTreasurerStays(
  { id, recipientId }: Membership,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const treasurers = await Membership.heldAt(at, trx)
    .where({ recipient_id: recipientId, role: 'treasurer' })
    .whereNull('deputises')
    .forUpdate()
  if (!treasurers.some((other) => other.id !== id)) throw new Refusal('administration.last_treasurer')
}

/** Nobody deputises for a role that is not held any more, and nobody who has left the office deputises in it. */
async function endWith(ended: Membership, at: DateTime, trx: TransactionClientContract): Promise<void> {
  if (ended.deputises) return
  const { userId, role, authorityId, recipientId } = ended
  const there = { authority_id: authorityId, recipient_id: recipientId }
  const others = await Membership.within({ from: dayOf(at), until: null }, at, trx)
    .where(there)
    .whereNotNull('deputises')
    .where((own) => own.where({ deputises: userId, role }).orWhere('user_id', userId))
  for (const one of others) await one.merge({ endedAt: at }).save()
}
