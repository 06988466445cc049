import { inject } from '@adonisjs/core'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import DocumentStore from '#documents/document_store'
import type Document from '#documents/models/document'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import { readApplication } from '#applications/queries/application_reading'

const MOST_ATTACHMENTS = 40

/** An upload in a slot of an application; taking it out again leaves it in the file with its hash. */
@inject()
export default class AttachDocument {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private store: DocumentStore
  ) {}

  /** @throws Refusal applications.not_editable, applications.unknown_slot, applications.too_many_attachments, documents.* */
  upload(applicationId: number, slot: string, file: MultipartFile, by: User): Promise<void> {
    return this.attach(applicationId, slot, by, (filing, trx) => this.store.upload(file, filing, trx))
  }

  /** Bytes that the program itself has, e.g. for the demo. */
  bytes(applicationId: number, slot: string, file: { name: string; bytes: Uint8Array }, by: User): Promise<void> {
    return this.attach(applicationId, slot, by, (filing, trx) =>
      this.store.file(file.bytes, { ...filing, kind: 'attachment', fileName: file.name }, trx)
    )
  }

  remove(applicationId: number, attachmentId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const attachment = await ApplicationAttachment.query({ client: trx })
        .where({ id: attachmentId, applicationId })
        .whereNull('removed_at')
        .preload('document')
        .firstOrFail()
      await attachment.merge({ removedAt: now }).save()
      const details = { file: attachment.document.fileName, sha256: attachment.document.sha256 }
      await this.journal.record({ of: application, act: 'application.attachment_removed', by, at: now, details }, trx)
    })
  }

  private attach(
    applicationId: number,
    slot: string,
    by: User,
    file: (
      filing: { land: string; stream: string; title: string; by: string; at: ReturnType<Clock['now']> },
      trx: TransactionClientContract
    ) => Promise<Document>
  ): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const { definition, attachments } = await readApplication(application, trx)
      const known = definition.attachments.find(({ key }) => key === slot)
      if (!known) throw new Refusal('applications.unknown_slot')
      if (attachments.length >= MOST_ATTACHMENTS)
        throw new Refusal('applications.too_many_attachments', { most: MOST_ATTACHMENTS })
      const document = await file(
        { land: application.land, stream: application.journalStream, title: known.label, by: by.name, at: now },
        trx
      )
      await ApplicationAttachment.create({ applicationId, documentId: document.id, slot }, { client: trx })
      const details = { file: document.fileName, sha256: document.sha256 }
      await this.journal.record({ of: application, act: 'application.attachment_added', by, at: now, details }, trx)
    })
  }
}
