import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import DocumentStore from '#documents/document_store'
import type Document from '#documents/models/document'
import { sendFile } from '#documents/send_document'
import Application from '#applications/models/application'
import { draftDocument } from '#applications/queries/draft_document'
import { caseFileOf } from '#cases/queries/case_file'
import { documentsOf } from '#cases/queries/documents_of'

/**
 * A document leaves through its case file only, and only one that the office sees there: a notice once it is
 * announced.
 */
@inject()
export default class DocumentsController {
  constructor(private store: DocumentStore) {}

  async show(ctx: HttpContext) {
    const { office, params } = ctx
    const found = await Application.visibleTo(office!).where('applications.id', params.id).first()
    const application =
      found ?? (await Application.writtenBy(office!).where('applications.id', params.id).firstOrFail())
    const id = Number(params.document_id)
    if (!application.submittedAt) return this.send(ctx, await draftDocument(application, id))
    const file = await caseFileOf(office!, application.id)
    const filed = (await documentsOf(file)).find(({ document }) => document.id === id)
    return this.send(ctx, filed?.document ?? null)
  }

  private async send(ctx: HttpContext, document: Document | null) {
    if (!document) return notFound(ctx)
    const bytes = await this.store.read(document)
    return sendFile(ctx, bytes, { name: document.fileName, mime: document.mime })
  }
}
