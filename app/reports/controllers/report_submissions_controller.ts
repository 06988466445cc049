import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import SubmitReport from '#reports/actions/submit_report'
import { reportFigures, reportProblems, reportTexts } from '#reports/domain/report_entries'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'

@inject()
export default class ReportSubmissionsController {
  constructor(
    private clock: Clock,
    private submitReport: SubmitReport
  ) {}

  /** What would be filed, to be read once more. */
  async create({ bouncer, office, params, response, view }: HttpContext) {
    const report = await this.find(office!, params.id)
    await bouncer.with('ReportPolicy').authorize('write', report.grant)
    const terms = await reportTermsOf(report)
    if (!report.isEditable || reportProblems(terms, report.entries).length)
      return response.redirect().toRoute('reports.show', [report.id])
    return view.render('reports/submission', {
      report,
      terms,
      application: terms.application,
      texts: reportTexts(terms.definition),
      filed: reportFigures(terms, report.entries),
      lastDay: report.lastDay(terms.version),
      isOver: this.clock.today().isAfter(report.lastDay(terms.version)),
    })
  }

  async store({ auth, bouncer, office, params, response, session }: HttpContext) {
    const report = await this.find(office!, params.id)
    await bouncer.with('ReportPolicy').authorize('write', report.grant)
    await this.submitReport.handle(report.id, auth.getUserOrFail())
    session.flash('success', 'reports.submitted')
    return response.redirect().toRoute('reports.show', [report.id])
  }

  private find(office: NonNullable<HttpContext['office']>, id: number) {
    return ProgressReport.visibleTo(office).where('id', id).preload('grant').firstOrFail()
  }
}
