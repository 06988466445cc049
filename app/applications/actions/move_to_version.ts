import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import AttachDocument from '#applications/actions/attach_document'
import { type MovedForm, movedForm } from '#applications/domain/moved_form'
import { titleIn } from '#applications/domain/section_context'
import { followDraft, followNewForm } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { versionFor } from '#applications/queries/version_for'

/**
 * A draft follows a later version of its programme, because its applicant wants that: what was typed goes to where it is
 * asked now. What is asked no more stays among the versions of its section, and is no part of what it files.
 */
@inject()
export default class MoveToVersion {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private attachDocument: AttachDocument
  ) {}

  /** To the version that was read. @throws Refusal applications.no_new_version */
  handle(applicationId: number, versionId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      const offered = await versionFor(application, now, trx)
      if (!offered?.isInForce || offered.version.id !== versionId) throw new Refusal('applications.no_new_version')
      const { version } = offered
      const reading = await readDraft(application, trx)
      const moved = movedForm(reading.context, version.definition)
      await this.move(reading, moved, by, now, trx)
      const title = titleIn(version.definition, moved.sections).slice(0, 190)
      await application.merge({ programmeVersionId: version.id, updatedAt: now, ...(title && { title }) }).save()
      const details = { version: version.version, lost: moved.lost.length }
      await this.journal.record({ of: application, act: 'application.moved_to_version', by, at: now, details }, trx)
      await followDraft(await readDraft(application, trx), now, trx)
      await followNewForm(application, now, trx)
    })
  }

  /** Stays with the version of its call, or of an earlier move; the one that was read is not told of again. @throws Refusal applications.no_new_version */
  decline(applicationId: number, versionId: number, by: User): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      const offered = await versionFor(application, now, trx)
      if (offered?.version.id !== versionId) throw new Refusal('applications.no_new_version')
      await application.merge({ declinedVersionId: versionId }).save()
      const details = { version: offered.version.version }
      await this.journal.record({ of: application, act: 'application.kept_version', by, at: now, details }, trx)
      await followNewForm(application, now, trx)
    })
  }

  private async move(
    { application, attachments }: DraftReading,
    { sections, slots, unchecked }: MovedForm,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const saved = new Map(application.sections.map((row) => [row.section, row]))
    for (const [section, data] of Object.entries(sections)) {
      const row = saved.get(section)
      const takenOver = unchecked.includes(section)
      if (row && row.takenOver === takenOver && JSON.stringify(row.data) === JSON.stringify(data)) continue
      await ApplicationSection.keep(row, { applicationId: application.id, section, data, takenOver }, by, at, trx)
    }
    for (const attachment of attachments.filter(({ slot }) => slots.includes(slot)))
      await this.attachDocument.detach(attachment, { application, by, at }, trx)
  }
}
