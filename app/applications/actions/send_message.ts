import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Upload } from '#core/http/uploads'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import DocumentStore, { type Stored } from '#documents/document_store'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { followMessages } from '#applications/duties'
import { messageReceived } from '#applications/letters/mails'
import { hasEnded } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'
import Message, { type Side } from '#applications/models/message'
import MessageFile from '#applications/models/message_file'
import { officersOf } from '#applications/queries/officers_of'

/** Somebody writes to the other side of a file. Whoever answers has read what came before. */
@inject()
export default class SendMessage {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox,
    private store: DocumentStore
  ) {}

  /** @throws Refusal applications.not_filed, applications.messages_over, documents.* */
  async handle(
    applicationId: number,
    side: Side,
    sent: { body: string; files: readonly Upload[]; seen: number },
    by: User
  ): Promise<void> {
    const stored: Stored[] = []
    for (const file of sent.files) stored.push(await this.store.upload(file))
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const application = await lockedForMessages(applicationId, by, trx)
      await markRead(application.id, { side, seen: sent.seen, by, at: now }, trx)
      const message = await Message.create(
        { applicationId, side, body: sent.body, by: by.id, at: now },
        { client: trx }
      )
      const { land, journalStream: stream } = application
      for (const file of stored) {
        const filing = {
          land,
          stream,
          kind: 'message' as const,
          title: `Nachricht: ${file.fileName}`.slice(0, 190),
          by: by.name,
          at: now,
        }
        const document = await this.store.file(file, filing, trx)
        await MessageFile.create({ messageId: message.id, documentId: document.id }, { client: trx })
      }
      const details = { message: message.id, files: stored.map(({ fileName }) => fileName).join(', ') }
      await this.journal.record({ of: application, act: 'application.message_sent', by, at: now, details }, trx)
      await followMessages(application, now, trx)
      const people =
        side === 'applicant'
          ? await officersOf(application, now, trx)
          : await peopleOf({ recipientId: application.recipientId }, now, trx)
      await this.outbox.tell(people, messageReceived(application, side === 'applicant'), trx)
    })
  }

  /** Somebody has read what the other side wrote, up to the last that was shown, and has nothing to answer. */
  read(applicationId: number, side: Side, seen: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await lockedForMessages(applicationId, by, trx)
      await markRead(application.id, { side, seen, by, at: now }, trx)
      await followMessages(application, now, trx)
    })
  }
}

/** A file that was filed and has not ended; of an authority only by whom it belongs to at this moment. @throws Refusal applications.not_filed, applications.messages_over */
async function lockedForMessages(id: number, by: User, trx: TransactionClientContract): Promise<Application> {
  const application = await Application.locked(id, trx, by)
  if (!application.submittedAt) throw new Refusal('applications.not_filed')
  if (hasEnded(application.status)) throw new Refusal('applications.messages_over')
  return application
}

type Reading = { side: Side; seen: number; by: User; at: DateTime }

/** What came after the page was shown has been read by nobody. */
async function markRead(
  applicationId: number,
  { side, seen, by, at }: Reading,
  trx: TransactionClientContract
): Promise<void> {
  const unread = await Message.query({ client: trx })
    .where({ applicationId })
    .whereNot('side', side)
    .whereNull('read_at')
    .where('id', '<=', seen)
  for (const message of unread) await message.merge({ readBy: by.id, readAt: at }).save()
}
