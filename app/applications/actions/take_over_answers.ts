import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { ownOf } from '#core/own'
import Refusal from '#core/refusal'
import DocumentStore from '#documents/document_store'
import type { Answers } from '#forms/domain/form'
import type { Section } from '#programmes/domain/definition'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { titleIn } from '#applications/domain/section_context'
import { mustBeChecked, takenOver } from '#applications/domain/taken_over'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationSection from '#applications/models/application_section'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { earlierApplications } from '#applications/queries/earlier_applications'
import { type Filed, filedOf } from '#applications/queries/submission_of'

/**
 * Answers and attachments of an earlier application become those of a draft, where nothing stands in it yet: what somebody
 * typed is never overwritten. Figures by year are to be looked at before they count.
 */
@inject()
export default class TakeOverAnswers {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private store: DocumentStore
  ) {}

  /** @throws Refusal applications.not_editable, applications.nothing_to_take_over */
  handle(applicationId: number, fromId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const earlier = (await earlierApplications(application, trx)).find(({ id }) => id === fromId)
      if (!earlier) throw new Refusal('applications.nothing_to_take_over')
      const filed = await filedOf(earlier, { trx })
      const reading = await readDraft(application, trx)
      const filled = await this.fill(reading, filed, by, now, trx)
      const files = await this.attach(reading, filed, by, now, trx)
      if (filled + files === 0) throw new Refusal('applications.nothing_to_take_over')
      application.updatedAt = now
      await application.save()
      const details = { from: earlier.fileNumber!, sections: filled }
      await this.journal.record({ of: application, act: 'application.taken_over', by, at: now, details }, trx)
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }

  private async fill(
    { application, definition, context }: DraftReading,
    { definition: before, context: { years, raw } }: Filed,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<number> {
    const answers = takenOver({ definition: before, years, raw }, context)
    const rows = new Map(application.sections.map((row) => [row.section, row]))
    // fields that master data filled are filled up; what a person or another application said stands
    const isOpen = ({ key, kind }: Section) => {
      const row = rows.get(key)
      return row ? kind === 'fields' && row.takenOver && row.revision === 1 : !Object.hasOwn(context.raw, key)
    }
    const filled: Record<string, Answers> = {}
    for (const section of definition.sections.filter((one) => Object.hasOwn(answers, one.key) && isOpen(one))) {
      const row = rows.get(section.key)
      const data = { ...ownOf(answers, section.key)!, ...row?.data }
      if (row && Object.keys(data).length === Object.keys(row.data).length) continue
      const typed = { applicationId: application.id, section: section.key, data }
      await ApplicationSection.keep(
        row,
        { ...typed, takenOver: row !== undefined || mustBeChecked(section) },
        by,
        at,
        trx
      )
      filled[section.key] = data
    }
    const title = titleIn(definition, filled).slice(0, 190)
    if (title && application.version === 0) application.title = title
    return Object.keys(filled).length
  }

  /** The same bytes under the same names, filed in this file too; in places where nothing lies yet. */
  private async attach(
    { application, definition, attachments }: DraftReading,
    { submission }: Filed,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<number> {
    let files = 0
    const { id: applicationId, land, journalStream: stream } = application
    for (const { key: slot, label: title } of definition.attachments) {
      if (attachments.some((attachment) => attachment.slot === slot)) continue
      for (const { document: before } of submission.attachments.filter((attachment) => attachment.slot === slot)) {
        const filing = { land, stream, kind: 'attachment' as const, title, by: by.name, at }
        const { storageKey, sha256, size, fileName, mime } = before
        const document = await this.store.file({ storageKey, sha256, size, fileName, mime }, filing, trx)
        await ApplicationAttachment.create({ applicationId, documentId: document.id, slot }, { client: trx })
        const details = { file: fileName, sha256 }
        await this.journal.record({ of: application, act: 'application.attachment_added', by, at, details }, trx)
        files++
      }
    }
    return files
  }
}
