import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import { referralTakenBack, takenBackHere } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { applicantsOf } from '#applications/queries/applicants_of'

/** A file that was sent elsewhere comes back, because nobody is competent there either or because it was a mistake: it goes on here. */
@inject()
export default class TakeBackReferral {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.elsewhere */
  handle(applicationId: number, reason: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      application.move('takeBack', now)
      await application.merge({ referredTo: null }).save()
      await followStatus(application, now, trx)
      const act = { act: 'application.takeBack', by, at: now, details: { reason } }
      await this.journal.record({ of: application, ...act }, trx)
      await this.outbox.tell(await applicantsOf(application, now, trx), referralTakenBack(application), trx)
      const heads = await peopleOf({ authorityId: application.authorityId, role: 'head_of_unit' }, now, trx)
      await this.outbox.tell(heads, takenBackHere(application, by.name, reason), trx)
    })
  }
}
