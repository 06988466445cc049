import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { fieldErrors } from '#core/http/forms'
import { answersIn, problemsOf } from '#forms/domain/form'
import SendMessage from '#applications/actions/send_message'
import { CHANGE_REQUEST, changeRequestWords } from '#applications/domain/change_request'
import Refusal from '#core/refusal'
import { ENDED } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'

/** Who leads or takes part in what was filed is to change: asked for in the file's messages, decided by the authority. */
export default class ChangeRequestsController {
  async create(ctx: HttpContext) {
    const application = await find(ctx)
    const answers = answersIn(CHANGE_REQUEST, ctx.session.flashMessages.all() ?? {})
    return ctx.view.render('applications/change_request', { application, parts: CHANGE_REQUEST, answers })
  }

  @inject()
  async store(ctx: HttpContext, send: SendMessage) {
    const { auth, request, response, session } = ctx
    const application = await find(ctx)
    const answers = answersIn(CHANGE_REQUEST, request.body())
    const problems = problemsOf(CHANGE_REQUEST, answers)
    if (problems.length) {
      session.flashExcept(['_csrf', '_key'])
      fieldErrors(ctx, Object.fromEntries(problems.map(({ input, sentence }) => [input, sentence])))
      return response.redirect().toRoute('change_requests.create', [application.id])
    }
    const message = { body: changeRequestWords(answers), files: [], seen: 0 }
    await send.handle(application.id, 'applicant', message, auth.getUserOrFail())
    session.flash('success', 'applications.change_requested')
    return response.redirect().toRoute('cases.messages', [application.id])
  }
}

async function find({ bouncer, office, params }: HttpContext): Promise<Application> {
  const application = await Application.visibleTo(office!)
    .where('id', params.id)
    .whereNotNull('submitted_at')
    .whereNotIn('status', [...ENDED])
    .preload('programmeVersion')
    .firstOrFail()
  if (!application.definition.joint.allowed) throw new Refusal('applications.joint_not_allowed')
  await bouncer.with('ApplicationPolicy').authorize('submit', application)
  return application
}
