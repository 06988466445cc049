import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import type Office from '#identity/office'
import { hasEnded } from '#applications/domain/application_workflow'
import Message from '#applications/models/message'
import Application from '#applications/models/application'
import { casePage } from '#cases/controllers/case_page'

const isReader = (office: Office, { recipientId }: Application) => !office.isRecipient || office.id === recipientId

/** What applicant and authority wrote to each other; a partner of the applicant is no part of it. */
export default class CaseMessagesController {
  async show(ctx: HttpContext) {
    const { bouncer, office, params } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    if (!isReader(office!, application)) return notFound(ctx)
    const side = office!.isRecipient ? 'applicant' : 'authority'
    return casePage(ctx, 'messages', async () => {
      const messages = await Message.of(application.id)
      return {
        side,
        messages,
        unread: messages.some((message) => message.side !== side && !message.readAt),
        mayWrite:
          !hasEnded(application.status) && (await bouncer.with('ApplicationPolicy').allows('write', application)),
      }
    })
  }
}
