import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { dayOf } from '#core/calendar/clock'
import { fieldErrors } from '#core/http/forms'
import type { Choice } from '#forms/domain/field'
import { answersIn, problemsOf } from '#forms/domain/form'
import SendMessage from '#applications/actions/send_message'
import { changeRequestForm, changeRequestWords, misfitsOf } from '#applications/domain/change_request'
import Refusal from '#core/refusal'
import { ENDED } from '#applications/domain/application_workflow'
import Recipient from '#register/models/recipient'
import { filedOf } from '#applications/queries/submission_of'
import Application from '#applications/models/application'

/** Who leads or takes part in what was filed is to change: asked for in the file's messages, decided by the authority. */
export default class ChangeRequestsController {
  async create(ctx: HttpContext) {
    const application = await find(ctx)
    const parts = changeRequestForm(await othersOf(application))
    const answers = answersIn(parts, ctx.session.flashMessages.all() ?? {})
    return ctx.view.render('applications/change_request', { application, parts, answers })
  }

  @inject()
  async store(ctx: HttpContext, send: SendMessage) {
    const { auth, request, response, session } = ctx
    const application = await find(ctx)
    const others = await othersOf(application)
    const parts = changeRequestForm(others)
    const answers = answersIn(parts, request.body())
    const wrong = problemsOf(parts, answers)
    const since = dayOf(application.submittedAt!)
    const { surroundings } = await filedOf(application)
    const partners = surroundings.partners.map(({ id }) => String(id))
    const problems = wrong.length ? wrong : misfitsOf(answers, { partners, since })
    if (problems.length) {
      session.flashExcept(['_csrf', '_key'])
      fieldErrors(ctx, Object.fromEntries(problems.map(({ input, sentence }) => [input, sentence])))
      return response.redirect().toRoute('change_requests.create', [application.id])
    }
    const message = { body: changeRequestWords(answers, others), files: [], seen: 0 }
    await send.handle(application.id, 'applicant', message, auth.getUserOrFail())
    session.flash('success', 'applications.change_requested')
    return response.redirect().toRoute('cases.messages', [application.id])
  }
}

/** Everybody of the Land but who leads it. */
async function othersOf({ land, recipientId }: Application): Promise<Choice[]> {
  const recipients = await Recipient.query().where('land', land).whereNot('id', recipientId).orderBy('sort_name')
  return recipients.map(({ id, name }) => ({ value: String(id), label: name }))
}

async function find({ bouncer, office, params }: HttpContext): Promise<Application> {
  const application = await Application.visibleTo(office!)
    .where('id', params.id)
    .whereNotNull('submitted_at')
    .whereNotIn('status', [...ENDED])
    .preload('programmeVersion')
    .preload('call')
    .firstOrFail()
  if (!application.definition.joint.allowed) throw new Refusal('applications.joint_not_allowed')
  await bouncer.with('ApplicationPolicy').authorize('submit', application)
  return application
}
