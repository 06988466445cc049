import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import SendReminders from '#reports/actions/send_reminders'

@inject()
export default class SendDueReminders extends Job {
  static options = { name: 'SendDueReminders', maxRetries: 3 }

  constructor(private sendReminders: SendReminders) {
    super()
  }

  async execute() {
    await this.sendReminders.handle()
  }
}
