import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Outbox from '#core/mail/outbox'

/** Every hour: once a day, what could wait goes out together. */
@inject()
export default class GatherMails extends Job {
  static options = { name: 'GatherMails', maxRetries: 3 }

  constructor(private outbox: Outbox) {
    super()
  }

  async execute() {
    await this.outbox.gather()
  }
}
