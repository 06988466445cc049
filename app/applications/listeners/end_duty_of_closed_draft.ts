import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type DutyLapsed from '#duties/events/duty_lapsed'
import { followDraft, followNewForm } from '#applications/duties'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

const OF_DRAFTS = [
  'complete_application',
  'release_application',
  'consent_own_share',
  'submit_application',
  'confirm_share',
]

/** The day of a draft has passed: it waits for whoever can still bring it on its way late, and for nobody for ever. */
@inject()
export default class EndDutyOfClosedDraft {
  constructor(private clock: Clock) {}

  async handle({ thing, kind }: DutyLapsed) {
    if (!OF_DRAFTS.includes(kind) && kind !== 'see_new_form') return
    await inTransaction(async (trx) => {
      const application = await Application.locked(Number(thing.split(':')[1]), trx)
      if (kind === 'see_new_form') return followNewForm(application, this.clock.now(), trx)
      await followDraft(await readDraft(application, trx), this.clock.now(), trx)
    })
  }
}
