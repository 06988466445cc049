import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold } from '#core/text/fold'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followDraft, followMessages, followStatus } from '#applications/duties'
import { referredAway, referredHere } from '#applications/letters/mails'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { applicantsOf } from '#applications/queries/applicants_of'
import { assertNothingUnderWay } from '#applications/queries/assert_not_proposed'
import { competentAuthorities } from '#applications/queries/competent_authorities'
import { readDraft } from '#applications/queries/draft_reading'
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
      const requestDropped = await this.dropRequest(application, now, trx)
      application.move(act, now)
      const from = await Authority.findOrFail(application.authorityId, { client: trx })
      const to = 'to' in referral ? await this.handTo(application, referral.to, now, trx) : referral.outside
      if ('outside' in referral) {
        this.send(application, referral, by)
        await assertNotHere(referral.outside, application, trx)
      }
      await application.save()
      await followStatus(application, now, trx)
      await followMessages(application, now, trx)
      if (requestDropped) await followDraft(await readDraft(application, trx), now, trx)
      const sentOn = 'outside' in referral ? referral.sentOn : null
      const sent = sentOn ? `, versandt am ${germanDay(sentOn)}` : ''
      const details = { from: from.name, to, sentence: `An ${to}${sent}. Grund: ${reason}` }
      await this.journal.record({ of: application, act: `application.${act}`, by, at: now, details }, trx)
      await this.outbox.tell(
        await applicantsOf(application, now, trx),
        referredAway(application, { to, reason, sentOn, requestDropped }),
        trx
      )
      if (act === 'refer') await this.tellThere(application, from.name, reason, now, trx)
    })
  }

  /** What was asked for and not answered nobody waits for any more; what was only begun of an answer counts for nobody. Whether there was one. */
  private async dropRequest(application: Application, at: DateTime, trx: TransactionClientContract): Promise<boolean> {
    const asked = await SupplementRequest.openOf(application.id, trx)
    if (!asked) return false
    await asked.merge({ droppedAt: at }).save()
    if (application.status === 'supplement_requested') await restoreFiled(application, at, trx)
    return true
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
    const received = dayOf(application.submittedAt!)
    if (sentOn.isAfter(this.clock.today()) || sentOn.isBefore(received))
      throw new Refusal('applications.referral_sent_when', { received: germanDay(received) }, 'sent_on')
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
    const people = await peopleOf({ authorityId, role: ['case_officer', 'head_of_unit'] }, at, trx)
    await this.outbox.tell(people, referredHere(application, from, reason), trx)
  }
}

/** What is called like an authority of the Land is one, and is chosen from the list. @throws Refusal applications.referral_is_here */
async function assertNotHere(outside: string, { land }: Application, trx: TransactionClientContract): Promise<void> {
  const here = await Authority.query({ client: trx }).where({ land })
  if (here.some(({ name }) => fold(name) === fold(outside)))
    throw new Refusal('applications.referral_is_here', {}, 'outside')
}
