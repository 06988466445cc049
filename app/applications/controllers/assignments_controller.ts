import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { printableText } from '#core/http/text'
import { peopleOf } from '#identity/queries/people_of'
import AssignOfficer from '#applications/actions/assign_officer'
import { hasEnded } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'

const assignmentValidator = vine.create({
  officer: vine.number().positive(),
  reason: printableText().minLength(10).maxLength(500),
})

/** One file goes to another officer. */
export default class AssignmentsController {
  @inject()
  async create(ctx: HttpContext, clock: Clock) {
    const application = await this.authorized(ctx)
    if (hasEnded(application.status)) return ctx.response.redirect().toRoute('cases.show', [application.id])
    const { authorityId, officerId } = application
    const officers = await peopleOf({ authorityId, role: 'case_officer' }, clock.now())
    const others = officers.filter((one) => one.id !== officerId && !application.isRecused(one))
    return ctx.view.render('applications/assignment', { application, officers: others })
  }

  @inject()
  async store(ctx: HttpContext, assign: AssignOfficer) {
    const { auth, request, response, session } = ctx
    const application = await this.authorized(ctx)
    const { officer, reason } = await request.validateUsing(assignmentValidator)
    await assign.handle(application.id, { to: officer, reason, by: auth.getUserOrFail() })
    session.flash('success', 'applications.assigned')
    return response.redirect().toRoute('cases.show', [application.id])
  }

  private async authorized({ bouncer, office, params }: HttpContext): Promise<Application> {
    const application = await Application.visibleTo(office!).where('id', params.id).preload('officer').firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('assign', application)
    return application
  }
}
