import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Application from '#applications/models/application'
import CosignDecision from '#decisions/actions/cosign_decision'

export default class CosignaturesController {
  @inject()
  async store({ auth, bouncer, office, params, response, session }: HttpContext, cosignDecision: CosignDecision) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('cosign', application)
    await cosignDecision.handle(application.id, auth.getUserOrFail())
    session.flash('success', 'decisions.cosigned')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
