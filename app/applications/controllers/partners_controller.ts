import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import ChangePartners from '#applications/actions/change_partners'
import Application from '#applications/models/application'
import { sectionKeyOf } from '#applications/queries/section_key'

const partnerValidator = vine.create({ partner: vine.number().positive().withoutDecimals() })

@inject()
export default class PartnersController {
  constructor(private changePartners: ChangePartners) {}

  async store({ auth, bouncer, office, params, request, response }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { partner } = await request.validateUsing(partnerValidator)
    await this.changePartners.add(application.id, partner, auth.getUserOrFail())
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }

  async destroy({ auth, bouncer, office, params, response }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    await this.changePartners.remove(application.id, Number(params.recipient_id), auth.getUserOrFail())
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }
}
