import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Call from '#programmes/models/call'
import StartApplication from '#applications/actions/start_application'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { earlierApplications } from '#applications/queries/earlier_applications'
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

  async show({ bouncer, office, params, response, view }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    if (!application.isEditable)
      return application.submittedAt
        ? response.redirect().toRoute('cases.show', [application.id])
        : response.redirect().toRoute('applications.index')
    const reading = await readDraft(application)
    const mayEdit = await bouncer.with('ApplicationPolicy').allows('edit', application)
    const isUntouched = reading.application.sections.length === 0
    return view.render('applications/show', {
      ...reading,
      // offered where nothing stands yet: nobody is asked twice
      earlier: mayEdit && isUntouched ? await earlierApplications(application) : [],
      asked: await SupplementRequest.openOf(application.id),
      mayEdit,
      mayContribute: await bouncer.with('ApplicationPolicy').allows('contribute', application),
      mayRetract: await bouncer.with('ApplicationPolicy').allows('retract', application),
      groups: [...new Set(reading.sections.map(({ section }) => section.group))],
      complete: reading.sections.filter(({ state }) => state === 'complete').length,
    })
  }
}
