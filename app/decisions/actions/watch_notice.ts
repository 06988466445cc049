import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox, { type Mail } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import { waitFor } from '#duties/duties'
import Duty from '#duties/models/duty'
import { peopleOf } from '#identity/queries/people_of'
import { dutyFile } from '#applications/duties'
import Application from '#applications/models/application'
import { followDecision, handToOfficer } from '#decisions/duties'
import { noticeStopped } from '#decisions/letters/mails'
import Announcement from '#decisions/models/announcement'
import Decision from '#decisions/models/decision'
import { whyNotGoOn } from '#decisions/queries/pass_gate'

/**
 * A signed notice that the law or a year has overtaken waits for its head, who alone can recall it; and again for whom it
 * waited before where it may go on after all. Repeatable.
 */
@inject()
export default class WatchNotice {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  async handle(decisionId: number): Promise<void> {
    const now: DateTime = this.clock.now()
    await inTransaction(async (trx) => {
      const { applicationId } = await Decision.findOrFail(decisionId, { client: trx })
      const application = await Application.locked(applicationId, trx)
      const decision = await Decision.locked(decisionId, trx)
      const announced = await Announcement.findBy('decision_id', decisionId, { client: trx })
      if (announced || !decision.may('recall')) return
      // what is released and not to be retrieved may be in the post already: its officer finds out first
      const { status, retrievableUntil } = decision
      const isOnItsWay = status === 'dispatched' && !(retrievableUntil && !retrievableUntil.isBefore(dayOf(now)))
      const causes = whyNotGoOn(decision, dayOf(now))
      const waiting = await Duty.query({ client: trx }).where('open_thing', decision.thing).first()
      if (isOnItsWay)
        return waiting?.kind === 'recall_notice' ? handToOfficer(decision, application, now, trx) : undefined
      if (causes.length > 0 === (waiting?.kind === 'recall_notice')) return
      if (causes.length === 0) return followDecision(decision, application, now, trx)
      await waitFor(decision.thing, { kind: 'recall_notice', of: dutyFile(application) }, now, trx)
      await this.tellHeads(application, noticeStopped(application, decisionId, causes, false), now, trx)
    })
  }

  private async tellHeads({ authorityId }: Application, told: Mail, at: DateTime, trx: TransactionClientContract) {
    await this.outbox.tell(await peopleOf({ authorityId, role: 'head_of_unit' }, at, trx), told, trx)
  }
}
