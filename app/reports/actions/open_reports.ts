import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { reportDueOn } from '#programmes/domain/report_calendar'
import Grant from '#decisions/models/grant'
import ProgressReport from '#reports/models/progress_report'

/** Every year of a grant gets its report, once; asked again it adds what is missing. */
@inject()
export default class OpenReports {
  constructor(private clock: Clock) {}

  async handle(grantId: number): Promise<void> {
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const grant = await Grant.query({ client: trx })
        .where('id', grantId)
        .preload('application', (applications) => applications.preload('call', (calls) => calls.preload('version')))
        .forUpdate()
        .firstOrFail()
      const there = new Set(
        (await ProgressReport.query({ client: trx }).where('grant_id', grantId)).map(({ year }) => year)
      )
      const { call } = grant.application
      for (const year of call.years.filter((wanted) => !there.has(wanted)))
        await ProgressReport.create(
          {
            land: grant.land,
            grantId,
            year,
            dueOn: reportDueOn(call.definition.report, year, grant.frozenRules.values.holidayRegion),
            status: 'open',
            entries: {},
            revision: 1,
            createdAt: now,
            updatedAt: now,
          },
          { client: trx }
        )
    })
  }

  /** Grants whose reports were not opened, e.g. because the process ended in between. */
  async catchUp(): Promise<void> {
    const grants = await Grant.query().whereNotIn('id', (reports) =>
      reports.from('progress_reports').select('grant_id')
    )
    for (const grant of grants) await this.handle(grant.id)
  }
}
