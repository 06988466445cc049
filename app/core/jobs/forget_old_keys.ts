import { Job } from '@adonisjs/queue'
import { forgetOldKeys } from '#core/persistence/act_once'

export default class ForgetOldKeys extends Job {
  static options = { name: 'ForgetOldKeys', maxRetries: 3 }

  async execute() {
    await forgetOldKeys()
  }
}
