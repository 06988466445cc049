import { inject } from '@adonisjs/core'
import type { Upload } from '#core/http/uploads'
import type Day from '#core/calendar/day'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import DocumentStore from '#documents/document_store'
import type User from '#identity/models/user'
import type Office from '#identity/office'
import Recipient from '#register/models/recipient'
import type { MasterKind } from '#applications/domain/master_document'
import MasterDocument from '#applications/models/master_document'

const MOST_KEPT = 60

/** A paper that a recipient keeps at hand. Applications take a copy, so that taking it out changes none of them. */
@inject()
export default class KeepMasterDocument {
  constructor(
    private clock: Clock,
    private store: DocumentStore
  ) {}

  /** @throws Refusal applications.paper_not_yet, applications.too_many_papers, documents.* */
  async handle(
    house: Office,
    { kind, title, dated }: { kind: MasterKind; title: string; dated: Day },
    file: Upload,
    by: User
  ) {
    if (dated.isAfter(this.clock.today())) throw new Refusal('applications.paper_not_yet', {}, 'dated_on')
    const stored = await this.store.upload(file)
    await inTransaction(async (trx) => {
      const { id: recipientId, land } = await Recipient.query({ client: trx })
        .where('id', house.id)
        .forUpdate()
        .firstOrFail()
      const kept = await MasterDocument.query({ client: trx }).where({ recipientId })
      if (kept.length >= MOST_KEPT) throw new Refusal('applications.too_many_papers', { most: MOST_KEPT })
      const filing = { land, stream: `recipient:${recipientId}`, kind: 'attachment' as const, title, by: by.name }
      const document = await this.store.file(stored, { ...filing, at: this.clock.now() }, trx)
      await MasterDocument.create({ recipientId, documentId: document.id, kind, dated }, { client: trx })
    })
  }

  /** Its bytes go too unless an application took them. */
  async remove(house: Office, masterId: number): Promise<void> {
    await inTransaction(async (trx) => {
      const kept = await MasterDocument.query({ client: trx })
        .where({ id: masterId, recipientId: house.id })
        .preload('document')
        .firstOrFail()
      await kept.delete()
      await kept.document.useTransaction(trx).delete()
    })
  }
}
