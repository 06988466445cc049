import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { Clashed } from '#core/http/clash'
import { inTransaction } from '#core/persistence/in_transaction'
import { ownOf } from '#core/own'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { inputsOf } from '#forms/domain/merge'
import { togetherWith, versionsOf } from '#forms/shared_form'
import { type ContextPartner, sectionOfKind } from '#applications/domain/section_context'
import { PARTNER_PARTS, type PartnerPart, ownInputs, partnerParts, revisionOf } from '#applications/domain/partner_part'
import { partsOf } from '#applications/domain/section_kinds'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'

/**
 * What a partner brings, written by the partner itself: its row of the plan, its posts, its part of the targets, and nothing
 * else. Many partners and the lead may write at once; what each sends is put together with what the others saved.
 */
@inject()
export default class SavePartnerPart {
  constructor(private clock: Clock) {}

  /** All of what its page asks at once, each part upon the version that was read; a part that was not on the page stays. @throws Refusal applications.not_editable, applications.no_partner @throws Clashed */
  handle(
    applicationId: number,
    partnerId: number,
    typed: Record<string, unknown>,
    read: Partial<Record<PartnerPart, number>>,
    by: User
  ): Promise<void> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const reading = await readDraft(application, trx)
      const partner = reading.context.partners.find(({ id }) => id === partnerId)
      if (!partner) throw new Refusal('applications.no_partner')
      let hasChanged = false
      for (const part of PARTNER_PARTS) {
        const revision = read[part]
        if (revision === undefined) continue
        try {
          if (await this.save(reading, { partner, part }, { typed, revision }, by, now, trx)) hasChanged = true
        } catch (error) {
          if (!(error instanceof Clashed)) throw error
          const upon = { [revisionOf(part)]: String(error.revision) }
          throw new Clashed({ ...error.typed, ...upon }, error.sentences, error.notice, error.revision)
        }
      }
      if (!hasChanged) return
      await application.merge({ updatedAt: now }).save()
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }

  /** Whether something is another now. */
  private async save(
    { application, definition, context }: DraftReading,
    { partner, part }: { partner: ContextPartner; part: PartnerPart },
    { typed, revision }: { typed: Record<string, unknown>; revision: number },
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<boolean> {
    const { id: applicationId } = application
    const section = sectionOfKind(definition, part)
    if (!section) return false
    const parts = partsOf(section, context)
    const saved = application.sections.find((row) => row.section === section.key)
    const versionsFrom = versionsOf(ApplicationSection.thingOf(applicationId, section.key), trx)
    // upon what the partner read only its own part is another; who read an empty section wrote upon that
    const upon = (await versionsFrom(revision)).find((version) => version.revision === revision)
    const read = Object.fromEntries(inputsOf(parts, upon?.answers ?? {}))
    const names = ownInputs(partnerParts(context, part, partner))
    const own = Object.fromEntries(names.map((name) => [name, ownOf(typed, name)]))
    const before = saved ? { revision: saved.revision, answers: saved.data } : null
    const data = await togetherWith({ parts, saved: before, versionsFrom }, { typed: { ...read, ...own }, revision })
    if (!data) return false
    const { takenOver = false } = saved ?? {}
    await ApplicationSection.keep(saved, { applicationId, section: section.key, data, takenOver }, by, at, trx)
    return true
  }
}
