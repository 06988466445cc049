import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import { sweepUploads } from '#core/http/uploads'
import DocumentStore from '#documents/document_store'

/** What is stored and named within this time may belong to an act that is under way. */
export const YOUNGEST_SWEPT_MS = 60 * 60 * 1000

@inject()
export default class SweepStorage extends Job {
  static options = { name: 'SweepStorage', maxRetries: 3 }

  constructor(private store: DocumentStore) {
    super()
  }

  async execute() {
    await this.store.sweep(YOUNGEST_SWEPT_MS)
    await sweepUploads(YOUNGEST_SWEPT_MS)
  }
}
