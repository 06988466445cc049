import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { followReport } from '#reports/duties'
import ProgressReport from '#reports/models/progress_report'
import { reportTermsOf } from '#reports/queries/report_terms'

/** The authority accepts a report or returns it with reasons; the recipient is told either way. */
@inject()
export default class DecideReport {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal reports.act_not_possible, reports.return_reason_missing */
  handle(
    reportId: number,
    verdict: 'accept' | 'return',
    reason: string | null,
    by: User,
    read?: number
  ): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      // a page may be old: nobody judges another version than the one they have read
      if (read !== undefined && read !== report.version) throw new Refusal('reports.act_not_possible')
      const { application } = await reportTermsOf(report, trx)
      if (verdict === 'accept') report.accept(by, now)
      else {
        if ((reason?.trim().length ?? 0) < 20) throw new Refusal('reports.return_reason_missing')
        report.return(reason!, by, now)
        report.revision += 1
      }
      await report.merge({ updatedAt: now }).save()
      await followReport(report, application, now, trx)
      const act = verdict === 'accept' ? 'report.accepted' : 'report.returned'
      const details = { year: report.year, ...(reason ? { reason: reason.slice(0, 500) } : {}) }
      await this.journal.record({ of: application, act, by, at: now, details }, trx)
      const about = `Ihr Bericht für ${report.year} zu ${application.title} (${application.fileNumber})`
      const said = verdict === 'accept' ? 'ist angenommen.' : `muss überarbeitet werden:\n\n${reason}`
      await this.outbox.tell(
        await peopleOf({ recipientId: report.grant.recipientId }, now, trx),
        {
          land: report.land,
          subject: `Bericht ${report.year} zu ${application.fileNumber}`,
          paragraphs: [`${about} ${said}`],
        },
        trx
      )
    })
  }
}
