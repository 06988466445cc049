import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Application from '#applications/models/application'
import SignDecision from '#decisions/actions/sign_decision'
import { readDecision } from '#decisions/controllers/read_decision'

export default class SignaturesController {
  @inject()
  async store(ctx: HttpContext, signDecision: SignDecision) {
    const { auth, bouncer, office, params, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('sign', application)
    const { is } = await signDecision.handle(application.id, auth.getUserOrFail(), readDecision(ctx))
    session.flash('success', is.signed)
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
