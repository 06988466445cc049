import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import DeclineLead from '#applications/actions/decline_lead'
import TakeLead from '#applications/actions/take_lead'
import Application from '#applications/models/application'

/** A partner takes a joint application that it is offered to lead, or does not. */
export default class LeadsController {
  @inject()
  async accept({ auth, bouncer, office, params, response, session }: HttpContext, take: TakeLead) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    await take.handle(application.id, office!.id, auth.getUserOrFail())
    session.flash('success', 'applications.lead_taken')
    return response.redirect().toRoute('applications.show', [application.id])
  }

  @inject()
  async decline({ auth, bouncer, office, params, response, session }: HttpContext, decline: DeclineLead) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    await decline.handle(application.id, office!.id, auth.getUserOrFail())
    session.flash('success', 'applications.lead_declined')
    return response.redirect().toRoute('partner_shares.edit', [application.id])
  }
}
