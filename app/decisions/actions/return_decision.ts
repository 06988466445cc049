import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import User from '#identity/models/user'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import ReserveTranches from '#budgets/actions/reserve_tranches'
import ReviewRecord from '#reviews/models/review_record'
import { followDecision } from '#decisions/duties'
import { proposalReturned } from '#decisions/letters/mails'
import { proposalUnderWay } from '#decisions/queries/proposal_under_way'

const LEAST_REASON = 10

/** Anyone in the chain sends a proposal back with a reason: the file is reviewed again, what was set aside is free. */
@inject()
export default class ReturnDecision {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private reserve: ReserveTranches,
    private outbox: Outbox
  ) {}

  /** @throws Refusal decisions.return_reason_missing, decisions.nothing_proposed, decisions.act_not_possible */
  async handle(applicationId: number, reason: string, by: User, read?: number): Promise<void> {
    const now = this.clock.now()
    if (reason.trim().length < LEAST_REASON) throw new Refusal('decisions.return_reason_missing', {}, 'reason')
    await inTransaction(async (trx) => {
      const { application, decision } = await proposalUnderWay(applicationId, read, by, trx)
      decision.return(reason, by, now)
      await decision.save()
      await followDecision(decision, application, now, trx)
      const details = { reason: reason.slice(0, 500) }
      await this.journal.record({ of: application, act: 'decision.returned', by, at: now, details }, trx)
      await this.reserve.release(application, by, now, trx)
      if (decision.subject === 'application') {
        await followStatus(application, now, trx)
        await ReviewRecord.query({ client: trx }).where('application_id', applicationId).update({ closedAt: null })
      }
      const proposer = await User.findOrFail(decision.proposedBy, { client: trx })
      await this.outbox.tell([proposer], proposalReturned(application, decision.is.name, reason), trx)
    })
  }
}
