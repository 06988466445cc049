import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Refusal from '#core/refusal'
import { printableText } from '#core/http/text'
import SendMessage from '#applications/actions/send_message'
import Application from '#applications/models/application'

const messageValidator = vine.create({
  body: printableText().minLength(2).maxLength(8000),
  seen: vine.number().min(0).withoutDecimals(),
})
const readValidator = vine.create({ seen: vine.number().min(0).withoutDecimals() })

/** A word to the other side of a file. */
@inject()
export default class MessagesController {
  constructor(private send: SendMessage) {}

  async store(ctx: HttpContext) {
    const { auth, office, request, response, session, uploads } = ctx
    const { id } = await find(ctx)
    const { body, seen } = await request.validateUsing(messageValidator)
    assertAllCame(ctx)
    const side = office!.isRecipient ? 'applicant' : 'authority'
    await this.send.handle(id, side, { body, files: uploads, seen }, auth.getUserOrFail())
    session.flash('success', 'applications.message_sent')
    return response.redirect().toRoute('cases.messages', [id])
  }

  async update(ctx: HttpContext) {
    const { auth, office, request, response, session } = ctx
    const { id } = await find(ctx)
    const { seen } = await request.validateUsing(readValidator)
    await this.send.read(id, office!.isRecipient ? 'applicant' : 'authority', seen, auth.getUserOrFail())
    session.flash('success', 'applications.messages_read')
    return response.redirect().toRoute('cases.messages', [id])
  }
}

/** A message goes with all that was chosen for it, or not at all. @throws Refusal applications.too_many_files */
function assertAllCame({ uploads, leftOut }: HttpContext): void {
  if (leftOut.length) throw new Refusal('applications.too_many_files', { most: uploads.length })
}

async function find({ bouncer, office, params }: HttpContext): Promise<Application> {
  const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
  await bouncer.with('ApplicationPolicy').authorize('write', application)
  return application
}
