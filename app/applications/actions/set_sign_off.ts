import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Membership from '#identity/models/membership'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type SignOffWish, wishInWords } from '#applications/domain/sign_off'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import Recipient from '#register/models/recipient'

const EDITABLE = ['draft', 'supplement_requested']

/** What a recipient wants before its signature; drafts that lie ready wait for it from now on. */
@inject()
export default class SetSignOff {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal applications.no_treasurer where nobody could consent */
  handle(recipientId: number, wish: SignOffWish, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      // files before all else, in the order in which everybody takes them
      const drafts: Application[] = []
      const under = await Application.query({ client: trx })
        .where({ recipientId })
        .whereIn('status', EDITABLE)
        .orderBy('id')
      for (const { id } of under) drafts.push(await Application.locked(id, trx))
      const recipient = await Recipient.query({ client: trx }).where('id', recipientId).forUpdate().firstOrFail()
      const before = wishInWords(recipient)
      const treasurers = Membership.heldAt(now, trx).where({ recipient_id: recipientId, role: 'treasurer' })
      if (wish.treasuryConsents && !(await treasurers.first()))
        throw new Refusal('applications.no_treasurer', {}, 'treasury')
      await recipient.merge(wish).save()
      for (const draft of drafts) if (draft.isEditable) await followDraft(await readDraft(draft, trx), now, trx)
      const of = { journalStream: `recipient:${recipientId}`, land: recipient.land }
      const details = { office: recipient.name, before, after: wishInWords(wish) }
      await this.journal.record({ of, act: 'sign_off.settings', by, at: now, details }, trx)
    })
  }
}
