import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { announce } from '#core/effects/effects'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Journal from '#journal/journal'
import { assertSupplementDue } from '#applications/domain/supplement_due'
import { type SupplementItem, requestWords } from '#applications/domain/supplement_items'
import SupplementsRequested from '#applications/events/supplements_requested'
import { followDraft, followStatus } from '#applications/duties'
import { readDraft } from '#applications/queries/draft_reading'
import { supplementsAsked } from '#applications/letters/mails'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { assertNotProposed } from '#applications/queries/assert_not_proposed'

/** Asks the applicant for what is missing, with a day (§ 31 VwVfG): the application may be written again. */
@inject()
export default class RequestSupplements {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.supplement_due_in_past, applications.supplement_due_too_late, applications.supplement_due_day_off */
  handle(
    applicationId: number,
    asked: { items: readonly SupplementItem[] } | { words: string },
    dueOn: Day,
    by: User
  ): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const { land, recipientId } = application
      assertSupplementDue(dueOn, dayOf(now), ruleOn(rulebookOf(land).rules, 'holidayRegion', dayOf(now)).value)
      await assertNotProposed(application, 'requestSupplements', trx)
      application.move('requestSupplements', now)
      await application.save()
      await followStatus(application, now, trx, dueOn)
      const act = { act: 'application.requestSupplements', by, at: now, details: { dueOn: dueOn.iso } }
      await this.journal.record({ of: application, ...act }, trx)
      const items = 'items' in asked ? [...asked.items] : []
      const request = 'words' in asked ? asked.words : requestWords(items)
      const row = { applicationId, request, items, dueOn, requestedBy: by.id, requestedAt: now }
      const { id } = await SupplementRequest.create(row, { client: trx })
      // its house may want a word before it answers
      await followDraft(await readDraft(application, trx), now, trx)
      await announce(trx, new SupplementsRequested(id))
      await this.outbox.tell(
        await peopleOf({ recipientId }, now, trx),
        supplementsAsked(application, request, dueOn),
        trx
      )
      return application
    })
  }
}
