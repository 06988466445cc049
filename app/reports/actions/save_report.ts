import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { togetherWith, versionsOf } from '#forms/shared_form'
import FormRevision from '#forms/models/form_revision'
import { reportParts } from '#reports/domain/report_entries'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'

/** Keeps a report as typed until it is filed. */
@inject()
export default class SaveReport {
  constructor(private clock: Clock) {}

  /** @throws Refusal reports.not_editable @throws Clashed */
  handle(reportId: number, typed: Record<string, unknown>, revision: number, by: User): Promise<void> {
    const at = this.clock.now()
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      if (!report.isEditable) throw new Refusal('reports.not_editable')
      const parts = reportParts(await reportTermsOf(report, trx))
      const saved = { revision: report.revision, answers: report.entries }
      const versionsFrom = versionsOf(report.thing, trx)
      const entries = await togetherWith({ parts, saved, versionsFrom }, { typed, revision })
      if (!entries) return
      await report.merge({ entries, revision: saved.revision + 1, updatedAt: at }).save()
      const version = { revision: report.revision, answers: entries, savedBy: by.id, savedAt: at }
      await FormRevision.keep(report.thing, version, trx)
    })
  }
}
