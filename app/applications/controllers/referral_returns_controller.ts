import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import TakeBackReferral from '#applications/actions/take_back_referral'
import Application from '#applications/models/application'

const returnValidator = vine.create({ reason: printableText().minLength(10).maxLength(500) })

/** A file that was sent elsewhere is here again. */
export default class ReferralReturnsController {
  @inject()
  async store(ctx: HttpContext, takeBack: TakeBackReferral) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('assign', application)
    const { reason } = await request.validateUsing(returnValidator)
    await takeBack.handle(application.id, reason, auth.getUserOrFail())
    session.flash('success', 'applications.taken_back')
    return response.redirect().toRoute('cases.show', [application.id])
  }
}
