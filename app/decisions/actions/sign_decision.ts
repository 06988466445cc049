import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { sentenceFor } from '#core/http/sentences'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Application from '#applications/models/application'
import CommitTranches from '#budgets/actions/commit_tranches'
import { assertMaySign } from '#decisions/domain/proposal'
import { signatureLimitOn } from '#decisions/queries/signature_limit'
import DecisionSigned from '#decisions/events/decision_signed'
import type Decision from '#decisions/models/decision'
import { composeNotice } from '#decisions/queries/compose_notice'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/**
 * The final signature. In one transaction the tranches are bound to their budget lines and the content of the
 * notice is frozen; what is not there cannot be bound. A refusal by budget or law stays visible in the file.
 */
@inject()
export default class SignDecision {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private commit: CommitTranches
  ) {}

  /** @throws Refusal applications.act_not_possible, decisions.*, budgets.* */
  async handle(applicationId: number, by: User, outer?: TransactionClientContract): Promise<Decision> {
    try {
      return await inTransaction((trx) => this.sign(applicationId, by, trx), outer)
    } catch (error) {
      if (error instanceof Refusal && isWorthKeeping(error)) await this.keep(error, applicationId, by, outer)
      throw error
    }
  }

  private async sign(applicationId: number, by: User, trx: TransactionClientContract): Promise<Decision> {
    const now = this.clock.now()
    const application = await Application.locked(applicationId, trx)
    const decision = (await currentDecisionOf(applicationId, trx))!
    application.move('decide', now)
    assertMaySign(decision, by.id, signatureLimitOn(application.land, dayOf(now)))
    await decision.load('tranches', (tranches) => tranches.preload('budgetLine').orderBy('year'))

    const notice = await composeNotice(application, decision, by, now, trx)
    if (decision.kind === 'approval') {
      const text = `${application.fileNumber} ${application.recipientName}`.slice(0, 250)
      await this.commit.handle({ decisionId: decision.id, text, tranches: decision.tranches }, by, now, trx)
    }
    decision.sign(by, now, notice)
    await decision.save()
    await application.save()
    const details = { kind: decision.kind, amount: decision.amount.toString() }
    await this.journal.record({ of: application, act: 'decision.signed', by, at: now, details }, trx)
    trx.after('commit', () => DecisionSigned.dispatch(decision.id))
    return decision
  }

  private keep(refusal: Refusal, applicationId: number, by: User, outer?: TransactionClientContract): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const decision = await currentDecisionOf(applicationId, trx)
      if (!decision?.may('sign')) return
      const sentence = sentenceFor(refusal)
      await decision.merge({ refusedSignature: { sentence, at: now.toISO()!, by: by.name } }).save()
      await this.journal.record(
        { of: application, act: 'decision.signature_refused', by, at: now, details: { sentence } },
        trx
      )
    }, outer)
  }
}

/** Money or law said no. That the wrong person tried, or tried twice, is answered and not filed. */
function isWorthKeeping({ code }: Refusal): boolean {
  return code.startsWith('budgets.') || code === 'decisions.remedy_unconfirmed'
}
