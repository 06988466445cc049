import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { parseGermanDay } from '#core/calendar/german_dates'
import { fieldErrors } from '#core/http/forms'
import Application from '#applications/models/application'
import RecordAnnouncement from '#decisions/actions/record_announcement'

const announcementValidator = vine.create({
  channel: vine.enum(['post', 'electronic', 'formal_service']),
  handed_over_on: vine.string().trim().maxLength(20),
  received_on: vine.string().trim().maxLength(20).optional(),
  evidence: vine.string().trim().minLength(5).maxLength(250),
})

export default class AnnouncementsController {
  @inject()
  async store(ctx: HttpContext, recordAnnouncement: RecordAnnouncement) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('dispatch', application)
    const { channel, evidence, ...typed } = await request.validateUsing(announcementValidator)
    const [on, receivedOn] = [parseGermanDay(typed.handed_over_on), parseGermanDay(typed.received_on ?? '')]
    const noDay = (text: string) => `„${text}“ ist kein Tag. Schreiben Sie zum Beispiel 05.03.2026.`
    const wrong = {
      ...(on ? {} : { handed_over_on: noDay(typed.handed_over_on) }),
      ...(typed.received_on && !receivedOn ? { received_on: noDay(typed.received_on) } : {}),
    }
    if (!on || Object.keys(wrong).length) {
      session.flashAll()
      fieldErrors(ctx, wrong)
      return response.redirect().back()
    }
    await recordAnnouncement.handle(application.id, { channel, on, receivedOn, evidence }, auth.getUserOrFail())
    session.flash('success', 'decisions.handed_over')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
