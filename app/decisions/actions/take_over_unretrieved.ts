import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Journal from '#journal/journal'
import { handToOfficer, isTakenOver } from '#decisions/duties'
import Application from '#applications/models/application'
import { officersOf } from '#applications/queries/officers_of'
import { noticeUnretrieved } from '#decisions/letters/mails'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'

/** A notice that nobody retrieved in time is not announced: the officer has to hand it over another way. Repeatable. */
@inject()
export default class TakeOverUnretrieved {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  async handle(decisionId: number): Promise<void> {
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const { applicationId } = await Decision.findOrFail(decisionId, { client: trx })
      const application = await Application.locked(applicationId, trx)
      const decision = await Decision.locked(decisionId, trx)
      const until = decision.retrievableUntil
      const announced = await Announcement.findBy('decision_id', decisionId, { client: trx })
      if (announced || !until?.isBefore(dayOf(now))) return
      if (await isTakenOver(decision, trx)) return
      await handToOfficer(decision, application, now, trx)
      const details = { until: until.iso }
      await this.journal.record({ of: application, act: 'decision.not_retrieved', by: null, at: now, details }, trx)
      const mail = noticeUnretrieved(application, decisionId, until, dayOf(now))
      await this.outbox.tell(await officersOf(application, now, trx), mail, trx)
    })
  }
}
