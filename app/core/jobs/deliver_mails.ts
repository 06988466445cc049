import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Outbox from '#core/mail/outbox'

@inject()
export default class DeliverMails extends Job {
  static options = { name: 'DeliverMails', maxRetries: 3 }

  constructor(private outbox: Outbox) {
    super()
  }

  async execute() {
    await this.outbox.deliver()
  }
}
