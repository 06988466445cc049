import { Job } from '@adonisjs/queue'
import { sweepLists } from '#recalculations/queries/list_jobs'

/** Answered lists are kept no longer than was promised, though nobody sends another one. */
export default class SweepLists extends Job {
  static options = { name: 'SweepLists', maxRetries: 3 }

  async execute() {
    await sweepLists()
  }
}
