import { inject } from '@adonisjs/core'
import FileReceipt from '#applications/actions/file_receipt'
import type ApplicationSubmitted from '#applications/events/application_submitted'

@inject()
export default class FileSubmissionReceipt {
  constructor(private fileReceipt: FileReceipt) {}

  async handle({ submissionId }: ApplicationSubmitted) {
    await this.fileReceipt.handle(submissionId)
  }
}
