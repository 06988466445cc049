import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { waitFor } from '#duties/duties'
import AttachDocument from '#applications/actions/attach_document'
import { resolutionSlot } from '#applications/domain/partner_slots'
import { partnerThing } from '#applications/domain/partner_share'
import { followDraft, followLead } from '#applications/duties'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationPartner from '#applications/models/application_partner'
import { readDraft } from '#applications/queries/draft_reading'
import { editablePartners } from '#applications/queries/editable_partners'

/** A partner leaves an application while it may be written. */
@inject()
export default class RemovePartner {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private attachments: AttachDocument
  ) {}

  /** @throws Refusal applications.not_editable */
  handle(applicationId: number, recipientId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await editablePartners(applicationId, by, trx)
      const partner = await ApplicationPartner.query({ client: trx })
        .where({ applicationId, recipientId })
        .preload('recipient')
        .firstOrFail()
      const resolutions = await ApplicationAttachment.query({ client: trx })
        .where({ applicationId, slot: resolutionSlot(recipientId) })
        .preload('document')
      for (const resolution of resolutions) await this.attachments.detach(resolution, { application, by, at: now }, trx)
      await partner.delete()
      if (application.leadOfferedTo === recipientId) await application.merge({ leadOfferedTo: null }).save()
      await followLead(application, now, trx)
      await waitFor(partnerThing(applicationId, recipientId), null, now, trx)
      const act = { act: 'application.partner_removed', details: { partner: partner.recipient.name } }
      await this.journal.record({ of: application, by, at: now, ...act }, trx)
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }
}
