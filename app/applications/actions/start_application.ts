import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import { ownOf } from '#core/own'
import Refusal from '#core/refusal'
import type { Answers } from '#forms/domain/form'
import Recipient from '#register/models/recipient'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Call from '#programmes/models/call'
import { assertRecipientEligible } from '#programmes/queries/eligible_recipient'
import { followExpression } from '#expressions/duties'
import Expression from '#expressions/models/expression'
import { notOpen } from '#applications/domain/lateness'
import { timingOf } from '#programmes/domain/call_window'
import { answeredBefore, answeredByRecord } from '#applications/domain/master_record'
import ApplicationSection from '#applications/models/application_section'
import MasterRecord from '#applications/models/master_record'
import { followDraft, followNewForm } from '#applications/duties'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

/**
 * A draft under a call that is open, or that has closed and may still take who was hindered, for a recipient that may apply
 * at all. A call has one draft of a recipient: who begins a second one, also at the same moment, is led to the first
 * (`isNew` is false then).
 */
@inject()
export default class StartApplication {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** `paper` is when it came in where an authority types it in. @throws Refusal applications.call_opens_later, applications.call_over, applications.not_invited, programmes.* */
  handle(
    call: Call,
    recipientId: number,
    by: User,
    paper: DateTime | null = null
  ): Promise<{ application: Application; isNew: boolean }> {
    const draftKey = Application.draftKeyOf(call.id, recipientId, paper !== null)
    return inTransaction(async (trx) => {
      const begun = await Application.findBy('draft_key', draftKey, { client: trx })
      if (begun) return { application: begun, isNew: false }
      try {
        return { application: await this.begin(call, recipientId, { by, paper }, trx), isNew: true }
      } catch (error) {
        if (!isUniqueViolation(error) || !/draft/.test((error as Error).message)) throw error
        return { application: await Application.findByOrFail('draft_key', draftKey, { client: trx }), isNew: false }
      }
    })
  }

  private async begin(
    call: Call,
    recipientId: number,
    { by, paper }: { by: User; paper: DateTime | null },
    trx: TransactionClientContract
  ): Promise<Application> {
    const now = this.clock.now()
    const timing = timingOf(call, paper ?? now)
    if (timing === 'early' || (timing === 'over' && !paper)) throw notOpen(call, timing)
    const recipient = await Recipient.query({ client: trx }).where('id', recipientId).firstOrFail()
    // what came on paper is registered, whatever is to be said of it
    if (!paper) await assertRecipientEligible(call, recipient, trx)
    const expression = call.expressionClosesAt && !paper ? await this.invitedUpon(call, recipientId, trx) : null
    const application = await Application.begin(call, recipient, { by, expression, paper }, now, trx)
    await this.journal.record(
      { of: application, act: paper ? 'application.typed_in' : 'application.started', by, at: now },
      trx
    )
    // what stands on the paper is typed in, and nothing else
    if (!paper) await this.fill(application, call, expression, by, now, trx)
    if (expression) await this.applied(expression, now, trx)
    await followDraft(await readDraft(application, trx), now, trx)
    await followNewForm(application, now, trx)
    return application
  }

  /** Under a call of two stages applies who is invited. @throws Refusal applications.not_invited, applications.invitation_used */
  private async invitedUpon(call: Call, recipientId: number, trx: TransactionClientContract): Promise<Expression> {
    await Call.query({ client: trx }).where('id', call.id).forUpdate().firstOrFail()
    const standingKey = Expression.standingKeyOf(call.id, recipientId)
    const invited = await Expression.query({ client: trx })
      .where({ standingKey, status: 'invited' })
      .forUpdate()
      .first()
    if (!invited) throw new Refusal('applications.not_invited', { call: call.title })
    const used = await Application.query({ client: trx })
      .where('expression_id', invited.id)
      .whereNotNull('submitted_at')
      .whereNot('status', 'retracted')
      .first()
    if (used) throw new Refusal('applications.invitation_used', { file: used.fileNumber! })
    invited.$setRelated('call', call)
    return invited
  }

  private async applied(expression: Expression, at: DateTime, trx: TransactionClientContract): Promise<void> {
    await expression.merge({ appliedAt: expression.appliedAt ?? at }).save()
    await followExpression(expression, at, trx)
  }

  /** What the recipient says of itself everywhere, and said when it was interested; somebody looks at it before it counts. */
  private async fill(
    { id, recipientId }: Application,
    { definition }: Call,
    expression: Expression | null,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const record = await MasterRecord.of(recipientId, trx)
    const known: Record<string, Answers> = record ? answeredByRecord(definition, record.answers) : {}
    const expressed: Record<string, Answers> = expression
      ? answeredBefore(definition, definition.expression?.fields ?? [], expression.answers)
      : {}
    for (const section of new Set([...Object.keys(known), ...Object.keys(expressed)])) {
      const data = { ...ownOf(known, section), ...ownOf(expressed, section) }
      await ApplicationSection.keep(undefined, { applicationId: id, section, data, takenOver: true }, by, at, trx)
    }
  }
}
