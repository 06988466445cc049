import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import DocumentStore from '#documents/document_store'
import type Document from '#documents/models/document'
import { VIEWABLE, sendFile, showFile } from '#documents/send_document'
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
    const document = await find(ctx)
    if (!document) return notFound(ctx)
    return sendFile(ctx, await this.store.read(document), { name: document.fileName, mime: document.mime })
  }

  /** The same to be looked at, of kinds that a browser shows. */
  async view(ctx: HttpContext) {
    const document = await find(ctx)
    if (!document || !VIEWABLE.includes(document.mime)) return notFound(ctx)
    return showFile(ctx, await this.store.read(document), { name: document.fileName, mime: document.mime })
  }
}

async function find({ bouncer, office, params }: HttpContext): Promise<Document | null> {
  const found = await Application.visibleTo(office!).where('applications.id', params.id).first()
  const application = found ?? (await Application.writtenBy(office!).where('applications.id', params.id).firstOrFail())
  const id = Number(params.document_id)
  if (!office!.isRecipient && application.isOnPaper && application.isEditable) {
    // who types it in sees what was not filed yet
    const typing = await bouncer.with('ApplicationPolicy').allows('typeIn', application)
    const own = typing ? await draftDocument(application, id) : null
    if (own?.kind === 'attachment') return own
    if (!application.submittedAt) return null
  }
  if (!application.submittedAt) return draftDocument(application, id)
  const file = await caseFileOf(office!, application.id)
  return (await documentsOf(file)).find(({ document }) => document.id === id)?.document ?? null
}
