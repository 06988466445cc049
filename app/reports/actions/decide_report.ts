import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { reportJudged } from '#reports/letters/mails'
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
  handle(reportId: number, verdict: 'accept' | 'return', reason: string | null, by: User, read?: number) {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      // a page may be old: nobody judges another version than the one they have read
      if (read !== undefined && read !== report.version) throw new Refusal('reports.act_not_possible')
      const { application } = await reportTermsOf(report, trx)
      const returned = verdict === 'return' ? (reason ?? '') : null
      report.judge(returned, by, now)
      await report.merge({ updatedAt: now }).save()
      await followReport(report, application, now, trx)
      const { year } = report
      const details = { year, ...(reason ? { reason: reason.slice(0, 500) } : {}) }
      const act = returned === null ? 'report.accepted' : 'report.returned'
      await this.journal.record({ of: application, act, by, at: now, details }, trx)
      const people = await peopleOf({ recipientId: report.grant.recipientId }, now, trx)
      await this.outbox.tell(people, reportJudged(application, year, returned), trx)
    })
  }
}
