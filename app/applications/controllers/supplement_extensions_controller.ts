import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { typed } from '#forms/validators/typed'
import type Office from '#identity/office'
import ExtendSupplement from '#applications/actions/extend_supplement'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'

const extensionValidator = vine.create({ due_on: typed('day'), reason: printableText().minLength(10).maxLength(500) })

@inject()
export default class SupplementExtensionsController {
  constructor(private extend: ExtendSupplement) {}

  async create({ bouncer, office, params, response, view }: HttpContext) {
    const application = await this.find(office!, params.id)
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    if (application.status !== 'supplement_requested')
      return response.redirect().toRoute('cases.show', [application.id])
    const asked = await SupplementRequest.newestOf(application.id).firstOrFail()
    return view.render('applications/supplement_extension', { application, asked })
  }

  async store({ auth, bouncer, office, params, request, response, session }: HttpContext) {
    const application = await this.find(office!, params.id)
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    const { due_on: until, reason } = await request.validateUsing(extensionValidator)
    await this.extend.handle(application.id, until, reason, auth.getUserOrFail())
    session.flash('success', 'applications.supplement_extended')
    return response.redirect().toRoute('cases.show', [application.id])
  }

  private find(office: Office, id: number) {
    return Application.visibleTo(office).where('id', id).firstOrFail()
  }
}
