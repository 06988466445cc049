import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import User from '#identity/models/user'
import Journal from '#journal/journal'
import Application from '#applications/models/application'
import ReserveTranches from '#budgets/actions/reserve_tranches'
import { followDecision } from '#decisions/duties'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/** The applicant took the application back: what was proposed on it comes to nothing, what was set aside is free again. Repeatable. */
@inject()
export default class LapseProposal {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private reserve: ReserveTranches
  ) {}

  handle(applicationId: number): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const decision = await currentDecisionOf(applicationId, trx)
      if (application.status !== 'retracted' || !decision?.may('lapse')) return
      decision.lapse()
      await decision.save()
      await followDecision(decision, application, now, trx)
      await this.journal.record({ of: application, act: 'decision.lapsed', by: null, at: now }, trx)
      // in the name of whoever set it aside
      const proposer = await User.query({ client: trx }).where('id', decision.proposedBy).firstOrFail()
      await this.reserve.release(application, proposer, now, trx)
    })
  }
}
