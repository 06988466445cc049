import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import TakeOverUnretrieved from '#decisions/actions/take_over_unretrieved'

@inject()
export default class ChaseNotices extends Job {
  static options = { name: 'ChaseNotices', maxRetries: 3 }

  constructor(private takeOverUnretrieved: TakeOverUnretrieved) {
    super()
  }

  async execute() {
    await this.takeOverUnretrieved.handle()
  }
}
