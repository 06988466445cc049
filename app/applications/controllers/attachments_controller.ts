import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { fieldErrors } from '#core/http/forms'
import AttachDocument from '#applications/actions/attach_document'
import Application from '#applications/models/application'
import { sectionKeyOf } from '#applications/queries/section_key'

@inject()
export default class AttachmentsController {
  constructor(private attachDocument: AttachDocument) {}

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session, upload } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const slot = String(request.input('slot', ''))
    if (!upload) fieldErrors(ctx, { [slot]: 'Bitte wählen Sie eine Datei aus.' })
    else {
      await this.attachDocument.upload(application.id, slot, upload, auth.getUserOrFail())
      session.flash('success', 'applications.attached')
    }
    return this.back(response, application)
  }

  async destroy({ auth, bouncer, office, params, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    await this.attachDocument.remove(application.id, Number(params.attachment_id), auth.getUserOrFail())
    session.flash('success', 'applications.detached')
    return this.back(response, application)
  }

  private async back(response: HttpContext['response'], application: Application) {
    return response
      .redirect()
      .toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'attachments')])
  }
}
