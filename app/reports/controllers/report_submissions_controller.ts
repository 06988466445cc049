import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import SubmitReport from '#reports/actions/submit_report'
import ProgressReport from '#reports/models/progress_report'

export default class ReportSubmissionsController {
  @inject()
  async store({ auth, bouncer, office, params, response, session }: HttpContext, submitReport: SubmitReport) {
    const report = await ProgressReport.visibleTo(office!).where('id', params.id).preload('grant').firstOrFail()
    await bouncer.with('ReportPolicy').authorize('write', report.grant)
    await submitReport.handle(report.id, auth.getUserOrFail())
    session.flash('success', 'reports.submitted')
    return response.redirect().toRoute('reports.show', [report.id])
  }
}
