import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Application from '#applications/models/application'
import CosignDecision from '#decisions/actions/cosign_decision'
import { readDecision } from '#decisions/controllers/read_decision'

export default class CosignaturesController {
  @inject()
  async store(ctx: HttpContext, cosignDecision: CosignDecision) {
    const { auth, bouncer, office, params, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('cosign', application)
    await cosignDecision.handle(application.id, auth.getUserOrFail(), readDecision(ctx))
    session.flash('success', 'decisions.cosigned')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
