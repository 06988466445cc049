import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import AddPartner from '#applications/actions/add_partner'
import RemovePartner from '#applications/actions/remove_partner'
import Application from '#applications/models/application'
import { sectionKeyOf } from '#applications/queries/section_key'

const partnerValidator = vine.create({ partner: vine.number().positive().withoutDecimals() })

export default class PartnersController {
  @inject()
  async store({ auth, bouncer, office, params, request, response, session }: HttpContext, addPartner: AddPartner) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { partner } = await request.validateUsing(partnerValidator)
    await addPartner.handle(application.id, partner, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }

  @inject()
  async destroy({ auth, bouncer, office, params, response, session }: HttpContext, removePartner: RemovePartner) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    await removePartner.handle(application.id, Number(params.recipient_id), auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }
}
