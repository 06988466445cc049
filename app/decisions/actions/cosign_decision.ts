import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import MoveApplication from '#applications/actions/move_application'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/** The budget officer takes part (§ 9 LHO), or anyone in the chain sends the proposal back with a reason. */
@inject()
export default class CosignDecision {
  constructor(
    private clock: Clock,
    private move: MoveApplication
  ) {}

  /** @throws Refusal applications.act_not_possible, decisions.act_not_possible, decisions.own_proposal, decisions.no_cosignature_needed */
  handle(applicationId: number, by: User, outer?: TransactionClientContract): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      await this.move.handle(applicationId, 'cosign', by, {}, trx)
      const decision = (await currentDecisionOf(applicationId, trx))!
      if (!decision.cosignatureRequired) throw new Refusal('decisions.no_cosignature_needed')
      if (decision.proposedBy === by.id) throw new Refusal('decisions.own_proposal')
      decision.cosign(by, now)
      await decision.save()
      return decision
    }, outer)
  }

  /** @throws Refusal decisions.return_reason_missing, applications.act_not_possible */
  return(applicationId: number, reason: string, by: User, outer?: TransactionClientContract): Promise<void> {
    return inTransaction(async (trx) => {
      if (reason.trim().length < 10) throw new Refusal('decisions.return_reason_missing')
      await Application.locked(applicationId, trx)
      await this.move.handle(applicationId, 'returnToReview', by, { reason: reason.slice(0, 500) }, trx)
      const decision = (await currentDecisionOf(applicationId, trx))!
      decision.return(reason, by, this.clock.now())
      await decision.save()
    }, outer)
  }
}
