import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { isUndecided } from '#applications/domain/application_workflow'
import { filedOf, submittedFigures } from '#applications/queries/submission_of'
import OpenDecision from '#decisions/actions/open_decision'
import { assertConsentPossible, assertNotStarted } from '#decisions/domain/beginning'
import type Decision from '#decisions/models/decision'
import { type EarlyStartRequest, assertNotBegun, beginningOf, consentTo } from '#decisions/queries/beginning_of'
import { fileToDecide } from '#decisions/queries/file_to_decide'

/** While an application is being looked at, its officer proposes to let the measure begin; it goes the road of every decision and binds no money. */
@inject()
export default class ProposeEarlyStart {
  constructor(
    private clock: Clock,
    private open: OpenDecision
  ) {}

  /** @throws Refusal decisions.early_start_*, decisions.started_early, decisions.another_under_way */
  handle(applicationId: number, asked: EarlyStartRequest, by: User): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await fileToDecide(applicationId, by, trx)
      if (!isUndecided(application.status)) throw new Refusal('decisions.early_start_too_late')
      const filed = await filedOf(application, { trx })
      const beginning = await beginningOf(application, filed, dayOf(now), trx)
      if (beginning.consent) throw new Refusal('decisions.early_start_given')
      assertNotStarted(beginning)
      await assertNotBegun(applicationId, trx)
      assertConsentPossible(beginning, asked, dayOf(now))
      const figures = await submittedFigures(filed.submission, [], trx)
      const decided = consentTo(asked, application.call)
      return this.open.handle({ application, filed, figures }, decided, by, now, trx)
    })
  }
}
