import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Application from '#applications/models/application'
import { reportDueOn } from '#programmes/domain/report_calendar'
import Grant from '#decisions/models/grant'
import { followReport } from '#reports/duties'
import ProgressReport from '#reports/models/progress_report'

/** Every year of a grant that is announced gets its report, once; asked again it adds what is missing. */
@inject()
export default class OpenReports {
  constructor(private clock: Clock) {}

  async handle(grantId: number): Promise<void> {
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const grant = await Grant.query({ client: trx }).where('id', grantId).firstOrFail()
      const application = await Application.locked(grant.applicationId, trx)
      await application.load((loader) => loader.load('call').load('programmeVersion'))
      const version = await Grant.versionOf(grantId, { effective: true, trx })
      const there = await ProgressReport.query({ client: trx }).where('grant_id', grantId)
      const years = (version?.years ?? []).filter((wanted) => !there.some(({ year }) => year === wanted))
      const { report: calendar } = application.definition
      for (const year of years) {
        const dueOn = reportDueOn(calendar, year, version!.frozenRules.values.holidayRegion)
        const report = await ProgressReport.open(grant, year, dueOn, now, trx)
        await followReport(report, application, now, trx)
      }
    })
  }
}
