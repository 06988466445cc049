import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import DocumentStore from '#documents/document_store'
import Document from '#documents/models/document'
import { sendFile } from '#documents/send_document'
import Expression from '#expressions/models/expression'

/** A letter about an expression of interest, to whoever may read it. */
export default class ExpressionDocumentsController {
  @inject()
  async show(ctx: HttpContext, store: DocumentStore) {
    const { office, params } = ctx
    const { journalStream: stream } = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    const document = await Document.query().where({ stream, id: params.document_id }).first()
    if (!document) return notFound(ctx)
    return sendFile(ctx, await store.read(document), { name: document.fileName, mime: document.mime })
  }
}
