import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { togetherWith, versionsOf } from '#forms/shared_form'
import { sectionOf, titleIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import { readDraft } from '#applications/queries/draft_reading'

/**
 * Keeps what was typed into a section, right or wrong, complete or not. Where somebody else saved in the
 * meantime, both are put together, and where they differ nothing is saved and both are shown.
 */
@inject()
export default class SaveSection {
  constructor(private clock: Clock) {}

  /** `looked` says that a person pressed the button: what was taken over has been looked at then. @throws Refusal applications.not_editable, applications.unknown_section @throws Clashed */
  handle(
    applicationId: number,
    sectionKey: string,
    typed: Record<string, unknown>,
    revision: number,
    by: User,
    { looked = true }: { looked?: boolean } = {}
  ) {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.lockedToWrite(applicationId, trx, by)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const { definition, context } = await readDraft(application, trx)
      const section = sectionOf(definition, sectionKey)
      const parts = section ? partsOf(section, context) : []
      if (parts.length === 0) throw new Refusal('applications.unknown_section')

      const saved = application.sections.find((row) => row.section === sectionKey)
      const versionsFrom = versionsOf(ApplicationSection.thingOf(applicationId, sectionKey), trx)
      const before = saved ? { revision: saved.revision, answers: saved.data } : null
      const data = await togetherWith({ parts, saved: before, versionsFrom }, { typed, revision })
      // who saves it as it stands has looked at it
      if (!data && !(looked && saved?.takenOver)) return
      const takenOver = !looked && (saved?.takenOver ?? false)
      const row = { applicationId, section: sectionKey, data: data ?? saved!.data, takenOver }
      await ApplicationSection.keep(saved, row, by, now, trx)

      // what was filed keeps its name until it is filed again
      const title = titleIn(definition, { [sectionKey]: data ?? {} }).slice(0, 190)
      if (title && application.version === 0) application.title = title
      application.updatedAt = now
      await application.save()
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }
}
