import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import { referredAway, referredHere } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { assertNothingUnderWay } from '#applications/queries/assert_not_proposed'
import { competentAuthorities } from '#applications/queries/competent_authorities'
import { restoreFiled } from '#applications/queries/restore_filed'
import Authority from '#tenancy/models/authority'

/** To whom: an authority that works here, or one that does not and was sent the file on a day. */
export type Referral = { to: number } | { outside: string; sentOn: Day }

/**
 * Who is not competent does not decide: the file goes to the authority that is, with everything in it (§ 3 VwVfG). One
 * that works here begins anew, and the day on which it came in stays; to one that does not the file was sent, and the
 * procedure ends here until it comes back.
 */
@inject()
export default class ReferApplication {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.elsewhere, applications.referral_nobody, applications.referral_head, applications.referral_sent_when */
  handle(applicationId: number, referral: Referral, reason: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const act = 'to' in referral ? 'refer' : 'referOutside'
      await assertNothingUnderWay(application, act, trx)
      // what was only begun of an answer to a request counts for nobody
      if (application.status === 'supplement_requested') await restoreFiled(application, now, trx)
      application.move(act, now)
      const from = await Authority.findOrFail(application.authorityId, { client: trx })
      const to = 'to' in referral ? await this.handTo(application, referral.to, now, trx) : referral.outside
      if ('outside' in referral) this.send(application, referral, by)
      await application.save()
      await followStatus(application, now, trx)
      const sent = 'outside' in referral ? `, versandt am ${germanDay(referral.sentOn)}` : ''
      const details = { from: from.name, to, sentence: `An ${to}${sent}. Grund: ${reason}` }
      await this.journal.record({ of: application, act: `application.${act}`, by, at: now, details }, trx)
      const { recipientId } = application
      await this.outbox.tell(await peopleOf({ recipientId }, now, trx), referredAway(application, to, act), trx)
      if (act === 'refer') await this.tellThere(application, from.name, reason, now, trx)
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

  private send(application: Application, { outside, sentOn }: { outside: string; sentOn: Day }, by: User): void {
    if (!by.holds('head_of_unit')) throw new Refusal('applications.referral_head', {}, 'authority')
    if (sentOn.isAfter(this.clock.today())) throw new Refusal('applications.referral_sent_when', {}, 'sent_on')
    application.referredTo = outside
  }

  private async tellThere(
    application: Application,
    from: string,
    reason: string,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const { authorityId } = application
    const told = await Promise.all(
      (['case_officer', 'head_of_unit'] as const).map((role) => peopleOf({ authorityId, role }, at, trx))
    )
    const people = new Map(told.flat().map((person) => [person.id, person]))
    await this.outbox.tell([...people.values()], referredHere(application, from, reason), trx)
  }
}
