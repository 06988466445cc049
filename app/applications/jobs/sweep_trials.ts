import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import TryForm from '#applications/actions/try_form'

/** Forms that were filled in to try them go by themselves. */
@inject()
export default class SweepTrials extends Job {
  static options = { name: 'SweepTrials', maxRetries: 3 }

  constructor(private tryForm: TryForm) {
    super()
  }

  async execute() {
    await this.tryForm.sweep()
  }
}
