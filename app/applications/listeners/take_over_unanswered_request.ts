import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { waitFor } from '#duties/duties'
import type DutyLapsed from '#duties/events/duty_lapsed'
import { dutyFile } from '#applications/duties'
import Application from '#applications/models/application'

/** A request for supplements that nobody answered in time comes back to its officer; a late answer is still possible. */
@inject()
export default class TakeOverUnansweredRequest {
  constructor(private clock: Clock) {}

  async handle({ thing, kind }: DutyLapsed) {
    if (kind !== 'answer_request') return
    await inTransaction(async (trx) => {
      const application = await Application.locked(Number(thing.split(':')[1]), trx)
      if (application.status !== 'supplement_requested') return
      await waitFor(thing, { kind: 'go_on_unanswered', of: dutyFile(application) }, this.clock.now(), trx)
    })
  }
}
