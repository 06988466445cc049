import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import MoveApplication from '#applications/actions/move_application'
import Application from '#applications/models/application'

/** The formal check's result, and the start of the material one. */
@inject()
export default class ReviewsController {
  constructor(private moveApplication: MoveApplication) {}

  accept(ctx: HttpContext) {
    return this.move(ctx, 'acceptAsComplete', 'reviews.complete')
  }

  store(ctx: HttpContext) {
    return this.move(ctx, 'startReview', 'reviews.started')
  }

  private async move(
    { auth, bouncer, office, params, response, session }: HttpContext,
    act: 'acceptAsComplete' | 'startReview',
    said: string
  ) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    await this.moveApplication.handle(application.id, act, auth.getUserOrFail())
    session.flash('success', said)
    return response.redirect().toRoute('cases.show', [application.id])
  }
}
