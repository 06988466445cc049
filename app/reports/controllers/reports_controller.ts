import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { clashesAt, revisionOfReturned } from '#core/http/clash'
import { sentencesByInput } from '#core/http/forms'
import SaveReport from '#reports/actions/save_report'
import { answersIn } from '#forms/domain/form'
import { reportParts, reportProblems, reportTexts } from '#reports/domain/report_entries'
import ProgressReport from '#reports/models/progress_report'
import { filedReport } from '#reports/queries/filed_report'
import { reportDifferences } from '#reports/queries/report_differences'
import { reportTermsOf } from '#reports/queries/report_terms'

const saveValidator = vine.create({ revision: vine.number().min(0) })

@inject()
export default class ReportsController {
  constructor(private clock: Clock) {}

  async show({ bouncer, office, params, view, response }: HttpContext) {
    const report = await ProgressReport.visibleTo(office!).where('id', params.id).firstOrFail()
    const terms = await reportTermsOf(report)
    const mayWrite = await bouncer.with('ReportPolicy').allows('write', report.grant)
    if (mayWrite && report.isEditable) return response.redirect().toRoute('reports.edit', [report.id])
    const filed = await filedReport(report)
    return view.render('reports/show', {
      report,
      terms,
      application: terms.application,
      filed: filed?.figures ?? null,
      texts: reportTexts(terms.definition),
      answers: filed?.texts ?? {},
      differences: await reportDifferences(report, terms),
      mayDecide: report.status === 'submitted' && (await bouncer.with('ReportPolicy').allows('decide', report.grant)),
    })
  }

  async edit(ctx: HttpContext) {
    const { bouncer, office, params, view, response, session } = ctx
    const report = await ProgressReport.visibleTo(office!).where('id', params.id).firstOrFail()
    const terms = await reportTermsOf(report)
    await bouncer.with('ReportPolicy').authorize('write', report.grant)
    if (!report.isEditable) return response.redirect().toRoute('reports.show', [report.id])
    const refused = session.flashMessages.has('revision')
      ? answersIn(reportParts(terms), session.flashMessages.all() ?? {})
      : null
    const touched = Object.keys(report.entries).length > 0
    const problems = touched ? reportProblems(terms, report.entries) : []
    return view.render('reports/edit', {
      report,
      terms,
      application: terms.application,
      parts: reportParts(terms),
      answers: refused ?? report.entries,
      revision: revisionOfReturned(ctx) ?? report.revision,
      problems: Object.keys(clashesAt(ctx)).length > 0 ? [] : problems,
      problemAt: { ...sentencesByInput(problems), ...clashesAt(ctx) },
      isComplete: touched && problems.length === 0,
      lastDay: report.lastDay(terms.version),
      isOver: this.clock.today().isAfter(report.lastDay(terms.version)),
    })
  }

  @inject()
  async update({ auth, bouncer, office, params, request, response, session }: HttpContext, saveReport: SaveReport) {
    const report = await ProgressReport.visibleTo(office!).where('id', params.id).preload('grant').firstOrFail()
    await bouncer.with('ReportPolicy').authorize('write', report.grant)
    const { revision } = await request.validateUsing(saveValidator)
    await saveReport.handle(report.id, request.body(), revision, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('reports.edit', [report.id])
  }
}
