import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { sentenceFor } from '#core/http/sentences'
import { enclosed } from '#letters/enclosures'
import { renderLetter } from '#letters/pdf/letter'
import { sendFile } from '#documents/send_document'
import Application from '#applications/models/application'
import { composeNotice } from '#decisions/letters/notice'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/** The notice as it would be signed today, to be read before it is proposed on, co-signed or signed. Kept nowhere. */
export default class NoticeDraftsController {
  @inject()
  async show(ctx: HttpContext, clock: Clock) {
    const { bouncer, office, params, response } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('draft', application)
    const decision = await currentDecisionOf(application.id)
    if (!decision || decision.signedAt) return response.redirect().toRoute('cases.notice', [application.id])
    const letter = composeNotice(decision.noticeFacts, null, clock.now(), sentenceFor)
    return sendFile(ctx, await renderLetter(await enclosed(letter)), {
      name: `Entwurf_${application.fileNumber}.pdf`,
      mime: 'application/pdf',
    })
  }
}
