import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Recipient from '#register/models/recipient'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { assertRecipientEligible } from '#programmes/queries/eligible_recipient'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationPartner from '#applications/models/application_partner'
import { readDraft } from '#applications/queries/draft_reading'

/** Partners of a joint application join and leave while it may be written. */
@inject()
export default class ChangePartners {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal applications.not_editable, applications.joint_not_allowed, applications.partner_is_applicant, applications.too_many_partners, programmes.* */
  add(applicationId: number, recipientId: number, by: User): Promise<void> {
    return inTransaction(async (trx) => {
      const application = await this.editable(applicationId, trx)
      const { definition } = application.call
      if (!definition.joint.allowed) throw new Refusal('applications.joint_not_allowed')
      if (recipientId === application.recipientId) throw new Refusal('applications.partner_is_applicant')
      if (application.partners.some((partner) => partner.recipientId === recipientId)) return
      if (application.partners.length >= definition.joint.maxPartners)
        throw new Refusal('applications.too_many_partners', { most: definition.joint.maxPartners })
      const recipient = await Recipient.query({ client: trx }).where('id', recipientId).firstOrFail()
      await assertRecipientEligible(application.call, recipient, trx)
      await ApplicationPartner.create(
        { applicationId, recipientId, position: application.partners.length + 1 },
        { client: trx }
      )
      await this.note(application, 'application.partner_added', recipient.name, by, trx)
    })
  }

  /** @throws Refusal applications.not_editable */
  remove(applicationId: number, recipientId: number, by: User): Promise<void> {
    return inTransaction(async (trx) => {
      const application = await this.editable(applicationId, trx)
      const partner = await ApplicationPartner.query({ client: trx })
        .where({ applicationId, recipientId })
        .preload('recipient')
        .firstOrFail()
      await partner.delete()
      await this.note(application, 'application.partner_removed', partner.recipient.name, by, trx)
    })
  }

  private async editable(id: number, trx: TransactionClientContract): Promise<Application> {
    const application = await Application.locked(id, trx)
    if (!application.isEditable) throw new Refusal('applications.not_editable')
    await application.load((loader) =>
      loader.load('partners').load('call', (calls) => calls.preload('programme').preload('version'))
    )
    return application
  }

  private async note(application: Application, act: string, partner: string, by: User, trx: TransactionClientContract) {
    const now = this.clock.now()
    await this.journal.record({ of: application, act, by, at: now, details: { partner } }, trx)
    await followDraft(await readDraft(application, trx), now, trx)
  }
}
