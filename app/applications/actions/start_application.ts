import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold, sortKey } from '#core/text/fold'
import Recipient from '#register/models/recipient'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import type Call from '#programmes/models/call'
import { assertRecipientEligible } from '#programmes/queries/eligible_recipient'
import Application from '#applications/models/application'

/** A draft under a call that is open, for a recipient that may apply at all. */
@inject()
export default class StartApplication {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal applications.call_not_open, programmes.* */
  handle(call: Call, recipientId: number, by: User, outer?: TransactionClientContract): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      if (!call.isOpenAt(now)) throw new Refusal('applications.call_not_open', { call: call.title })
      const recipient = await Recipient.query({ client: trx }).where('id', recipientId).firstOrFail()
      await assertRecipientEligible(call, recipient, trx)
      const application = await Application.create(
        {
          land: call.land,
          authorityId: call.programme.authorityId,
          programmeId: call.programmeId,
          callId: call.id,
          recipientId,
          status: 'draft',
          statusSince: now,
          turn: 'applicant',
          turnSince: now,
          title: call.title,
          recipientName: recipient.name,
          recipientSort: sortKey(recipient.name),
          searchText: fold(recipient.name).slice(0, 250),
          createdBy: by.id,
          createdAt: now,
          updatedAt: now,
        },
        { client: trx }
      )
      await this.journal.record({ of: application, act: 'application.started', by, at: now }, trx)
      return application
    }, outer)
  }
}
