import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { installation } from '#core/installation'
import { inTransaction } from '#core/persistence/in_transaction'
import { hashOf, newSecret } from '#core/secret'
import type Office from '#identity/office'
import type User from '#identity/models/user'
import CalendarFeed from '#duties/models/calendar_feed'

/** Gives somebody a new calendar address for an office; the one before opens nothing any more. */
@inject()
export default class RenewCalendar {
  constructor(private clock: Clock) {}

  /** The address, which is shown once, and whether there was one before. */
  handle(by: User, office: Office): Promise<{ address: string; renewed: boolean }> {
    const token = newSecret()
    return inTransaction(async (trx) => {
      const former = CalendarFeed.query({ client: trx }).where({ userId: by.id, office: office.key })
      const renewed = (await former.delete()).flat()[0] > 0
      await CalendarFeed.create(
        { userId: by.id, office: office.key, tokenHash: hashOf(token), createdAt: this.clock.now() },
        { client: trx }
      )
      return { address: `${installation().address}/kalender/${token}.ics`, renewed }
    })
  }
}
