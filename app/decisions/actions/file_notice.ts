import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
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
  async handle(decisionId: number, outer?: TransactionClientContract): Promise<Document> {
    const signed = await Decision.query({ client: outer })
      .where('id', decisionId)
      .preload('noticeDocument')
      .firstOrFail()
    if (!signed.noticeContent) throw new Refusal('decisions.not_signed')
    if (signed.noticeDocument) return signed.noticeDocument
    const bytes = await renderLetter(signed.noticeContent)

    return inTransaction(async (trx) => {
      const application = await Application.locked(signed.applicationId, trx)
      const decision = await Decision.query({ client: trx })
        .where('id', decisionId)
        .preload('noticeDocument')
        .preload('signer')
        .forUpdate()
        .firstOrFail()
      if (decision.noticeDocument) return decision.noticeDocument
      const document = await this.store.file(
        bytes,
        {
          land: application.land,
          stream: application.journalStream,
          kind: 'notice',
          title: decision.kind === 'approval' ? 'Zuwendungsbescheid' : 'Ablehnungsbescheid',
          fileName: `${application.fileNumber}_${decision.kind === 'approval' ? 'Zuwendungsbescheid' : 'Ablehnungsbescheid'}.pdf`,
          by: decision.signer.name,
          at: decision.signedAt!,
        },
        trx
      )
      await decision.merge({ noticeDocumentId: document.id }).save()
      return document
    }, outer)
  }
}
