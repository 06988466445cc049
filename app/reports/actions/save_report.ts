import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { answersIn } from '#forms/domain/form'
import { reportParts } from '#reports/domain/report_entries'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'

/** Keeps a report as typed until it is filed. */
@inject()
export default class SaveReport {
  constructor(private clock: Clock) {}

  /** @throws Refusal reports.not_editable, reports.conflict */
  handle(reportId: number, typed: Record<string, unknown>, revision: number): Promise<void> {
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      if (!report.isEditable) throw new Refusal('reports.not_editable')
      if (report.revision !== revision) throw new Refusal('reports.conflict')
      report.entries = answersIn(reportParts(await reportTermsOf(report, trx)), typed)
      await report.merge({ revision: revision + 1, updatedAt: this.clock.now() }).save()
    })
  }
}
