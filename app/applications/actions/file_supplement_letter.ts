import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Document from '#documents/models/document'
import FileLetter from '#letters/file_letter'
import Application from '#applications/models/application'
import { supplementLetterOf } from '#applications/queries/supplement_letter_of'

/** The letter of a request for supplements as a file; made once, however often it is asked for. */
@inject()
export default class FileSupplementLetter {
  constructor(private fileLetter: FileLetter) {}

  async handle(requestId: number): Promise<Document> {
    const { application, request, letter } = await supplementLetterOf(requestId)
    const { land, journalStream: stream } = application
    const title = `${letter.title} (${requestId})`
    const filed = (trx?: TransactionClientContract) =>
      Document.query({ client: trx }).where({ stream, kind: 'letter', title }).first()
    const known = await filed()
    if (known) return known
    const filing = { land, stream, kind: 'letter' as const, title, by: request.requester.name, at: request.requestedAt }
    return this.fileLetter.once(letter, filing, async (trx) => {
      await Application.locked(application.id, trx)
      return filed(trx)
    })
  }
}
