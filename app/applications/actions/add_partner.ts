import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Recipient from '#register/models/recipient'
import type User from '#identity/models/user'
import { PARTNER_ROLES } from '#identity/domain/roles'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { assertRecipientEligible } from '#programmes/queries/eligible_recipient'
import { assertMayJoin } from '#applications/domain/joint_application'
import { followDraft } from '#applications/duties'
import { partnerInvited } from '#applications/letters/draft_mails'
import ApplicationPartner from '#applications/models/application_partner'
import { readDraft } from '#applications/queries/draft_reading'
import { editablePartners } from '#applications/queries/editable_partners'

/** A partner joins an application while it may be written. */
@inject()
export default class AddPartner {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.not_editable, applications.joint_not_allowed, applications.partner_is_applicant, applications.too_many_partners, programmes.* */
  handle(applicationId: number, recipientId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await editablePartners(applicationId, by, trx)
      const { partners, call } = application
      if (partners.some((partner) => partner.recipientId === recipientId)) return
      assertMayJoin(application.definition, application, recipientId)
      const recipient = await Recipient.query({ client: trx }).where('id', recipientId).firstOrFail()
      await assertRecipientEligible(call, recipient, trx)
      const position = partners.length + 1
      await ApplicationPartner.create({ applicationId, recipientId, position }, { client: trx })
      const details = { partner: recipient.name }
      await this.journal.record({ of: application, act: 'application.partner_added', by, at: now, details }, trx)
      if (!application.isOnPaper)
        await this.outbox.tell(
          await peopleOf({ recipientId, role: PARTNER_ROLES }, now, trx),
          partnerInvited(application),
          trx
        )
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }
}
