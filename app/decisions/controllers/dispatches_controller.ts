import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Application from '#applications/models/application'
import DispatchDecision from '#decisions/actions/dispatch_decision'

export default class DispatchesController {
  @inject()
  async store({ auth, bouncer, office, params, response, session }: HttpContext, dispatchDecision: DispatchDecision) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('dispatch', application)
    await dispatchDecision.handle(application.id, auth.getUserOrFail())
    session.flash('success', 'decisions.dispatched')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
