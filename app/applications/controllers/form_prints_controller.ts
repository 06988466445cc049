import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { keptOnce } from '#documents/kept_once'
import { sendFile } from '#documents/send_document'
import { XLSX_TYPE } from '#documents/excel/columns'
import { formWorkbook } from '#applications/queries/form_workbook'
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
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    if (!application.isEditable) return response.redirect().toRoute('cases.show', [application.id])
    const { context } = await readDraft(application)
    const { call, authority, title, fileNumber, recipientName: recipient } = application
    const print = formPrint({ call, authority, context, of: { recipient, title, fileNumber }, at: this.clock.now() })
    return sendFile(ctx, await renderReport(print), { name: `Antrag_${application.id}.pdf`, mime: PDF })
  }

  /** The same as a workbook, to reckon with. */
  async workbook(ctx: HttpContext) {
    const { bouncer, office, params, response } = ctx
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    if (!application.isEditable) return response.redirect().toRoute('cases.show', [application.id])
    const { context } = await readDraft(application)
    return sendFile(ctx, await formWorkbook(context), { name: `Antrag_${application.id}.xlsx`, mime: XLSX_TYPE })
  }

  async callWorkbook(ctx: HttpContext) {
    const call = await callOf(ctx)
    const made = await keptOnce(`${call.code}.xlsx`, () => formWorkbook(emptyContext(call)))
    return sendFile(ctx, made, { name: `Formular_${call.code}.xlsx`, mime: XLSX_TYPE })
  }

  async call(ctx: HttpContext) {
    const call = await callOf(ctx)
    const made = await keptOnce(call.code, () => renderReport(emptyForm(call)))
    return sendFile(ctx, made, { name: `Formular_${call.code}.pdf`, mime: PDF })
  }
}

function callOf({ params }: HttpContext): Promise<Call> {
  return Call.query()
    .where('id', params.call_id)
    .preload('version')
    .preload('programme', (programmes) => programmes.preload('authority'))
    .firstOrFail()
}

function emptyForm(call: Call) {
  const context = emptyContext(call)
  return formPrint({ call, authority: call.programme.authority, context, of: null, at: call.opensAt })
}
