import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { announce } from '#core/effects/effects'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { notApplied } from '#expressions/duties'
import type { ApplicationAct } from '#applications/domain/application_workflow'
import { followDraft, followLead, followMessages, followStatus } from '#applications/duties'
import ApplicationRetracted from '#applications/events/application_retracted'
import { retractionRecorded } from '#applications/letters/mails'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { assertNoGaps } from '#applications/queries/gaps_of'
import { goOnUnanswered } from '#applications/queries/go_on_unanswered'

/** The acts of a file that change nothing but its status. */
@inject()
export default class MoveApplication {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** `given` is the reason that an authority records of a retraction on paper. @throws Refusal applications.act_not_possible, applications.led_by_another, applications.retraction_reason, applications.supplement_still_running, applications.gaps_left */
  handle(
    applicationId: number,
    act: 'acceptAsComplete' | 'startReview' | 'retract',
    by: User,
    given = ''
  ): Promise<Application> {
    const now = this.clock.now()
    const reason = by.office?.kind === 'authority' ? given.trim() : ''
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      if (act === 'retract') assertMayRetract(application, by, reason)
      if (act === 'acceptAsComplete' && application.status === 'supplement_requested')
        await goOnUnanswered(application, now, trx)
      else if (act === 'acceptAsComplete') await assertNoGaps(application, trx)
      const wasWritten = application.isEditable
      application.move(act satisfies ApplicationAct, now)
      if (act === 'startReview') application.officerId = by.id
      if (act === 'retract') application.leadOfferedTo = null
      await application.save()
      for (const follow of [followStatus, followMessages, followLead]) await follow(application, now, trx)
      if (wasWritten) await followDraft(await readDraft(application, trx), now, trx)
      const details = reason ? { reason } : undefined
      await this.journal.record({ of: application, act: `application.${act}`, by, at: now, details }, trx)
      if (reason && application.submittedAt)
        await this.outbox.tell(
          await peopleOf({ recipientId: application.recipientId }, now, trx),
          retractionRecorded(application),
          trx
        )
      if (act === 'retract') await notApplied(application, now, trx)
      if (act === 'retract') await announce(trx, new ApplicationRetracted(application.id))
      return application
    })
  }
}

const LEAST_REASON = 20

/**
 * What was filed binds: it is taken back by whoever may bind, also where it was filed a moment ago. What came on paper is taken back
 * on paper, which who leads the unit records. An authority always says why.
 *
 * @throws Refusal applications.act_not_possible, applications.retraction_reason
 */
function assertMayRetract(application: Application, by: User, reason: string): void {
  if (by.office?.kind === 'authority') {
    if (!application.isOnPaper || (application.submittedAt && !by.holds('head_of_unit')))
      throw new Refusal('applications.act_not_possible')
    if (reason.length < LEAST_REASON)
      throw new Refusal('applications.retraction_reason', { least: LEAST_REASON }, 'reason')
  } else if (application.submittedAt && !by.holds('applicant_signatory'))
    throw new Refusal('applications.act_not_possible')
}
