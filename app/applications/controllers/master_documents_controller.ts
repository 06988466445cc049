import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { fieldErrors } from '#core/http/forms'
import { printableText } from '#core/http/text'
import DocumentStore from '#documents/document_store'
import { sendFile } from '#documents/send_document'
import { typed } from '#forms/validators/typed'
import KeepMasterDocument from '#applications/actions/keep_master_document'
import { MASTER_KINDS } from '#applications/domain/master_document'
import MasterDocument from '#applications/models/master_document'

const paperValidator = vine.create({
  kind: vine.enum(MASTER_KINDS.map(({ value }) => value)),
  title: printableText().minLength(3).maxLength(120),
  dated_on: typed('day'),
})

/** Papers that a recipient keeps at hand for its applications. */
export default class MasterDocumentsController {
  @inject()
  async store(ctx: HttpContext, keep: KeepMasterDocument) {
    const { auth, office, request, response, session, upload } = ctx
    const { dated_on: dated, ...named } = await request.validateUsing(paperValidator)
    if (!upload) {
      fieldErrors(ctx, { datei: 'Bitte wählen Sie eine Datei aus.' })
      session.flashExcept(['_csrf', '_key'])
    } else {
      await keep.handle(office!, { ...named, dated }, upload, auth.getUserOrFail())
      session.flash('success', 'applications.paper_kept')
    }
    return response.redirect().toRoute('master_records.edit')
  }

  @inject()
  async show(ctx: HttpContext, store: DocumentStore) {
    const { document } = await MasterDocument.of(ctx.office!.id).where('id', ctx.params.paper_id).firstOrFail()
    return sendFile(ctx, await store.read(document), { name: document.fileName, mime: document.mime })
  }

  @inject()
  async destroy({ auth, office, params, response, session }: HttpContext, keep: KeepMasterDocument) {
    await keep.remove(office!, Number(params.paper_id), auth.getUserOrFail())
    session.flash('success', 'applications.paper_removed')
    return response.redirect().toRoute('master_records.edit')
  }
}
