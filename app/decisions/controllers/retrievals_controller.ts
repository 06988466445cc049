import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Refusal from '#core/refusal'
import Application from '#applications/models/application'
import AnnounceNotice from '#decisions/actions/announce_notice'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/** The addressee retrieves a notice: an act with consequences, so a button and never a link. */
export default class RetrievalsController {
  @inject()
  async store({ auth, bouncer, office, params, response, session }: HttpContext, announceNotice: AnnounceNotice) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    const decision = await currentDecisionOf(application.id)
    if (!decision?.dispatchedAt) throw new Refusal('decisions.not_dispatched')
    await bouncer.with('DecisionPolicy').authorize('retrieve', application, decision)
    const came = await announceNotice.handle(decision.id, auth.getUserOrFail())
    if (came === 'too_late') throw new Refusal('decisions.retrieval_over')
    if (came === 'stopped') throw new Refusal('decisions.retrieval_stopped')
    session.flash('success', 'decisions.retrieved')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
