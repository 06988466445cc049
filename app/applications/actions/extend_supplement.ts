import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { peopleOf } from '#identity/queries/people_of'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { assertExtendable } from '#applications/domain/supplement_due'
import { followDraft, followStatus } from '#applications/duties'
import { supplementExtended } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import SupplementRequest from '#applications/models/supplement_request'

/** Gives an applicant more time for what is missing, before its day or after it (§ 31 Absatz 7 VwVfG). */
@inject()
export default class ExtendSupplement {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.nothing_asked, applications.extension_earlier, applications.extension_reason_missing, applications.supplement_due_* */
  handle(applicationId: number, until: Day, reason: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const asked = await SupplementRequest.newestOf(applicationId, trx).first()
      if (application.status !== 'supplement_requested' || !asked) throw new Refusal('applications.nothing_asked')
      const before = asked.lastDay
      assertExtendable({ until, before, reason }, dayOf(now), rulebookOf(application.land))
      await asked.merge({ extendedUntil: until }).save()
      await followStatus(application, now, trx, until)
      await followDraft(await readDraft(application, trx), now, trx)
      const details = { from: before.iso, until: until.iso, reason: reason.slice(0, 500) }
      await this.journal.record({ of: application, act: 'application.supplementExtended', by, at: now, details }, trx)
      const people = await peopleOf({ recipientId: application.recipientId }, now, trx)
      await this.outbox.tell(people, supplementExtended(application, until), trx)
    })
  }
}
