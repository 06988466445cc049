import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { peopleOf } from '#identity/queries/people_of'
import Call from '#programmes/models/call'
import StartApplication from '#applications/actions/start_application'
import { ENDED } from '#applications/domain/application_workflow'
import { lateWords } from '#applications/domain/lateness'
import { timingOf } from '#programmes/domain/call_window'
import { writingNow } from '#applications/queries/writing_now'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { earlierApplications } from '#applications/queries/earlier_applications'
import { signOffFor } from '#applications/queries/sign_off_for'
import { versionFor } from '#applications/queries/version_for'
import { draftsOf } from '#applications/view'
import { readDraft } from '#applications/queries/draft_reading'

export default class ApplicationsController {
  @inject()
  async store({ auth, office, params, response, session }: HttpContext, startApplication: StartApplication) {
    const call = await Call.query()
      .where('id', params.call_id)
      .where('land', office!.land)
      .preload('programme')
      .preload('version')
      .firstOrFail()
    const { application, isNew } = await startApplication.handle(call, office!.id, auth.getUserOrFail())
    session.flash('success', isNew ? 'applications.started' : 'applications.already_started')
    return response.redirect().toRoute('applications.show', [application.id])
  }

  @inject()
  async show({ auth, bouncer, office, params, response, view }: HttpContext, clock: Clock) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('read', application)
    if (!application.isEditable)
      return application.submittedAt
        ? response.redirect().toRoute('cases.show', [application.id])
        : response.redirect().toRoute(draftsOf(office!)[2])
    const reading = await readDraft(application)
    const mayEdit = await bouncer.with('ApplicationPolicy').allows('edit', application)
    const isUntouched = reading.application.sections.every(({ takenOver }) => takenOver)
    const timing = application.version
      ? 'in_time'
      : timingOf(application.call, application.paperReceivedAt ?? clock.now())
    return view.render('applications/show', {
      ...reading,
      filed: mayEdit && !application.submittedAt && !application.isOnPaper ? await filedBeside(application) : null,
      // offered where nothing stands yet: nobody is asked twice
      earlier: mayEdit && isUntouched && !application.isOnPaper ? await earlierApplications(application) : [],
      isLate: timing === 'late',
      isOver: timing === 'over',
      late: lateWords(application.call),
      offered: mayEdit ? await versionFor(application, clock.now()) : null,
      asked: await SupplementRequest.openOf(application.id),
      signOff: mayEdit && office!.isRecipient ? await signOffFor(reading) : null,
      mayEdit,
      writing: await writingNow(reading.application, auth.getUserOrFail(), clock.now()),
      offeredLead: reading.application.partners.find(({ recipientId }) => recipientId === application.leadOfferedTo)
        ?.recipient.name,
      colleagues: mayEdit && office!.isRecipient ? await peopleOf({ recipientId: office!.id }, clock.now()) : [],
      mayContribute: await bouncer.with('ApplicationPolicy').allows('contribute', application),
      mayRetract: await bouncer.with('ApplicationPolicy').allows('retract', application),
      groups: [...new Set(reading.sections.map(({ section }) => section.group))],
      complete: reading.sections.filter(({ state }) => state === 'complete').length,
    })
  }
}

/** Another application of the same recipient under the same call that is still counted; null where there is none. */
function filedBeside({ id, callId, recipientId }: Application): Promise<Application | null> {
  return Application.query()
    .where({ callId, recipientId })
    .whereNot('id', id)
    .whereNotNull('submitted_at')
    .whereNotIn('status', [...ENDED])
    .orderBy('id')
    .first()
}
