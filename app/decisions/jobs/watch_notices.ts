import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { Job } from '@adonisjs/queue'
import WatchNotice from '#decisions/actions/watch_notice'
import { notAnnounced } from '#decisions/queries/not_announced'

@inject()
export default class WatchNotices extends Job {
  static options = { name: 'WatchNotices', maxRetries: 3 }

  constructor(private watch: WatchNotice) {
    super()
  }

  async execute() {
    for (const id of await notAnnounced()) await this.quietly(id)
  }

  /** One that fails holds up no other. */
  private async quietly(id: number): Promise<void> {
    try {
      await this.watch.handle(id)
    } catch (error) {
      logger.error({ err: error, decision: id }, 'a notice could not be watched')
    }
  }
}
