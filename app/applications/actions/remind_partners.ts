import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { PARTNER_ROLES } from '#identity/domain/roles'
import { peopleOf } from '#identity/queries/people_of'
import { isAwaited } from '#applications/domain/partner_share'
import { partnerReminded } from '#applications/letters/draft_mails'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

/** Every partner that has not confirmed its share is written to; once a day at most, however often it is asked for. */
@inject()
export default class RemindPartners {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.not_editable */
  handle(applicationId: number): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const { context } = await readDraft(application, trx)
      const open = context.partners.filter((partner) => isAwaited(context, partner))
      for (const { id } of open) {
        const key = `partner-reminder:${applicationId}:${id}:${dayOf(now).iso}`
        await this.outbox.tell(
          await peopleOf({ recipientId: id, role: PARTNER_ROLES }, now, trx),
          { ...partnerReminded(application), key },
          trx
        )
      }
    })
  }
}
