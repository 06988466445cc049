import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { Clashed } from '#core/http/clash'
import { announce } from '#core/effects/effects'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import RegisterUnit from '#register/models/register_unit'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import { type Part, problemsOf } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import { among, placesNamedIn } from '#forms/domain/named_places'
import { withResults } from '#forms/domain/results'
import Journal from '#journal/journal'
import { expectedOf, expressionParts } from '#expressions/domain/expression_form'
import { reasonForDelay } from '#expressions/domain/expression_window'
import { followChoice, followExpression } from '#expressions/duties'
import ExpressionFiled from '#expressions/events/expression_filed'
import { expressionCameIn, expressionReceived } from '#expressions/letters/mails'
import { keepAnswers } from '#expressions/queries/keep_answers'
import Expression from '#expressions/models/expression'

/** An expression of interest is handed in, as it was read. It binds nobody, so whoever writes it may hand it in. */
@inject()
export default class FileExpression {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /**
   * `revision` is that of the page, `typed` what stands on it now: handed in with it, or kept by nobody.
   *
   * @throws Refusal expressions.act_not_possible, expressions.changed_since, expressions.incomplete, expressions.opens_later,
   * expressions.over, expressions.cut_off, expressions.filed_late @throws Clashed
   */
  handle(
    expressionId: number,
    {
      revision: read,
      typed,
      lateReason = '',
    }: { revision: number; typed?: Record<string, unknown>; lateReason?: string },
    by: User
  ): Promise<Expression> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const expression = await Expression.locked(expressionId, trx)
      const { revision: stood, land } = expression
      const places = await RegisterUnit.placesOf(land, trx)
      const parts = expressionParts(expression.call.definition, places)
      if (typed && expression.may('file')) await keepAnswers(expression, parts, { typed, revision: read }, by, now, trx)
      if (stood !== read && expression.may('file')) throw notAsRead(expression, parts, stood, typed !== undefined)
      expression.move('file', now)
      const { call, answers, revision, recipientId, authorityId } = expression
      const problems = problemsOf(parts, withResults(parts, answers))
      if (revision === 0 || problems.length)
        throw new Refusal('expressions.incomplete', { count: problems.length || 1 })
      const reason = reasonForDelay(call, lateReason.trim(), now)
      expression.merge({
        number: `${call.code}-IB-${expression.id}`.slice(0, 60),
        expectedAmount: expectedOf(call.definition, answers),
        places: among(places, placesNamedIn(parts, answers)),
        filedBy: by.id,
        filedAt: now,
        lateReason: reason,
      })
      await expression.save()
      await followExpression(expression, now, trx)
      await followChoice(call, now, trx)
      const details = { number: expression.number!, ...(reason && { late: 'yes' }) }
      await this.journal.record({ of: expression, act: 'expression.filed', by, at: now, details }, trx)
      await this.outbox.tell(await peopleOf({ recipientId }, now, trx), expressionReceived(expression), trx)
      const officers = await peopleOf({ authorityId, role: 'case_officer' }, now, trx)
      await this.outbox.tell(officers, expressionCameIn(expression), trx)
      await announce(trx, new ExpressionFiled(expression.id))
      return expression
    })
  }
}

const READ_AGAIN =
  'Unten steht, was Sie und die andere Person geschrieben haben, zusammen. Bitte lesen Sie es und geben Sie es dann ab.'

/** Somebody else has saved since the page was asked for: what both wrote comes back, upon the version that stands. */
function notAsRead(expression: Expression, parts: readonly Part[], stood: number, isTyped: boolean): Error {
  if (!isTyped) return new Refusal('expressions.changed_since')
  return new Clashed(Object.fromEntries(inputsOf(parts, expression.answers)), {}, READ_AGAIN, stood)
}
