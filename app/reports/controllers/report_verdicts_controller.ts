import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import DecideReport from '#reports/actions/decide_report'
import ProgressReport from '#reports/models/progress_report'

const verdictValidator = vine.create({
  verdict: vine.enum(['accept', 'return']),
  reason: printableText().maxLength(4000).optional(),
  version: vine.number().optional(),
})

export default class ReportVerdictsController {
  @inject()
  async store({ auth, bouncer, office, params, request, response, session }: HttpContext, decideReport: DecideReport) {
    const report = await ProgressReport.visibleTo(office!).where('id', params.id).preload('grant').firstOrFail()
    await bouncer.with('ReportPolicy').authorize('decide', report.grant)
    const { verdict, reason, version } = await request.validateUsing(verdictValidator)
    const reasons = verdict === 'return' ? (reason ?? null) : null
    await decideReport.handle(report.id, verdict, reasons, auth.getUserOrFail(), version)
    session.flash('success', verdict === 'accept' ? 'reports.accepted' : 'reports.returned')
    return response.redirect().toRoute('reports.show', [report.id])
  }
}
