import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OfferLead from '#applications/actions/offer_lead'
import { assertLeadChanges } from '#applications/queries/lead_of'
import Application from '#applications/models/application'

/** Who leads a joint application offers that to a partner. */
export default class LeadOffersController {
  /** What it means is said before it is offered. */
  async create({ bouncer, office, params, view }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    await application.load((loader) =>
      loader.load('call').load('partners', (partners) => partners.preload('recipient'))
    )
    assertLeadChanges(application)
    const partner = application.partners.find(({ recipientId }) => recipientId === Number(params.recipient_id))
    return view.render('applications/lead', { application, partner })
  }

  @inject()
  async store(ctx: HttpContext, offers: OfferLead) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const partner = request.input('zurueck') ? null : Number(params.recipient_id)
    await offers.handle(application.id, partner, auth.getUserOrFail())
    session.flash('success', partner ? 'applications.lead_offered' : 'applications.lead_withdrawn')
    return response.redirect().toRoute('applications.show', [application.id])
  }
}
