import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Document from '#documents/models/document'
import FileLetter from '#letters/file_letter'
import { supplementLetter } from '#applications/letters/supplement'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'

/** The letter of a request for supplements as a file; made once, however often it is asked for. */
@inject()
export default class FileSupplementLetter {
  constructor(private fileLetter: FileLetter) {}

  async handle(requestId: number): Promise<Document> {
    const request = await SupplementRequest.query().where('id', requestId).preload('requester').firstOrFail()
    const application = await Application.query()
      .where('id', request.applicationId)
      .preload('recipient')
      .preload('authority')
      .preload('programme')
      .preload('call')
      .firstOrFail()
    const { land, journalStream: stream, fileNumber, submittedAt, title, call } = application
    const { items, request: words, dueOn, requestedAt } = request
    const letter = supplementLetter({
      items,
      request: words,
      askedAt: requestedAt,
      dueOn,
      fileNumber: fileNumber!,
      programme: application.programme.name,
      title,
      submittedOn: dayOf(submittedAt!),
      callIsClosed: !call.isOpenAt(requestedAt),
      authority: application.authority,
      recipient: application.recipient,
    })
    const name = `${letter.title} (${requestId})`
    const filed = (trx?: TransactionClientContract) =>
      Document.query({ client: trx }).where({ stream, kind: 'letter', title: name }).first()
    const known = await filed()
    if (known) return known
    const filing = { land, stream, kind: 'letter' as const, title: name, by: request.requester.name, at: requestedAt }
    return this.fileLetter.once(letter, filing, async (trx) => {
      await Application.locked(application.id, trx)
      return filed(trx)
    })
  }
}
