import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Remind from '#duties/actions/remind'

@inject()
export default class RemindOfDuties extends Job {
  static options = { name: 'RemindOfDuties', maxRetries: 3 }

  constructor(private remind: Remind) {
    super()
  }

  async execute() {
    await this.remind.handle()
  }
}
