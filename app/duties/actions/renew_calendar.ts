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

  /** The address, which is shown once. */
  handle(by: User, office: Office): Promise<string> {
    const token = newSecret()
    return inTransaction(async (trx) => {
      await CalendarFeed.query({ client: trx }).where({ userId: by.id, office: office.key }).delete()
      await CalendarFeed.create(
        { userId: by.id, office: office.key, tokenHash: hashOf(token), createdAt: this.clock.now() },
        { client: trx }
      )
      return `${installation().address}/kalender/${token}.ics`
    })
  }
}
