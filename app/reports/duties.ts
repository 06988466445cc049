import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { waitFor } from '#duties/duties'
import { dutyFile } from '#applications/duties'
import type Application from '#applications/models/application'
import { REPORT_DUTIES } from '#reports/domain/report_workflow'
import type ProgressReport from '#reports/models/progress_report'

/** A report waits for whoever has it in its status; until it is filed, until its day. */
export function followReport(
  report: ProgressReport,
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const kind = REPORT_DUTIES[report.status]
  const duty = kind && {
    kind,
    of: dutyFile(application),
    dueOn: report.isEditable ? report.dueDay : null,
    facts: { reportId: report.id, year: report.year },
  }
  return waitFor(report.thing, duty, at, trx)
}
