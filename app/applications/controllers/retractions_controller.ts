import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import MoveApplication from '#applications/actions/move_application'
import Application from '#applications/models/application'

const retractionValidator = vine.create({ reason: printableText().maxLength(4000).optional() })

export default class RetractionsController {
  async create({ bouncer, office, params, response, view }: HttpContext) {
    const application = await Application.writtenBy(office!).where('id', params.id).preload('programme').firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('retract', application)
    if (!application.may('retract')) return response.redirect().toRoute('cases.show', [application.id])
    return view.render('applications/retraction', { application })
  }

  @inject()
  async store(
    { auth, bouncer, office, params, request, response, session }: HttpContext,
    moveApplication: MoveApplication
  ) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('retract', application)
    const { reason } = await request.validateUsing(retractionValidator)
    await moveApplication.handle(application.id, 'retract', auth.getUserOrFail(), reason)
    session.flash('success', application.submittedAt ? 'applications.retracted' : 'applications.given_up')
    return response.redirect().toRoute(office!.isRecipient ? 'applications.index' : 'cases.index')
  }
}
