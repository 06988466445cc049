import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { announce } from '#core/effects/effects'
import { sentenceFor } from '#core/http/sentences'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import BindGrant from '#budgets/actions/bind_grant'
import { reservedFor } from '#budgets/actions/reserve_tranches'
import { boundYearsOf } from '#budgets/queries/bound_years'
import { thawedTranches } from '#decisions/domain/notice_facts'
import { assertMaySign } from '#decisions/domain/proposal'
import { followDecision } from '#decisions/duties'
import DecisionSigned from '#decisions/events/decision_signed'
import { composeNotice } from '#decisions/letters/notice'
import type Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import GrantVersion from '#decisions/models/grant_version'
import { currentDecisionOf } from '#decisions/queries/decision_of'
import { askAgain } from '#decisions/queries/ask_again'
import { passGate } from '#decisions/queries/pass_gate'
import { signatureLimit } from '#decisions/domain/limits'

/**
 * The final signature. In one transaction the notice is frozen, the grant gets the version that it will have from
 * the announcement on, and its tranches are bound to their budget lines; what is not there cannot be bound. The
 * lines are locked last and shortest. A refusal by budget or law stays visible in the file.
 */
@inject()
export default class SignDecision {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private bind: BindGrant
  ) {}

  /** `read` is the decision that the signer has before their eyes. @throws Refusal decisions.*, applications.act_not_possible, budgets.* */
  async handle(applicationId: number, by: User, read?: number): Promise<Decision> {
    try {
      return await inTransaction((trx) => this.sign(applicationId, by, trx, read))
    } catch (error) {
      if (error instanceof Refusal && isWorthKeeping(error)) await this.keep(error, applicationId, by)
      throw error
    }
  }

  private async sign(
    applicationId: number,
    by: User,
    trx: TransactionClientContract,
    read?: number
  ): Promise<Decision> {
    const now = this.clock.now()
    const application = await Application.locked(applicationId, trx, by)
    const decision = await currentDecisionOf(applicationId, trx)
    if (!decision) throw new Refusal('decisions.nothing_proposed')
    decision.assertIsWhatWasRead(read)
    passGate(decision, dayOf(now))
    assertMaySign(decision, by.id, signatureLimit(rulebookOf(application.land), dayOf(now)))
    await askAgain(application, decision, dayOf(now), trx)
    // the notice speaks of the day and by whom it is signed; what it decides was frozen when it was proposed
    decision.sign(by, now, composeNotice(decision.noticeFacts, by, now))
    if (decision.subject === 'application') {
      application.move('decide', now)
      await application.save()
    }
    const { review } = decision.noticeFacts
    const rests: Record<string, string | number> = review
      ? { review_revision: review.revision, review_sha256: review.sha256 }
      : {}
    const deputised = by.office?.deputises.find(({ role, only }) => role === 'head_of_unit' && only)
    const inPlace: Record<string, string> = deputised ? { deputises: deputised.name } : {}
    const details = { kind: decision.kind, amount: decision.amount.toString(), ...rests, ...inPlace }
    await this.journal.record({ of: application, act: 'decision.signed', by, at: now, details }, trx)
    await followDecision(decision, application, now, trx)
    await announce(trx, new DecisionSigned(decision.id))
    if (decision.is.binds) await this.grant(decision, application, now, trx)
    if (decision.subject !== 'beginning') await this.bindTranches(decision, application, by, now, trx)
    return decision.save()
  }

  /** The grant of a first approval, or the one that is changed; either way its next version. */
  private async grant(
    decision: Decision,
    application: Application,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const { land, id: applicationId, recipientId } = application
    const row = { land, applicationId, recipientId, createdAt: at }
    decision.grantId ??= (await Grant.create(row, { client: trx })).id
    await GrantVersion.create(
      {
        grantId: decision.grantId,
        version: decision.noticeFacts.before ? decision.noticeFacts.before.ordinal + 1 : 1,
        decisionId: decision.id,
        financePlanId: decision.financePlanId,
        amount: decision.amount,
        periodFrom: decision.periodFrom,
        periodTo: decision.periodTo,
        frozenRules: rulesOn(rulebookOf(land), dayOf(at)),
        createdAt: at,
      },
      { client: trx }
    )
  }

  /** What was set aside is given back and bound instead; a rejection only gives it back. */
  private async bindTranches(
    decision: Decision,
    application: Application,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const { id: decisionId, noticeFacts, subject } = decision
    const changes = subject === 'grant'
    const grantId = decision.grantId ?? 0
    await this.bind.handle(
      {
        grantId,
        decisionId,
        text: `${application.fileNumber} ${application.recipientName}`,
        tranches: decision.is.binds ? thawedTranches(noticeFacts.tranches) : [],
        bound: changes ? await boundYearsOf(grantId, trx) : undefined,
        reserved: { applicationId: application.id, releases: await reservedFor(application.id, trx) },
      },
      by,
      at,
      trx
    )
  }

  private keep(refusal: Refusal, applicationId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const decision = await currentDecisionOf(applicationId, trx)
      if (!decision?.may('sign')) return
      const sentence = sentenceFor(refusal)
      await decision.merge({ refusedSignature: { sentence, at: now.toISO()!, by: by.name } }).save()
      await this.journal.record(
        { of: application, act: 'decision.signature_refused', by, at: now, details: { sentence } },
        trx
      )
    })
  }
}

/** Money or law said no. That the wrong person tried, or tried twice, is answered and not filed. */
function isWorthKeeping({ code }: Refusal): boolean {
  return code.startsWith('budgets.') || OF_THE_LAW.includes(code)
}

/** What people have to clear before the signature can be given. */
const OF_THE_LAW: readonly string[] = [
  'rule_ended',
  'rules_unconfirmed',
  'remedy_unknown',
  'remedy_text_broken',
  'court_unknown',
  'court_unconfirmed',
  'double_funding_new',
  'cap_exceeded',
  'early_start_begun',
  'ground_gone',
].map((cause) => `decisions.${cause}`)
