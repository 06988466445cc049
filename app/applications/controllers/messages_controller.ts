import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import SendMessage from '#applications/actions/send_message'
import Application from '#applications/models/application'

const messageValidator = vine.create({ body: printableText().minLength(2).maxLength(8000) })

/** A word to the other side of a file. */
@inject()
export default class MessagesController {
  constructor(private send: SendMessage) {}

  async store(ctx: HttpContext) {
    const { auth, office, request, response, session, uploads } = ctx
    const { id } = await find(ctx)
    const { body } = await request.validateUsing(messageValidator)
    const side = office!.isRecipient ? 'applicant' : 'authority'
    await this.send.handle(id, side, { body, files: uploads }, auth.getUserOrFail())
    session.flash('success', 'applications.message_sent')
    return response.redirect().toRoute('cases.messages', [id])
  }

  async update(ctx: HttpContext) {
    const { auth, office, response, session } = ctx
    const { id } = await find(ctx)
    await this.send.read(id, office!.isRecipient ? 'applicant' : 'authority', auth.getUserOrFail())
    session.flash('success', 'applications.messages_read')
    return response.redirect().toRoute('cases.messages', [id])
  }
}

async function find({ bouncer, office, params }: HttpContext): Promise<Application> {
  const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
  await bouncer.with('ApplicationPolicy').authorize('write', application)
  return application
}
