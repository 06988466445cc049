import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import RegisterUnit from '#register/models/register_unit'
import type User from '#identity/models/user'
import { expressionParts } from '#expressions/domain/expression_form'
import { followExpression } from '#expressions/duties'
import { keepAnswers } from '#expressions/queries/keep_answers'
import Expression from '#expressions/models/expression'

/** Keeps an expression of interest as typed, right or wrong, until it is filed; two who write it are put together. */
@inject()
export default class SaveExpression {
  constructor(private clock: Clock) {}

  /** @throws Refusal expressions.not_editable @throws Clashed */
  handle(expressionId: number, typed: Record<string, unknown>, revision: number, by: User): Promise<void> {
    const at = this.clock.now()
    return inTransaction(async (trx) => {
      const expression = await Expression.lockedAlone(expressionId, trx)
      if (!expression.may('file')) throw new Refusal('expressions.not_editable')
      const places = await RegisterUnit.placesOf(expression.land, trx)
      const parts = expressionParts(expression.call.definition, places)
      await keepAnswers(expression, parts, { typed, revision }, by, at, trx)
      await followExpression(expression, at, trx)
    })
  }
}
