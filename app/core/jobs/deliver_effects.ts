import { Job } from '@adonisjs/queue'
import { deliverEffects, forgetOldEffects } from '#core/effects/effects'

/** What no process has delivered after its own commit, because it ended or because it failed. */
export default class DeliverEffects extends Job {
  static options = { name: 'DeliverEffects', maxRetries: 3 }

  async execute() {
    await deliverEffects()
    await forgetOldEffects()
  }
}
