import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Upload } from '#core/http/uploads'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type Document from '#documents/models/document'
import DocumentStore, { type Stored } from '#documents/document_store'
import SubmissionAttachment from '#forms/models/submission_attachment'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import { isResolution, resolutionSlot, resolutionSlots } from '#applications/domain/partner_slots'
import { PAPER_SLOT } from '#applications/domain/paper'
import type { AttachmentSlot } from '#programmes/domain/definition'
import { assertWanted } from '#applications/domain/wanted_file'
import { readDraft } from '#applications/queries/draft_reading'

const MOST_ATTACHMENTS = 40

/** An upload in a slot of a draft. Taken out before it was filed it is gone; what was filed stays with its submission. */
@inject()
export default class AttachDocument {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private store: DocumentStore
  ) {}

  /** @throws Refusal applications.not_editable, applications.unknown_slot, applications.too_many_attachments, applications.other_type, applications.nothing_to_replace, documents.* */
  async upload(applicationId: number, slot: string, file: Upload, by: User): Promise<void> {
    await this.uploadAll(applicationId, slot, [file], by)
  }

  /** Several of one slot: what can be stored is attached at once, all of it; what cannot be is refused by itself. @throws Refusal as upload, where it is but one */
  async uploadAll(
    applicationId: number,
    slot: string,
    files: readonly Upload[],
    by: User,
    { replaces = null }: { replaces?: number | null } = {}
  ): Promise<{ refused: Refusal[] }> {
    if (files.length === 0) return { refused: [] }
    const wanted = await this.assertAttachable(await Application.findOrFail(applicationId), slot, by)
    const [stored, refused]: [Stored[], Refusal[]] = [[], []]
    for (const file of files)
      try {
        assertWanted(wanted, file)
        stored.push(await this.store.upload(file))
      } catch (error) {
        if (!(error instanceof Refusal) || files.length === 1) throw error
        refused.push(error)
      }
    if (stored.length)
      await this.attach(applicationId, slot, stored, by, { refused: files.length > 1 ? refused : null, replaces })
    return { refused }
  }

  /** Bytes that the program itself has, e.g. for the demo. */
  async bytes(applicationId: number, slot: string, file: { name: string; bytes: Uint8Array }, by: User): Promise<void> {
    await this.attach(applicationId, slot, [await this.store.store(file.bytes, file.name)], by)
  }

  /** A copy of what the house keeps at hand. @throws Refusal applications.not_editable, applications.unknown_slot, applications.too_many_attachments, applications.other_type */
  async kept(applicationId: number, slot: string, { storageKey, sha256, size, fileName, mime }: Document, by: User) {
    const wanted = await this.assertAttachable(await Application.findOrFail(applicationId), slot, by)
    assertWanted(wanted, { clientName: fileName })
    await this.attach(applicationId, slot, [{ storageKey, sha256, size, fileName, mime }], by)
  }

  /** @throws Refusal applications.not_editable, applications.paper_stays */
  remove(applicationId: number, attachmentId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      const attachment = await ApplicationAttachment.query({ client: trx })
        .where({ id: attachmentId, applicationId })
        .preload('document')
        .firstOrFail()
      assertAttaches(attachment.slot, application, by)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      if (attachment.slot === PAPER_SLOT.key) throw new Refusal('applications.paper_stays')
      await this.detach(attachment, { application, by, at: now }, trx)
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }

  /** What another file comes in the place of is taken out; its document where it was filed, and stays. */
  private async takenOut(
    application: Application,
    slot: string,
    attachmentId: number,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<number | null> {
    const attachment = await ApplicationAttachment.query({ client: trx })
      .where({ id: attachmentId, applicationId: application.id, slot })
      .preload('document')
      .first()
    if (!application.isEditable || !attachment) throw new Refusal('applications.nothing_to_replace')
    const { documentId, replaces } = attachment
    const isFiled = await this.detach(attachment, { application, by, at }, trx)
    return isFiled ? documentId : replaces
  }

  /** Takes an attachment with its document out of a locked draft; a document that was filed stays. Whether it was. */
  async detach(
    attachment: ApplicationAttachment,
    { application, by, at }: { application: Application; by: User; at: DateTime },
    trx: TransactionClientContract
  ): Promise<boolean> {
    const { document } = attachment
    await attachment.delete()
    const filed = await SubmissionAttachment.findBy('document_id', document.id, { client: trx })
    if (!filed) await document.useTransaction(trx).delete()
    const details = { file: document.fileName, sha256: document.sha256 }
    await this.journal.record({ of: application, act: 'application.attachment_removed', by, at, details }, trx)
    return filed !== null
  }

  /** Asked before the bytes are stored, and again with the file locked. */
  private async assertAttachable(application: Application, slot: string, by: User, trx?: TransactionClientContract) {
    if (!application.isEditable) throw new Refusal('applications.not_editable')
    const { definition, attachments } = await readDraft(application, trx)
    const slots: AttachmentSlot[] = [
      ...definition.attachments,
      ...resolutionSlots(application.partners),
      // what came on paper its officers scan
      ...(application.isOnPaper && !by.office!.isRecipient ? [PAPER_SLOT] : []),
    ]
    const known = slots.find(({ key }) => key === slot)
    // a partner's resolution is attached by the partner alone, or by whoever types in what came on paper
    const isForeign = isResolution(slot) && by.office!.isRecipient && slot !== resolutionSlot(by.office!.id)
    if (!known || isForeign) throw new Refusal('applications.unknown_slot')
    // partners take no place from the applicant, nor from each other
    const own = attachments.filter((one) => (isResolution(slot) ? one.slot === slot : !isResolution(one.slot)))
    if (own.length >= MOST_ATTACHMENTS)
      throw new Refusal('applications.too_many_attachments', { most: MOST_ATTACHMENTS })
    return known
  }

  private async placeFor(
    application: Application,
    slot: string,
    by: User,
    refused: Refusal[] | null,
    trx: TransactionClientContract
  ) {
    try {
      return await this.assertAttachable(application, slot, by, trx)
    } catch (error) {
      if (!refused || !(error instanceof Refusal) || error.code !== 'applications.too_many_attachments') throw error
      refused.push(error)
      return null
    }
  }

  /** What finds no place any more is told among `refused`, where several came; else it throws. */
  private attach(
    applicationId: number,
    slot: string,
    stored: readonly Stored[],
    by: User,
    { refused = null, replaces = null }: { refused?: Refusal[] | null; replaces?: number | null } = {}
  ): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx, by)
      assertAttaches(slot, application, by)
      const { land, journalStream: stream } = application
      const replaced = replaces === null ? null : await this.takenOut(application, slot, replaces, by, now, trx)
      for (const one of stored) {
        const known = await this.placeFor(application, slot, by, refused, trx)
        if (!known) break
        const filing = { land, stream, kind: 'attachment' as const, title: known.label, by: by.name, at: now }
        const document = await this.store.file(one, filing, trx)
        await ApplicationAttachment.create(
          { applicationId, documentId: document.id, slot, replaces: replaced },
          { client: trx }
        )
        const details = { file: document.fileName, sha256: document.sha256 }
        await this.journal.record({ of: application, act: 'application.attachment_added', by, at: now, details }, trx)
      }
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }
}

/** A partner attaches its own resolution, everything else whoever leads. @throws Refusal applications.led_by_another */
function assertAttaches(slot: string, application: Application, by: User): void {
  if (!isResolution(slot)) application.assertLedBy(by)
}
