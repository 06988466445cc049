import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import { fold, sortKey } from '#core/text/fold'
import { waitFor } from '#duties/duties'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { assertRecipientEligible } from '#programmes/queries/eligible_recipient'
import AttachDocument from '#applications/actions/attach_document'
import { ledByAnother } from '#applications/domain/lead_change'
import { partnerThing } from '#applications/domain/partner_share'
import { sectionOf } from '#applications/domain/section_context'
import { resolutionSlot } from '#applications/domain/partner_slots'
import { followDraft, followLead, followNewForm } from '#applications/duties'
import { leadTaken } from '#applications/letters/draft_mails'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationPartner from '#applications/models/application_partner'
import ApplicationSection from '#applications/models/application_section'
import MasterRecord from '#applications/models/master_record'
import { readDraft } from '#applications/queries/draft_reading'
import { assertMayLead, draftOfferedTo } from '#applications/queries/lead_of'

/** A joint application goes from the hands of one who leads it into those of a partner to whom it was offered. */
@inject()
export default class TakeLead {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox,
    private attachments: AttachDocument
  ) {}

  /** @throws Refusal applications.lead_after_filing, applications.lead_not_offered, applications.lead_has_draft, programmes.* */
  handle(applicationId: number, partnerId: number, by: User): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await draftOfferedTo(applicationId, partnerId, trx)
      await assertMayLead(application, partnerId, trx)
      const { recipient: to } = application.partners.find(({ recipientId }) => recipientId === partnerId)!
      const { recipient: from, call } = application
      await assertRecipientEligible(call, to, trx)
      const { context } = await readDraft(application, trx)
      const record = await MasterRecord.of(to.id, trx)
      const sections = ledByAnother(context, { from: from.id, to: to.id }, record?.answers ?? {})
      for (const [section, data] of Object.entries(sections)) {
        const saved = application.sections.find((row) => row.section === section)
        // what the new leader says of itself everywhere somebody looks at before it counts
        const takenOver = sectionOf(context.definition, section)!.kind === 'fields' || (saved?.takenOver ?? false)
        const row = { applicationId, section, data, takenOver }
        await ApplicationSection.keep(saved, row, by, now, trx)
      }
      await this.swap(application, { from: from.id, to: to.id }, { by, at: now }, trx)
      application.merge({
        recipientId: to.id,
        recipientName: to.name,
        recipientSort: sortKey(to.name),
        searchText: fold(to.name).slice(0, 250),
        draftKey: Application.draftKeyOf(call.id, to.id),
        leadOfferedTo: null,
        leadSince: now,
        clerkId: by.id,
        updatedAt: now,
      })
      await application.save()
      const details = { from: from.name, to: to.name }
      await this.journal.record({ of: application, act: 'application.lead_changed', by, at: now, details }, trx)
      await this.outbox.tell(await peopleOf({ recipientId: from.id }, now, trx), leadTaken(application, to.name), trx)
      // what waited for the one waits for the other
      const { journalStream } = application
      for (const thing of [journalStream, `${journalStream}:form`, partnerThing(applicationId, to.id)])
        await waitFor(thing, null, now, trx)
      const led = await Application.locked(applicationId, trx)
      await followLead(led, now, trx)
      await followDraft(await readDraft(led, trx), now, trx)
      await followNewForm(led, now, trx)
      return led
    })
  }

  /** A partner's place goes to whoever led until now; the resolution to join is none of a leader's. */
  private async swap(
    application: Application,
    { from, to }: { from: number; to: number },
    { by, at }: { by: User; at: DateTime },
    trx: TransactionClientContract
  ): Promise<void> {
    const partner = await ApplicationPartner.query({ client: trx })
      .where({ applicationId: application.id, recipientId: to })
      .firstOrFail()
    const resolutions = await ApplicationAttachment.query({ client: trx })
      .where({ applicationId: application.id, slot: resolutionSlot(to) })
      .preload('document')
    for (const resolution of resolutions) await this.attachments.detach(resolution, { application, by, at }, trx)
    const { position } = partner
    await partner.delete()
    await ApplicationPartner.create({ applicationId: application.id, recipientId: from, position }, { client: trx })
  }
}
