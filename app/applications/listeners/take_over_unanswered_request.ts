import { inject } from '@adonisjs/core'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import { waitFor } from '#duties/duties'
import type DutyLapsed from '#duties/events/duty_lapsed'
import { dutyFile } from '#applications/duties'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { officersOf } from '#applications/queries/officers_of'

/** A request for supplements that nobody answered in time comes back to its officers; a late answer is still possible. */
@inject()
export default class TakeOverUnansweredRequest {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  async handle({ thing, kind }: DutyLapsed) {
    if (kind !== 'answer_request') return
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const application = await Application.locked(Number(thing.split(':')[1]), trx)
      const request = await SupplementRequest.newestOf(application.id, trx).firstOrFail()
      // answered meanwhile, or asked again with a day of its own
      if (application.status !== 'supplement_requested' || !request.lastDay.isBefore(dayOf(now))) return
      await waitFor(thing, { kind: 'go_on_unanswered', of: dutyFile(application) }, now, trx)
      const { land, title, fileNumber } = application
      await this.outbox.tell(
        await officersOf(application, now, trx),
        {
          land,
          key: `unanswered:${request.id}:${request.lastDay.iso}`,
          subject: `Nachforderung nicht beantwortet (${fileNumber})`,
          paragraphs: [
            `zu ${title} (${fileNumber}) ist bis zum ${germanDay(request.lastDay)} keine Antwort eingegangen.`,
            'Sie können weiter warten oder in der Akte mit dem weiterarbeiten, was vorliegt.',
          ],
        },
        trx
      )
    })
  }
}
