import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { typed, typedIfAny } from '#forms/validators/typed'
import Application from '#applications/models/application'
import RecordAnnouncement from '#decisions/actions/record_announcement'

const announcementValidator = vine.create({
  channel: vine.enum(['post', 'electronic', 'formal_service']),
  handed_over_on: typed('day'),
  received_on: typedIfAny('day'),
  evidence: printableText().minLength(5).maxLength(250),
})

export default class AnnouncementsController {
  @inject()
  async store(
    { auth, bouncer, office, params, request, response, session }: HttpContext,
    recordAnnouncement: RecordAnnouncement
  ) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('dispatch', application)
    const { channel, evidence, ...days } = await request.validateUsing(announcementValidator)
    const [on, receivedOn] = [days.handed_over_on, days.received_on ?? null]
    await recordAnnouncement.handle(application.id, { channel, on, receivedOn, evidence }, auth.getUserOrFail())
    session.flash('success', 'decisions.handed_over')
    return response.redirect().toRoute('cases.notice', [application.id])
  }
}
