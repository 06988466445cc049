import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { germanInstant } from '#core/calendar/german_dates'
import { announce } from '#core/effects/effects'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { expressionTiming, timingOf } from '#programmes/domain/call_window'
import { followChoice, followExpression } from '#expressions/duties'
import ExpressionChosen from '#expressions/events/expression_chosen'
import { expressionChosen } from '#expressions/letters/mails'
import Expression from '#expressions/models/expression'
import { assertUninvolved } from '#expressions/queries/assert_uninvolved'

const LEAST_REASON = 20

/** Who of those that are interested is invited to apply, once all could express it; each gets a letter that says so. */
@inject()
export default class ChooseExpression {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /**
   * @throws Refusal expressions.act_not_possible, expressions.still_open, expressions.not_advised, expressions.applications_over,
   * expressions.advised_oneself, expressions.involved, expressions.reason_missing
   */
  handle(expressionId: number, act: 'invite' | 'decline', reason: string, by: User): Promise<Expression> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const expression = await Expression.locked(expressionId, trx)
      expression.move(act, now)
      const { call, recipientId } = expression
      if (expressionTiming(call, now) === 'in_time')
        throw new Refusal('expressions.still_open', { until: germanInstant(call.expressionClosesAt!) })
      // who is invited after a deadline that cuts off could not be heard any more
      const timing = timingOf(call, now)
      const isOver = timing === 'over' || (timing === 'late' && call.cutoffDeadline)
      if (act === 'invite' && isOver)
        throw new Refusal('expressions.applications_over', { ended: germanInstant(call.closesAt) })
      if (!expression.advisedAt) throw new Refusal('expressions.not_advised')
      if (expression.advisedBy === by.id) throw new Refusal('expressions.advised_oneself')
      await assertUninvolved(expression, by, trx)
      const why = reason.trim()
      if (act === 'decline' && why.length < LEAST_REASON)
        throw new Refusal('expressions.reason_missing', { least: LEAST_REASON }, 'reason')
      await expression.merge({ chosenBy: by.id, chosenAt: now, choiceReason: why || null }).save()
      await followExpression(expression, now, trx)
      await followChoice(call, now, trx)
      await this.journal.record(
        { of: expression, act: `expression.${act}`, by, at: now, details: { reason: why } },
        trx
      )
      await this.outbox.tell(await peopleOf({ recipientId }, now, trx), expressionChosen(expression), trx)
      await announce(trx, new ExpressionChosen(expression.id, act))
      return expression
    })
  }
}
