import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import Outbox, { mailBody } from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
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
    outer?: TransactionClientContract
  ): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const report = await ProgressReport.locked(reportId, trx)
      await reportTermsOf(report, trx)
      if (verdict === 'accept') report.accept(by, now)
      else {
        if ((reason?.trim().length ?? 0) < 20) throw new Refusal('reports.return_reason_missing')
        report.return(reason!, by, now)
        report.revision += 1
      }
      await report.merge({ updatedAt: now }).save()
      await report.passFileOn(now, trx)
      const { application } = report.grant
      const act = verdict === 'accept' ? 'report.accepted' : 'report.returned'
      await this.journal.record(
        {
          of: application,
          act,
          by,
          at: now,
          details: { year: report.year, ...(reason ? { reason: reason.slice(0, 500) } : {}) },
        },
        trx
      )
      for (const person of await peopleOf({ recipientId: report.grant.recipientId }, dayOf(now), trx))
        await this.outbox.write(
          {
            to: person,
            land: report.land,
            subject: `Bericht ${report.year} zu ${application.fileNumber}`,
            body: mailBody(person.name, [
              verdict === 'accept'
                ? `Ihr Bericht für ${report.year} zu ${application.title} (${application.fileNumber}) ist angenommen.`
                : `Ihr Bericht für ${report.year} zu ${application.title} (${application.fileNumber}) muss überarbeitet werden:\n\n${reason}`,
            ]),
          },
          trx
        )
    }, outer)
  }
}
