import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import RemindPartners from '#applications/actions/remind_partners'
import Application from '#applications/models/application'
import { sectionKeyOf } from '#applications/queries/section_key'

/** The lead reminds its partners of their shares. */
@inject()
export default class PartnerRemindersController {
  constructor(private remind: RemindPartners) {}

  async store({ bouncer, office, params, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    await this.remind.handle(application.id)
    session.flash('success', 'applications.partners_reminded')
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }
}
