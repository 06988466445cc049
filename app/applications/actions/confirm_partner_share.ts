import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { markOf, shareOf, shareProblems } from '#applications/domain/partner_share'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

/** A partner stands by its share as it read it; a share that is changed later is confirmed anew. */
@inject()
export default class ConfirmPartnerShare {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** `read` is the mark of the share on the page. @throws Refusal applications.not_editable, applications.no_partner, applications.share_changed, applications.share_unreadable */
  handle(applicationId: number, partnerId: number, read: string, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const { context } = await readDraft(application, trx)
      const partner = application.partners.find(({ recipientId }) => recipientId === partnerId)
      if (!partner) throw new Refusal('applications.no_partner')
      if (shareProblems(context, partnerId).length) throw new Refusal('applications.share_unreadable')
      const share = shareOf(context, partnerId)
      if (markOf(share) !== read) throw new Refusal('applications.share_changed')
      const { name } = partner.recipient
      await partner.merge({ confirmed: read, confirmedBy: by.id, confirmedAt: now }).save()
      const details = { partner: name, amount: euros(Money.sum(share.map(({ amount }) => amount))) }
      await this.journal.record({ of: application, act: 'application.share_confirmed', by, at: now, details }, trx)
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }
}
