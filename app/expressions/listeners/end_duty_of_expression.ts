import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type DutyLapsed from '#duties/events/duty_lapsed'
import { followExpression } from '#expressions/duties'
import Expression from '#expressions/models/expression'

/** The day until which interest is expressed, or until which who is invited applies, has passed: nobody is waited for any more. */
@inject()
export default class EndDutyOfExpression {
  constructor(private clock: Clock) {}

  async handle({ thing, kind }: DutyLapsed) {
    if (kind !== 'complete_expression' && kind !== 'apply_invited') return
    await inTransaction(async (trx) => {
      const expression = await Expression.locked(Number(thing.split(':')[1]), trx)
      await followExpression(expression, this.clock.now(), trx)
    })
  }
}
