import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { dayOff, workingDayFrom } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'

/** The day is named to the applicant: it is one on which something can be handed in. @throws Refusal applications.supplement_due_day_off */
function assertWorkingDay(day: Day, region: HolidayRegion): void {
  const why = dayOff(day, region)
  if (!why) return
  const next = germanDay(workingDayFrom(day, region))
  throw new Refusal('applications.supplement_due_day_off', { day: germanDay(day), why, next }, 'due_on')
}

/** A later day is a slip of the pen. */
const MOST_MONTHS = 12

/** Asks the applicant for what is missing, with a day (§ 31 VwVfG): the application may be written again. */
@inject()
export default class RequestSupplements {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.supplement_due_in_past, applications.supplement_due_too_late, applications.supplement_due_day_off */
  handle(applicationId: number, request: string, dueOn: Day, by: User): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      if (!dueOn.isAfter(dayOf(now))) throw new Refusal('applications.supplement_due_in_past', {}, 'due_on')
      const latest = dayOf(now).plusMonths(MOST_MONTHS)
      if (dueOn.isAfter(latest))
        throw new Refusal('applications.supplement_due_too_late', { latest: germanDay(latest) }, 'due_on')
      const application = await Application.locked(applicationId, trx)
      const { land } = application
      assertWorkingDay(dueOn, ruleOn(rulebookOf(land).rules, 'holidayRegion', dayOf(now)).value)
      application.move('requestSupplements', now)
      await application.save()
      await followStatus(application, now, trx, dueOn)
      const act = { act: 'application.requestSupplements', by, at: now, details: { dueOn: dueOn.iso } }
      await this.journal.record({ of: application, ...act }, trx)
      await SupplementRequest.create(
        { applicationId, request, dueOn, requestedBy: by.id, requestedAt: now },
        { client: trx }
      )
      await this.outbox.tell(
        await peopleOf({ recipientId: application.recipientId }, now, trx),
        {
          land,
          subject: `Nachforderung zu ${application.fileNumber}`,
          paragraphs: [
            `zu Ihrem Antrag ${application.fileNumber} (${application.title}) fehlen noch Angaben oder Unterlagen:`,
            request,
            `Bitte reichen Sie alles bis zum ${germanDay(dueOn)} über Anschub ein. Diese Nachricht ist keine Entscheidung über Ihren Antrag.`,
          ],
        },
        trx
      )
      return application
    })
  }
}
