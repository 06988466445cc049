import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import User from '#identity/models/user'
import Journal from '#journal/journal'
import { followStatus } from '#applications/duties'
import Application from '#applications/models/application'
import ReserveTranches from '#budgets/actions/reserve_tranches'
import ReviewRecord from '#reviews/models/review_record'
import { followDecision } from '#decisions/duties'
import type Decision from '#decisions/models/decision'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/** The budget officer takes part (§ 9 LHO), or anyone in the chain sends the proposal back with a reason. */
@inject()
export default class CosignDecision {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private reserve: ReserveTranches,
    private outbox: Outbox
  ) {}

  /** @throws Refusal decisions.nothing_proposed, decisions.act_not_possible, decisions.own_proposal, decisions.no_cosignature_needed */
  handle(applicationId: number, by: User, read?: number): Promise<Decision> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const { application, decision } = await this.underWay(applicationId, trx, read)
      if (!decision.cosignatureRequired) throw new Refusal('decisions.no_cosignature_needed')
      if (decision.proposedBy === by.id) throw new Refusal('decisions.own_proposal')
      decision.cosign(by, now)
      await decision.save()
      await followDecision(decision, application, now, trx)
      await this.journal.record({ of: application, act: 'decision.cosigned', by, at: now }, trx)
      return decision
    })
  }

  /** @throws Refusal decisions.return_reason_missing, decisions.nothing_proposed, decisions.act_not_possible */
  return(applicationId: number, reason: string, by: User, read?: number): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      if (reason.trim().length < 10) throw new Refusal('decisions.return_reason_missing', {}, 'reason')
      const { application, decision } = await this.underWay(applicationId, trx, read)
      decision.return(reason, by, now)
      await decision.save()
      await followDecision(decision, application, now, trx)
      const details = { reason: reason.slice(0, 500) }
      await this.journal.record({ of: application, act: 'decision.returned', by, at: now, details }, trx)
      if (decision.subject !== 'application') return this.tellProposer(decision, application, reason, trx)
      await followStatus(application, now, trx)
      await ReviewRecord.query({ client: trx }).where('application_id', applicationId).update({ closedAt: null })
      await this.reserve.release(application, by, now, trx)
    })
  }

  /** A file that is decided waits for nobody when an amendment comes back: its proposer is told. */
  private async tellProposer(decision: Decision, file: Application, reason: string, trx: TransactionClientContract) {
    const proposer = await User.findOrFail(decision.proposedBy, { client: trx })
    await this.outbox.tell(
      [proposer],
      {
        land: file.land,
        subject: `Änderungsvorschlag zurückgegeben (${file.fileNumber})`,
        paragraphs: [
          `Ihr Vorschlag, die Bewilligung zu ${file.title} (${file.fileNumber}) zu ändern, wurde zurückgegeben:`,
          reason,
          'In der Akte können Sie einen neuen Vorschlag machen.',
        ],
      },
      trx
    )
  }

  private async underWay(applicationId: number, trx: TransactionClientContract, read?: number) {
    const application = await Application.locked(applicationId, trx)
    const decision = await currentDecisionOf(applicationId, trx)
    if (!decision) throw new Refusal('decisions.nothing_proposed')
    decision.assertIsWhatWasRead(read)
    // taken back meanwhile: its proposal lapses in a moment
    if (decision.subject === 'application' && application.status !== 'in_review')
      throw new Refusal('decisions.act_not_possible')
    return { application, decision }
  }
}
