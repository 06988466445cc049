import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import { referredAway, referredHere } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { assertNotProposed } from '#applications/queries/assert_not_proposed'
import { competentAuthorities } from '#applications/queries/competent_authorities'
import Authority from '#tenancy/models/authority'

/** To whom: an authority that works here, or the name of one that does not. */
export type Referral = { to: number } | { outside: string }

/**
 * Who is not competent does not decide: the file goes to the authority that is, with everything in it and the day on
 * which it came in (§ 3 VwVfG). That begins anew; what was checked so far stays readable. One that does not work here
 * gets it on paper, and the procedure ends here.
 */
@inject()
export default class ReferApplication {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.referral_nobody */
  handle(applicationId: number, referral: Referral, reason: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const act = 'to' in referral ? 'refer' : 'referOutside'
      await assertNotProposed(application, act, trx)
      application.move(act, now)
      const from = await Authority.findOrFail(application.authorityId, { client: trx })
      const to = 'to' in referral ? await this.handTo(application, referral.to, now, trx) : referral.outside
      await application.save()
      await followStatus(application, now, trx)
      const details = { from: from.name, to, reason }
      await this.journal.record({ of: application, act: `application.${act}`, by, at: now, details }, trx)
      const { authorityId, recipientId } = application
      await this.outbox.tell(await peopleOf({ recipientId }, now, trx), referredAway(application, to, act), trx)
      if (act === 'referOutside') return
      const told = await Promise.all(
        (['case_officer', 'head_of_unit'] as const).map((role) => peopleOf({ authorityId, role }, now, trx))
      )
      await this.outbox.tell(told.flat(), referredHere(application, from.name, reason), trx)
    })
  }

  /** The name of the authority whose file it is from now on. */
  private async handTo(
    application: Application,
    id: number,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<string> {
    const competent = await competentAuthorities(application, at, trx)
    const authority = competent.find((one) => one.id === id)
    if (!authority) throw new Refusal('applications.referral_nobody', {}, 'authority')
    application.merge({ authorityId: authority.id, officerId: null })
    return authority.name
  }
}
