import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { toDatabaseInteger } from '#core/persistence/columns'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import Submission from '#forms/models/submission'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type ReportFigures, reportFigures, reportProblems } from '#reports/domain/report_entries'
import { followReport } from '#reports/duties'
import ProgressReport from '#reports/models/progress_report'
import { REPORT_SECTION } from '#reports/queries/filed_report'
import { reportTermsOf } from '#reports/queries/report_terms'

/** Files a report: its words as they are, its figures beside target and plan. */
@inject()
export default class SubmitReport {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal reports.act_not_possible, reports.year_not_over, reports.incomplete */
  handle(reportId: number, by: User): Promise<ProgressReport> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      const terms = await reportTermsOf(report, trx)
      report.submit(now)
      const last = report.lastDay(terms.version)
      if (!dayOf(now).isAfter(last)) throw new Refusal('reports.year_not_over', { last: germanDay(last) })
      const problems = reportProblems(terms, report.entries)
      if (problems.length) throw new Refusal('reports.incomplete', { count: problems.length })
      await report.merge({ updatedAt: now }).save()

      const filed = { land: report.land, form: 'report' as const, subjectId: report.id, by, at: now }
      const sections = { [REPORT_SECTION]: report.entries }
      const submission = await Submission.file({ ...filed, sections, surroundings: {} }, report.version, trx)
      await keepFigures(submission.id, reportFigures(terms, report.entries), trx)
      await followReport(report, terms.application, now, trx)
      const details = { year: report.year, version: report.version }
      await this.journal.record({ of: terms.application, act: 'report.submitted', by, at: now, details }, trx)
      return report
    })
  }
}

async function keepFigures(
  submissionId: number,
  { indicators, spendings }: ReportFigures,
  trx: TransactionClientContract
): Promise<void> {
  const row = { submission_id: submissionId, planned_amount: null, actual_amount: null, target: null, actual: null }
  const rows = [
    ...indicators.map((indicator) => ({ ...row, kind: 'indicator', ...indicator })),
    ...spendings.map(({ code, label, planned, actual }) => ({
      ...row,
      kind: 'spending',
      code,
      label,
      planned_amount: toDatabaseInteger(planned.cents),
      actual_amount: toDatabaseInteger(actual.cents),
    })),
  ]
  if (rows.length) await trx.insertQuery().table('report_figures').multiInsert(rows)
}
