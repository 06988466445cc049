import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { workingDayFrom } from '#core/calendar/periods'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { waitFor } from '#duties/duties'
import { dutyFile } from '#applications/duties'
import type Application from '#applications/models/application'
import { REPORT_DUTIES } from '#reports/domain/report_workflow'
import type ProgressReport from '#reports/models/progress_report'

const DAYS_A_WEEK = 7

/** Its day; what was returned later than that has as long as a supplement. */
function dayFor({ dueOn, decidedAt, status, land }: ProgressReport): Day {
  if (status !== 'returned' || !decidedAt) return dueOn
  const returned = dayOf(decidedAt)
  const { supplementWeeks, holidayRegion } = rulesOn(rulebookOf(land), returned).values
  const revised = workingDayFrom(returned.plusDays(supplementWeeks * DAYS_A_WEEK), holidayRegion)
  return revised.isAfter(dueOn) ? revised : dueOn
}

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
    dueOn: report.isEditable ? dayFor(report) : null,
    facts: { reportId: report.id, year: report.year },
  }
  return waitFor(report.thing, duty, at, trx)
}
