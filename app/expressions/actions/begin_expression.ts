import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import Recipient from '#register/models/recipient'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import type Call from '#programmes/models/call'
import { assertRecipientEligible } from '#programmes/queries/eligible_recipient'
import { assertOpen } from '#expressions/domain/expression_window'
import { followExpression } from '#expressions/duties'
import Expression from '#expressions/models/expression'

/** Somebody is interested in a call of two stages. A recipient has one that stands: whoever begins a second one is led to it. */
@inject()
export default class BeginExpression {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** Needs programme and version of the call. @throws Refusal expressions.one_stage, expressions.opens_later, expressions.over, expressions.cut_off, programmes.* */
  async handle(call: Call, recipientId: number, by: User): Promise<Expression> {
    const standingKey = Expression.standingKeyOf(call.id, recipientId)
    const standing = await Expression.findBy('standing_key', standingKey)
    if (standing) return standing
    try {
      return await this.begin(call, recipientId, by)
    } catch (error) {
      if (!isUniqueViolation(error) || !/standing/.test((error as Error).message)) throw error
      return Expression.findByOrFail('standing_key', standingKey)
    }
  }

  private begin(call: Call, recipientId: number, by: User): Promise<Expression> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      assertOpen(call, now)
      const recipient = await Recipient.query({ client: trx }).where('id', recipientId).firstOrFail()
      await assertRecipientEligible(call, recipient, trx)
      const expression = await Expression.create(
        {
          land: call.land,
          authorityId: call.programme.authorityId,
          callId: call.id,
          recipientId,
          status: 'draft',
          title: call.title,
          answers: {},
          revision: 0,
          standingKey: Expression.standingKeyOf(call.id, recipientId),
          createdBy: by.id,
          createdAt: now,
          updatedAt: now,
        },
        { client: trx }
      )
      expression.$setRelated('call', call)
      await this.journal.record({ of: expression, act: 'expression.begun', by, at: now }, trx)
      await followExpression(expression, now, trx)
      return expression
    })
  }
}
