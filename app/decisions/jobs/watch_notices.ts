import { inject } from '@adonisjs/core'
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
    for (const id of await notAnnounced()) await this.watch.handle(id)
  }
}
