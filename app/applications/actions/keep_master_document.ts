import { inject } from '@adonisjs/core'
import type { Upload } from '#core/http/uploads'
import type Day from '#core/calendar/day'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import DocumentStore, { type Stored } from '#documents/document_store'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Recipient from '#register/models/recipient'
import type { MasterKind } from '#applications/domain/master_document'
import MasterDocument from '#applications/models/master_document'

const MOST_KEPT = 60

type House = { id: number }
type Paper = { kind: MasterKind; title: string; dated: Day }

/** A paper that a recipient keeps at hand. Applications take a copy, so that taking it out changes none of them. */
@inject()
export default class KeepMasterDocument {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private store: DocumentStore
  ) {}

  /** @throws Refusal applications.paper_not_yet, applications.too_many_papers, documents.* */
  async handle(house: House, paper: Paper, file: Upload, by: User): Promise<void> {
    if (paper.dated.isAfter(this.clock.today())) throw new Refusal('applications.paper_not_yet', {}, 'dated_on')
    await this.keep(house, paper, await this.store.upload(file), by)
  }

  /** Bytes that the program itself has, e.g. for the demo. */
  async bytes(house: House, paper: Paper, file: { name: string; bytes: Uint8Array }, by: User): Promise<void> {
    await this.keep(house, paper, await this.store.store(file.bytes, file.name), by)
  }

  private keep(house: House, { kind, title, dated }: Paper, stored: Stored, by: User): Promise<void> {
    return inTransaction(async (trx) => {
      const recipient = await Recipient.query({ client: trx }).where('id', house.id).forUpdate().firstOrFail()
      const { id: recipientId, land } = recipient
      const kept = await MasterDocument.query({ client: trx }).where({ recipientId })
      if (kept.length >= MOST_KEPT) throw new Refusal('applications.too_many_papers', { most: MOST_KEPT })
      const filing = { land, stream: `recipient:${recipientId}`, kind: 'attachment' as const, title, by: by.name }
      const document = await this.store.file(stored, { ...filing, at: this.clock.now() }, trx)
      await MasterDocument.create({ recipientId, documentId: document.id, kind, dated }, { client: trx })
      const of = { journalStream: filing.stream, land }
      const details = { what: title, sha256: document.sha256 }
      await this.journal.record({ of, act: 'house.paper_kept', by, at: this.clock.now(), details }, trx)
    })
  }

  /** Its bytes go too unless an application took them. */
  async remove(house: House, masterId: number, by: User): Promise<void> {
    await inTransaction(async (trx) => {
      const kept = await MasterDocument.query({ client: trx })
        .where({ id: masterId, recipientId: house.id })
        .preload('document')
        .firstOrFail()
      const { title, sha256, stream: journalStream, land } = kept.document
      await kept.delete()
      await kept.document.useTransaction(trx).delete()
      const act = { act: 'house.paper_removed', details: { what: title, sha256 } }
      await this.journal.record({ of: { journalStream, land }, by, at: this.clock.now(), ...act }, trx)
    })
  }
}
