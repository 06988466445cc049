import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { followLead } from '#applications/duties'
import { leadOffered } from '#applications/letters/draft_mails'
import { assertMayLead, jointDraft } from '#applications/queries/lead_of'

/** Before it is filed, who leads a joint application offers that to a partner. */
@inject()
export default class OfferLead {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** Offers it to a partner, or with null to nobody any more. @throws Refusal applications.lead_after_filing, applications.led_by_another, applications.no_partner, applications.lead_has_draft */
  handle(applicationId: number, partnerId: number | null, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await jointDraft(applicationId, trx, by)
      const { leadOfferedTo: before } = application
      if (before === partnerId) return
      if (partnerId !== null) await assertMayLead(application, partnerId, trx)
      await application.merge({ leadOfferedTo: partnerId, updatedAt: now }).save()
      await followLead(application, now, trx)
      const { recipient } = application.partners.find(({ recipientId }) => recipientId === (partnerId ?? before))!
      const details = { partner: recipient.name }
      const act = partnerId === null ? 'application.lead_offer_withdrawn' : 'application.lead_offered'
      await this.journal.record({ of: application, act, by, at: now, details }, trx)
      if (partnerId !== null)
        await this.outbox.tell(await peopleOf({ recipientId: partnerId }, now, trx), leadOffered(application), trx)
    })
  }
}
