import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Application from '#applications/models/application'
import ReturnDecision from '#decisions/actions/return_decision'
import { readDecision } from '#decisions/controllers/read_decision'

const returnValidator = vine.create({ reason: printableText().minLength(10).maxLength(2000) })

export default class ReturnsController {
  @inject()
  async store(ctx: HttpContext, returnDecision: ReturnDecision) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('return', application)
    const { reason } = await request.validateUsing(returnValidator)
    await returnDecision.handle(application.id, reason, auth.getUserOrFail(), readDecision(ctx))
    session.flash('success', 'decisions.returned')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
