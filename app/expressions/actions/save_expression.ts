import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import RegisterUnit from '#register/models/register_unit'
import type User from '#identity/models/user'
import { togetherWith, versionsOf } from '#forms/shared_form'
import FormRevision from '#forms/models/form_revision'
import { expressionParts, titleOf } from '#expressions/domain/expression_form'
import { followExpression } from '#expressions/duties'
import Expression from '#expressions/models/expression'

/** Keeps an expression of interest as typed, right or wrong, until it is filed; two who write it are put together. */
@inject()
export default class SaveExpression {
  constructor(private clock: Clock) {}

  /** The revision that stands now. @throws Refusal expressions.not_editable @throws Clashed */
  handle(expressionId: number, typed: Record<string, unknown>, revision: number, by: User): Promise<number> {
    const at = this.clock.now()
    return inTransaction(async (trx) => {
      const expression = await Expression.locked(expressionId, trx)
      if (!expression.may('file')) throw new Refusal('expressions.not_editable')
      const { definition, title: ofCall } = expression.call
      const parts = expressionParts(definition, await RegisterUnit.placesOf(expression.land, trx))
      const saved = expression.revision ? { revision: expression.revision, answers: expression.answers } : null
      const versionsFrom = versionsOf(expression.thing, trx)
      const answers = await togetherWith({ parts, saved, versionsFrom }, { typed, revision })
      if (!answers) return expression.revision
      const title = (titleOf(definition, answers) || ofCall).slice(0, 190)
      await expression.merge({ answers, title, revision: expression.revision + 1, updatedAt: at }).save()
      const version = { revision: expression.revision, answers, savedBy: by.id, savedAt: at }
      await FormRevision.keep(expression.thing, version, trx)
      await followExpression(expression, at, trx)
      return expression.revision
    })
  }
}
