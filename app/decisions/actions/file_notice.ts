import { inject } from '@adonisjs/core'
import Refusal from '#core/refusal'
import type Document from '#documents/models/document'
import FileLetter from '#letters/file_letter'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'

/** The notice of a signed decision as a file, made from its frozen content; made once, however often it is asked for. */
@inject()
export default class FileNotice {
  constructor(private fileLetter: FileLetter) {}

  /** @throws Refusal decisions.not_signed */
  async handle(decisionId: number): Promise<Document> {
    const signed = await Decision.query()
      .where('id', decisionId)
      .preload('noticeDocument')
      .preload('signer')
      .preload('application')
      .firstOrFail()
    const { noticeContent, noticeDocument, application, signer } = signed
    if (!noticeContent) throw new Refusal('decisions.not_signed')
    if (noticeDocument) return noticeDocument

    const { land, journalStream: stream } = application
    const filing = { land, stream, kind: 'notice' as const, title: signed.is.notice }
    return this.fileLetter.once(
      noticeContent,
      { ...filing, by: signer.name, at: signed.signedAt! },
      async (trx) => {
        await Application.locked(signed.applicationId, trx)
        const decision = await Decision.locked(decisionId, trx)
        await decision.load('noticeDocument')
        return decision.noticeDocument
      },
      (document, trx) =>
        Decision.query({ client: trx }).where('id', decisionId).update({ noticeDocumentId: document.id })
    )
  }
}
