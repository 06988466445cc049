import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import FormRevision from '#forms/models/form_revision'
import { togetherWith, versionsOf } from '#forms/shared_form'
import type User from '#identity/models/user'
import Recipient from '#register/models/recipient'
import { MASTER_FORM } from '#applications/domain/master_record'
import MasterRecord from '#applications/models/master_record'

/** Keeps what a recipient says of itself, together with what a colleague saved meanwhile; applications that are begun keep theirs. */
@inject()
export default class SaveMasterRecord {
  constructor(private clock: Clock) {}

  /** @throws Refusal forms.form_too_long @throws Clashed */
  handle(recipientId: number, typed: Record<string, unknown>, revision: number, by: User): Promise<void> {
    const at = this.clock.now()
    return inTransaction(async (trx) => {
      await Recipient.query({ client: trx }).where('id', recipientId).forUpdate().firstOrFail()
      const saved = await MasterRecord.of(recipientId, trx)
      const thing = MasterRecord.thingOf(recipientId)
      const form = { parts: MASTER_FORM, saved, versionsFrom: versionsOf(thing, trx) }
      const answers = await togetherWith(form, { typed, revision })
      if (!answers) return
      const version = { answers, revision: (saved?.revision ?? 0) + 1, savedBy: by.id, savedAt: at }
      if (saved) await saved.merge(version).save()
      else await MasterRecord.create({ recipientId, ...version }, { client: trx })
      await FormRevision.keep(thing, version, trx)
    })
  }
}
