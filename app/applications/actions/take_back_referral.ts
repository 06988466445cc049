import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followMessages, followStatus } from '#applications/duties'
import { referralTakenBack, takenBackHere } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { applicantsOf } from '#applications/queries/applicants_of'
import { officersOf } from '#applications/queries/officers_of'

/** The head who sent a file elsewhere takes it back, because nobody is competent there either or because it was a mistake: it goes on here. */
@inject()
export default class TakeBackReferral {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.elsewhere, applications.referral_head */
  handle(applicationId: number, reason: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      if (!by.holds('head_of_unit')) throw new Refusal('applications.referral_head')
      application.move('takeBack', now)
      await application.merge({ referredTo: null }).save()
      await followStatus(application, now, trx)
      await followMessages(application, now, trx)
      const act = { act: 'application.takeBack', by, at: now, details: { reason } }
      await this.journal.record({ of: application, ...act }, trx)
      await this.outbox.tell(await applicantsOf(application, now, trx), referralTakenBack(application), trx)
      const officers = await officersOf(application, now, trx)
      await this.outbox.tell(officers, takenBackHere(application, by.name, reason), trx)
    })
  }
}
