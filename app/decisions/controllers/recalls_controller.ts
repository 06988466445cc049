import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { printableText } from '#core/http/text'
import Application from '#applications/models/application'
import RecallDecision from '#decisions/actions/recall_decision'
import { readDecision } from '#decisions/controllers/read_decision'
import { whyNotGoOn } from '#decisions/queries/pass_gate'
import { currentDecisionOf } from '#decisions/queries/decision_of'

const recallValidator = vine.create({ reason: printableText().minLength(20).maxLength(2000) })

/** A page of its own: what it does is said before it is done. */
export default class RecallsController {
  @inject()
  async create(ctx: HttpContext, clock: Clock) {
    const application = await this.authorized(ctx)
    const decision = await currentDecisionOf(application.id)
    await decision?.load('announcement')
    if (!decision?.may('recall') || decision.announcement) {
      ctx.session.flash('refusal', 'Hier ist kein Bescheid, der sich noch zurückrufen lässt.')
      return ctx.response.redirect().toRoute('cases.notice', [application.id])
    }
    return ctx.view.render('decisions/recall', { application, decision, why: whyNotGoOn(decision, clock.today()) })
  }

  @inject()
  async store(ctx: HttpContext, recall: RecallDecision) {
    const { auth, request, response, session } = ctx
    const application = await this.authorized(ctx)
    const { reason } = await request.validateUsing(recallValidator)
    await recall.handle(application.id, reason, auth.getUserOrFail(), readDecision(ctx))
    session.flash('success', 'decisions.recalled')
    return response.redirect().toRoute('cases.notice', [application.id])
  }

  private async authorized({ bouncer, office, params }: HttpContext): Promise<Application> {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('sign', application)
    return application
  }
}
