import { inject } from '@adonisjs/core'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import DocumentStore from '#documents/document_store'
import type Document from '#documents/models/document'
import { renderLetter } from '#documents/pdf/letter'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'

/** The notice of a signed decision as a file, made from its frozen content; made once, however often it is asked for. */
@inject()
export default class FileNotice {
  constructor(private store: DocumentStore) {}

  /** @throws Refusal decisions.not_signed */
  async handle(decisionId: number): Promise<Document> {
    const signed = await Decision.query()
      .where('id', decisionId)
      .preload('noticeDocument')
      .preload('signer')
      .preload('application')
      .firstOrFail()
    if (!signed.noticeContent) throw new Refusal('decisions.not_signed')
    if (signed.noticeDocument) return signed.noticeDocument
    const { notice } = signed.is
    const fileName = `${signed.application.fileNumber}_${notice}.pdf`
    const stored = await this.store.store(await renderLetter(signed.noticeContent), fileName)

    return inTransaction(async (trx) => {
      const { land, journalStream: stream } = await Application.locked(signed.applicationId, trx)
      const decision = await Decision.locked(decisionId, trx)
      await decision.load('noticeDocument')
      if (decision.noticeDocument) return decision.noticeDocument
      const filing = { land, stream, kind: 'notice' as const, title: notice }
      const by = { by: signed.signer.name, at: signed.signedAt! }
      const document = await this.store.file(stored, { ...filing, ...by }, trx)
      await decision.merge({ noticeDocumentId: document.id }).save()
      return document
    })
  }
}
