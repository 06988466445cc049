import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { followLead } from '#applications/duties'
import { leadDeclined } from '#applications/letters/draft_mails'
import { draftOfferedTo } from '#applications/queries/lead_of'

/** A partner does not want to lead an application that it is offered. */
@inject()
export default class DeclineLead {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.lead_after_filing, applications.lead_not_offered */
  handle(applicationId: number, partnerId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await draftOfferedTo(applicationId, partnerId, trx)
      await application.merge({ leadOfferedTo: null, updatedAt: now }).save()
      await followLead(application, now, trx)
      const { recipient } = application.partners.find(({ recipientId }) => recipientId === partnerId)!
      const people = await peopleOf({ recipientId: application.recipientId }, now, trx)
      await this.outbox.tell(people, leadDeclined(application, recipient.name), trx)
      const details = { partner: recipient.name }
      await this.journal.record({ of: application, act: 'application.lead_declined', by, at: now, details }, trx)
    })
  }
}
