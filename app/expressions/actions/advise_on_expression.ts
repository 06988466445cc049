import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followChoice } from '#expressions/duties'
import Expression from '#expressions/models/expression'
import { assertUninvolved } from '#expressions/queries/assert_uninvolved'

const LEAST_ADVICE = 10

/** An officer says what they think of an expression of interest, as often as they like until it is chosen. */
@inject()
export default class AdviseOnExpression {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal expressions.chosen_already, expressions.advice_missing, expressions.involved */
  handle(
    expressionId: number,
    { advised, advice }: { advised: boolean; advice: string },
    by: User
  ): Promise<Expression> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const expression = await Expression.locked(expressionId, trx)
      if (expression.status !== 'filed') throw new Refusal('expressions.chosen_already')
      await assertUninvolved(expression, by, trx)
      if (advice.trim().length < LEAST_ADVICE)
        throw new Refusal('expressions.advice_missing', { least: LEAST_ADVICE }, 'advice')
      await expression
        .merge({ advised, advice: advice.trim(), advisedBy: by.id, advisedAt: now, updatedAt: now })
        .save()
      await followChoice(expression.call, now, trx)
      const details = { advised: advised ? 'yes' : 'no' }
      await this.journal.record({ of: expression, act: 'expression.advised', by, at: now, details }, trx)
      return expression
    })
  }
}
