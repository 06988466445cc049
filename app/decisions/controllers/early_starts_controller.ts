import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { typed } from '#forms/validators/typed'
import { isUndecided } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'
import ProposeEarlyStart from '#decisions/actions/propose_early_start'

const earlyStartValidator = vine.create({
  from: typed('day'),
  requested_on: typed('day'),
  reasons: printableText().maxLength(4000),
})

/** The consent to begin before the decision, proposed by the officer who has the file. */
@inject()
export default class EarlyStartsController {
  constructor(private propose: ProposeEarlyStart) {}

  async create({ bouncer, office, params, response, view }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    if (!isUndecided(application.status)) return response.redirect().toRoute('cases.show', [application.id])
    return view.render('decisions/early_start', { application })
  }

  async store({ auth, bouncer, office, params, request, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const { from, requested_on: requestedOn, reasons } = await request.validateUsing(earlyStartValidator)
    await this.propose.handle(application.id, { from, requestedOn, reasons }, auth.getUserOrFail())
    session.flash('success', 'decisions.early_start_proposed')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
