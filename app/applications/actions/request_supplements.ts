import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Journal from '#journal/journal'
import { assertSupplementDue } from '#applications/domain/supplement_due'
import { followStatus } from '#applications/duties'
import { supplementsAsked } from '#applications/letters/mails'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'

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
      const application = await Application.locked(applicationId, trx)
      const { land, recipientId } = application
      assertSupplementDue(dueOn, dayOf(now), ruleOn(rulebookOf(land).rules, 'holidayRegion', dayOf(now)).value)
      application.move('requestSupplements', now)
      await application.save()
      await followStatus(application, now, trx, dueOn)
      const act = { act: 'application.requestSupplements', by, at: now, details: { dueOn: dueOn.iso } }
      await this.journal.record({ of: application, ...act }, trx)
      const asked = { applicationId, request, dueOn, requestedBy: by.id, requestedAt: now }
      await SupplementRequest.create(asked, { client: trx })
      await this.outbox.tell(
        await peopleOf({ recipientId }, now, trx),
        supplementsAsked(application, request, dueOn),
        trx
      )
      return application
    })
  }
}
