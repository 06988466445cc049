import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { announce } from '#core/effects/effects'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import type { ApplicationAct } from '#applications/domain/application_workflow'
import { followDraft, followMessages, followStatus } from '#applications/duties'
import ApplicationRetracted from '#applications/events/application_retracted'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { assertNoGaps } from '#applications/queries/gaps_of'
import { goOnUnanswered } from '#applications/queries/go_on_unanswered'

/** The acts of a file that change nothing but its status. */
@inject()
export default class MoveApplication {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.supplement_still_running, applications.gaps_left */
  handle(applicationId: number, act: 'acceptAsComplete' | 'startReview' | 'retract', by: User): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      if (act === 'retract') assertMayRetract(application, by)
      if (act === 'acceptAsComplete' && application.status === 'supplement_requested')
        await goOnUnanswered(application, now, trx)
      else if (act === 'acceptAsComplete') await assertNoGaps(application, trx)
      const wasWritten = application.isEditable
      application.move(act satisfies ApplicationAct, now)
      if (act === 'startReview') application.officerId = by.id
      await application.save()
      for (const follow of [followStatus, followMessages]) await follow(application, now, trx)
      if (wasWritten) await followDraft(await readDraft(application, trx), now, trx)
      await this.journal.record({ of: application, act: `application.${act}`, by, at: now }, trx)
      if (act === 'retract') await announce(trx, new ApplicationRetracted(application.id))
      return application
    })
  }
}

/** What was filed binds: it is taken back by whoever may bind, also where it was filed a moment ago. @throws Refusal applications.act_not_possible */
function assertMayRetract(application: Application, by: User): void {
  // what is taken back on paper its officer records
  const mayBind = by.holds('applicant_signatory') || (application.isOnPaper && by.holds('case_officer'))
  if (application.submittedAt && !mayBind) throw new Refusal('applications.act_not_possible')
}
