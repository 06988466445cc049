import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Outbox from '#core/mail/outbox'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { followChoice, followExpression } from '#expressions/duties'
import { expressionWithdrawn } from '#expressions/letters/mails'
import Expression from '#expressions/models/expression'

/** Whoever was interested is so no more; until interest closes another one can be begun. */
@inject()
export default class WithdrawExpression {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal expressions.act_not_possible, expressions.applied_already */
  handle(expressionId: number, by: User): Promise<Expression> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const expression = await Expression.locked(expressionId, trx)
      const { authorityId, filedAt } = expression
      if (expression.appliedAt) throw new Refusal('expressions.applied_already')
      expression.move('withdraw', now)
      await expression.save()
      await followExpression(expression, now, trx)
      await followChoice(expression.call, now, trx)
      await this.journal.record({ of: expression, act: 'expression.withdrawn', by, at: now }, trx)
      if (filedAt) {
        await expression.load('recipient')
        const people = await peopleOf({ authorityId, role: ['case_officer', 'head_of_unit'] }, now, trx)
        await this.outbox.tell(people, expressionWithdrawn(expression), trx)
      }
      return expression
    })
  }
}
