import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import HandOverInHouse from '#applications/actions/hand_over_in_house'
import Application from '#applications/models/application'

const clerkValidator = vine.create({ successor: vine.number().positive().withoutDecimals() })

/** Who looks after an application in the house of its applicant. */
export default class ClerksController {
  @inject()
  async update(ctx: HttpContext, handOver: HandOverInHouse) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { successor: to } = await request.validateUsing(clerkValidator)
    await handOver.handle(application.id, to, office!, auth.getUserOrFail())
    session.flash('success', 'applications.clerk_changed')
    return response.redirect().toRoute('applications.show', [application.id])
  }
}
