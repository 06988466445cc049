import { inject } from '@adonisjs/core'
import FileSupplementLetter from '#applications/actions/file_supplement_letter'
import type SupplementsRequested from '#applications/events/supplements_requested'

@inject()
export default class FileSupplementRequest {
  constructor(private file: FileSupplementLetter) {}

  async handle({ requestId }: SupplementsRequested) {
    await this.file.handle(requestId)
  }
}
