import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import AttachDocument from '#applications/actions/attach_document'
import Application from '#applications/models/application'
import MasterDocument from '#applications/models/master_document'
import { sectionKeyOfSlot } from '#applications/queries/section_key'

const takingValidator = vine.create({
  slot: printableText().maxLength(40),
  paper: vine.number().positive().withoutDecimals(),
})

/** A paper that the house keeps at hand becomes an attachment of an application. */
export default class KeptAttachmentsController {
  @inject()
  async store(ctx: HttpContext, attach: AttachDocument) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { slot, paper } = await request.validateUsing(takingValidator)
    const { document } = await MasterDocument.of(office!.id).where('id', paper).firstOrFail()
    await attach.kept(application.id, slot, document, auth.getUserOrFail())
    session.flash('success', 'applications.attached')
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOfSlot(application, slot)])
  }
}
