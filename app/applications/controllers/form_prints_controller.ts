import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { sendFile } from '#documents/send_document'
import { renderReport } from '#letters/pdf/report'
import Call from '#programmes/models/call'
import { formPrint } from '#applications/letters/form_print'
import Application from '#applications/models/application'
import { emptyContext } from '#applications/queries/empty_context'
import { readDraft } from '#applications/queries/draft_reading'

const PDF = 'application/pdf'

/** The form on paper: an application at any moment, and the empty one of a call. Kept nowhere. */
@inject()
export default class FormPrintsController {
  constructor(private clock: Clock) {}

  async application(ctx: HttpContext) {
    const { bouncer, office, params, response } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    if (!application.isEditable) return response.redirect().toRoute('cases.show', [application.id])
    const { context } = await readDraft(application)
    const { call, authority, title, fileNumber, recipientName: recipient } = application
    const print = formPrint({ call, authority, context, of: { recipient, title, fileNumber }, at: this.clock.now() })
    return sendFile(ctx, await renderReport(print), { name: `Antrag_${application.id}.pdf`, mime: PDF })
  }

  async call(ctx: HttpContext) {
    const call = await Call.query()
      .where('id', ctx.params.call_id)
      .preload('version')
      .preload('programme', (programmes) => programmes.preload('authority'))
      .firstOrFail()
    return sendFile(ctx, await emptyForm(call), { name: `Formular_${call.code}.pdf`, mime: PDF })
  }
}

/** A call never changes, so its form is set once; anybody may ask for it, as often as they like. */
const EMPTY = new Map<string, Promise<Uint8Array>>()
const MOST_KEPT = 20

function emptyForm(call: Call): Promise<Uint8Array> {
  const known = EMPTY.get(call.code)
  if (known) return known
  const print = formPrint({
    call,
    authority: call.programme.authority,
    context: emptyContext(call),
    of: null,
    at: call.opensAt,
  })
  const made = renderReport(print)
  if (EMPTY.size >= MOST_KEPT) EMPTY.clear()
  EMPTY.set(call.code, made)
  made.catch(() => EMPTY.delete(call.code))
  return made
}
