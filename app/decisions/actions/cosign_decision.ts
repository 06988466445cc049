import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followDecision } from '#decisions/duties'
import type Decision from '#decisions/models/decision'
import { budgetObstacles } from '#decisions/queries/budget_obstacles'
import { askAgain } from '#decisions/queries/ask_again'
import { passGate } from '#decisions/queries/pass_gate'
import { proposalUnderWay } from '#decisions/queries/proposal_under_way'

/** The budget officer takes part (§ 9 LHO). */
@inject()
export default class CosignDecision {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal decisions.nothing_proposed, decisions.act_not_possible, decisions.own_proposal, decisions.no_cosignature_needed, decisions.budget_short, decisions.double_funding_new, decisions.cap_exceeded; as the gate */
  handle(applicationId: number, by: User, read?: number): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const { application, decision } = await proposalUnderWay(applicationId, read, by, trx)
      if (!decision.cosignatureRequired) throw new Refusal('decisions.no_cosignature_needed')
      if (decision.proposedBy === by.id) throw new Refusal('decisions.own_proposal')
      // law, years and money are asked again here, so that the wall does not come last
      passGate(decision, dayOf(now))
      await askAgain(application, decision, dayOf(now), trx)
      await decision.load('tranches', (tranches) => tranches.preload('budgetLine'))
      const short = (await budgetObstacles([decision], dayOf(now), trx)).get(decision.id)
      if (short) throw new Refusal('decisions.budget_short', { why: short })
      decision.cosign(by, now)
      await decision.save()
      await followDecision(decision, application, now, trx)
      await this.journal.record({ of: application, act: 'decision.cosigned', by, at: now }, trx)
      return decision
    })
  }
}
