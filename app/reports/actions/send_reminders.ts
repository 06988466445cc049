import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox, { mailBody } from '#core/mail/outbox'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import OpenReports from '#reports/actions/open_reports'
import { FIRST_REMINDER_DAYS, type ReminderKind, remindersDue } from '#reports/domain/reminders'
import ProgressReport from '#reports/models/progress_report'
import ReportReminder from '#reports/models/report_reminder'

/** Reminds of reports four weeks ahead and on the day, each once, however often and wherever it runs. */
@inject()
export default class SendReminders {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox,
    private openReports: OpenReports
  ) {}

  /** How many reminders were written. */
  async handle(): Promise<number> {
    await this.openReports.catchUp()
    const today = this.clock.today()
    const due = await ProgressReport.query()
      .whereIn('status', ['open', 'returned'])
      .where('due_on', '<=', today.plusDays(FIRST_REMINDER_DAYS).iso)
    let written = 0
    for (const report of due)
      for (const kind of remindersDue(report.dueOn, today)) if (await this.remind(report.id, kind)) written++
    return written
  }

  private async remind(reportId: number, kind: ReminderKind): Promise<boolean> {
    const now = this.clock.now()
    try {
      return await inTransaction(async (trx) => {
        if (await ReportReminder.query({ client: trx }).where({ progressReportId: reportId, kind }).first())
          return false
        const report = await ProgressReport.locked(reportId, trx)
        if (!report.isEditable) return false
        await report.load('grant', (grants) => grants.preload('application'))
        await ReportReminder.create({ progressReportId: reportId, kind, sentAt: now }, { client: trx })
        const { application } = report.grant
        const when = !report.dueOn.isBefore(dayOf(now))
          ? `ist am ${germanDay(report.dueOn)} fällig`
          : `war am ${germanDay(report.dueOn)} fällig und liegt noch nicht vor`
        for (const person of await peopleOf({ recipientId: report.grant.recipientId }, dayOf(now), trx))
          await this.outbox.write(
            {
              to: person,
              land: report.land,
              key: `reminder:${reportId}:${kind}:${person.id}`,
              subject: `Erinnerung: Bericht ${report.year} zu ${application.fileNumber}`,
              body: mailBody(person.name, [
                `der Bericht für ${report.year} zu ${application.title} (${application.fileNumber}) ${when}.`,
                'Was Sie in Anschub schon eingetragen haben, ist gespeichert.',
              ]),
            },
            trx
          )
        await this.journal.record(
          { of: application, act: `report.reminded_${kind}`, by: null, at: now, details: { year: report.year } },
          trx
        )
        return true
      })
    } catch (error) {
      if (isUniqueViolation(error)) return false
      throw error
    }
  }
}
