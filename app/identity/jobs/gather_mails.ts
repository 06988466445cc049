import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { hasAccess } from '#identity/queries/has_access'

/** Every hour: once a day, what could wait goes out together, to whoever still has a role. */
@inject()
export default class GatherMails extends Job {
  static options = { name: 'GatherMails', maxRetries: 3 }

  constructor(
    private outbox: Outbox,
    private clock: Clock
  ) {
    super()
  }

  async execute() {
    await this.outbox.gather((address) => hasAccess(address, this.clock.now()))
  }
}
