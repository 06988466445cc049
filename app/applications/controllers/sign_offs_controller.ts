import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import RecordSignOff from '#applications/actions/record_sign_off'
import { SIGN_OFF_ACTS } from '#applications/domain/sign_off'
import Application from '#applications/models/application'

const signOffValidator = vine.create({
  act: vine.enum(SIGN_OFF_ACTS),
  note: printableText().maxLength(2000).nullable().optional(),
  mark: printableText().maxLength(16),
})

/** A draft goes on inside the house of its applicant, or comes back with a word. */
export default class SignOffsController {
  @inject()
  async store({ auth, bouncer, office, params, request, response, session }: HttpContext, record: RecordSignOff) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('signOff', application)
    const { act, note, mark } = await request.validateUsing(signOffValidator)
    await record.handle(application.id, act, { note: note ?? '', read: mark }, auth.getUserOrFail())
    session.flash('success', 'applications.signed_off')
    return response.redirect().toRoute('submission.create', [application.id])
  }
}
