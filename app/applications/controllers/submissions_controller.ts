import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { printableText } from '#core/http/text'
import { typedIfAny } from '#forms/validators/typed'
import Submission from '#forms/models/submission'
import { receiptOf } from '#applications/actions/file_receipt'
import SubmitApplication from '#applications/actions/submit_application'
import { lateWords } from '#applications/domain/lateness'
import { timingOf } from '#programmes/domain/call_window'
import { ownShares, readPlan } from '#applications/domain/plan_grid'
import { sectionDifferences } from '#applications/domain/section_differences'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { APPLICANT_ROLES } from '#identity/domain/roles'
import { bearers, mayConsent } from '#applications/domain/sign_off'
import { signOffFor } from '#applications/queries/sign_off_for'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { readDraft } from '#applications/queries/draft_reading'
import { filedOf } from '#applications/queries/submission_of'

const submissionValidator = vine.create({
  answer: printableText().maxLength(4000).optional(),
  mark: printableText().maxLength(16).optional(),
  late_reason: printableText().maxLength(4000).optional(),
  received_on: typedIfAny('day'),
})

export default class SubmissionsController {
  /** Check your answers: everything on one page, then the binding act. */
  @inject()
  async create({ auth, bouncer, office, params, view, response }: HttpContext, clock: Clock) {
    const user = auth.getUserOrFail()
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('read', application)
    if (!application.isEditable)
      return user.holds(...APPLICANT_ROLES) || !office!.isRecipient
        ? response.redirect().toRoute('cases.show', [application.id])
        : response.redirect().toRoute('treasury.show')
    const reading = await readDraft(application)
    const { context } = reading
    const plan = readPlan(context)
    const maySignOff = await bouncer.with('ApplicationPolicy').allows('signOff', application)
    const mayEdit = await bouncer.with('ApplicationPolicy').allows('edit', application)
    const maySubmit = await bouncer.with('ApplicationPolicy').allows('submit', application)
    const missing = reading.sections.filter(({ state }) => state !== 'complete')
    const signOff = maySignOff ? await signOffFor(reading) : null
    return view.render('applications/submission', {
      ...reading,
      asked: await SupplementRequest.openOf(application.id),
      plan,
      ownShare: ownShares(context, plan),
      // a supplement: what it says otherwise than what lies with the authority
      changes:
        mayEdit && application.version
          ? sectionDifferences(context.definition.sections, (await filedOf(application)).context, context)
          : null,
      // what was said inside the house of the applicant is none of a partner's
      signOff,
      maySayTreasury:
        user.holds('treasurer') &&
        signOff !== null &&
        mayConsent(signOff, user.id) &&
        (signOff.step === 'treasury' || !maySubmit),
      bearers: bearers(context, plan, rulebookOf(application.land).name, application.recipientName),
      maySignOff,
      missing,
      // what came on paper is kept as it came
      lacking: application.isOnPaper ? [] : missing,
      typesIn: !office!.isRecipient,
      mayEdit,
      maySubmit,
      consentedOneself: signOff?.consent?.by === user.id,
      timing: application.version ? 'in_time' : timingOf(application.call, application.paperReceivedAt ?? clock.now()),
      late: lateWords(application.call),
    })
  }

  @inject()
  async store({ auth, bouncer, office, params, request, response }: HttpContext, submitApplication: SubmitApplication) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('submit', application)
    const typed = await request.validateUsing(submissionValidator)
    const { answer, mark: read, late_reason: lateReason, received_on: receivedOn } = typed
    await submitApplication.handle(application.id, auth.getUserOrFail(), { answer, read, lateReason, receivedOn })
    return response.redirect().toRoute('submission.show', [application.id])
  }

  async show({ office, params, view }: HttpContext) {
    const application = await Application.writtenBy(office!)
      .where('id', params.id)
      .whereNotNull('submitted_at')
      .preload('authority')
      .preload('programme')
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
    const receipt = await receiptOf(application, application.version)
    const { filedAt } = await Submission.of('application', application.id).firstOrFail()
    return view.render('applications/confirmation', { application, filedAt, receipt })
  }
}
