import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Authority from '#tenancy/models/authority'
import WatchRules from '#law/actions/watch_rules'
import { loadRules } from '#law/queries/rules_in_force'

@inject()
export default class WatchEndingRules extends Job {
  static options = { name: 'WatchEndingRules', maxRetries: 3 }

  constructor(private watch: WatchRules) {
    super()
  }

  async execute() {
    await loadRules()
    for (const land of await Authority.lands()) await this.watch.handle(land)
  }
}
