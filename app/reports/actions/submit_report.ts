import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { reportFigures, reportProblems } from '#reports/domain/report_entries'
import ReportFiling from '#reports/models/report_filing'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'

/** Files a report: its figures are kept beside target and plan. */
@inject()
export default class SubmitReport {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal reports.act_not_possible, reports.year_not_over, reports.incomplete */
  handle(reportId: number, by: User, outer?: TransactionClientContract): Promise<ProgressReport> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      const terms = await reportTermsOf(report, trx)
      report.submit(by, now)
      const last = report.lastDay
      if (!dayOf(now).isAfter(last)) throw new Refusal('reports.year_not_over', { last: germanDay(last) })
      const problems = reportProblems(terms, report.entries)
      if (problems.length) throw new Refusal('reports.incomplete', { count: problems.length })
      await report.merge({ updatedAt: now }).save()

      const { indicators, spendings } = reportFigures(terms, report.entries)
      const row = { progress_report_id: report.id, version: report.revision }
      const none = { planned_amount: null, actual_amount: null, target: null, actual: null }
      await trx
        .insertQuery()
        .table('report_figures')
        .multiInsert([
          ...indicators.map(({ code, label, target, actual }) => ({
            ...row,
            ...none,
            kind: 'indicator',
            code,
            label,
            target,
            actual,
          })),
          ...spendings.map(({ code, label, planned, actual }) => ({
            ...row,
            ...none,
            kind: 'spending',
            code,
            label,
            planned_amount: planned.cents,
            actual_amount: actual.cents,
          })),
        ])
      await ReportFiling.create(
        {
          progressReportId: report.id,
          version: report.revision,
          entries: report.entries,
          filedBy: by.id,
          filedAt: now,
        },
        { client: trx }
      )
      await report.passFileOn(now, trx)
      await this.journal.record(
        { of: report.grant.application, act: 'report.submitted', by, at: now, details: { year: report.year } },
        trx
      )
      return report
    }, outer)
  }
}
