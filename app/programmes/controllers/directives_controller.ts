import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import { keptOnce } from '#documents/kept_once'
import { sendFile } from '#documents/send_document'
import { renderReport } from '#letters/pdf/report'
import { paragraphsOf } from '#programmes/domain/wording'
import { directivePrint } from '#programmes/letters/directive'
import Call from '#programmes/models/call'

/** The text of the directive that a call rests on, to be read and to be taken along. */
export default class DirectivesController {
  async show(ctx: HttpContext) {
    const call = await callOf(ctx)
    const { wording } = call.definition.guideline
    if (!wording) return notFound(ctx)
    return ctx.view.render('programmes/directive', { call, paragraphs: paragraphsOf(wording) })
  }

  async print(ctx: HttpContext) {
    const call = await callOf(ctx)
    if (!call.definition.guideline.wording) return notFound(ctx)
    const made = await keptOnce(`Richtlinie ${call.code}`, () => renderReport(directivePrint(call)))
    return sendFile(ctx, made, { name: `Richtlinie_${call.code}.pdf`, mime: 'application/pdf' })
  }
}

function callOf({ params }: HttpContext): Promise<Call> {
  return Call.query()
    .where('id', params.call_id)
    .preload('version')
    .preload('programme', (programmes) => programmes.preload('authority'))
    .firstOrFail()
}
