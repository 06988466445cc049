import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import DocumentStore from '#documents/document_store'
import { sendFile } from '#documents/send_document'
import { CASE_ROLES } from '#identity/domain/roles'
import Application from '#applications/models/application'
import AnnounceNotice from '#decisions/actions/announce_notice'
import Decision from '#decisions/models/decision'

/**
 * A document leaves through its case file only; a notice that was not dispatched stays inside the house, and
 * one that its addressee retrieves is announced by it.
 */
export default class DocumentsController {
  @inject()
  async show(ctx: HttpContext, store: DocumentStore, announce: AnnounceNotice) {
    const { auth, office, params } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    const document = await store.of(application.journalStream).where('id', params.document_id).firstOrFail()
    const bytes = await store.read(document)
    if (document.kind === 'notice' && !office!.holds(...CASE_ROLES)) {
      const decision = await Decision.query()
        .where('notice_document_id', document.id)
        .whereNotNull('dispatched_at')
        .firstOrFail()
      if (office!.isRecipient) await announce.handle(decision.id, auth.getUserOrFail())
    }
    return sendFile(ctx, bytes, { name: document.fileName, mime: document.mime })
  }
}
