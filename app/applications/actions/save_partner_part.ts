import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { ownOf } from '#core/own'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { inputsOf } from '#forms/domain/merge'
import { togetherWith, versionsOf } from '#forms/shared_form'
import { sectionOfKind } from '#applications/domain/section_context'
import { type PartnerPart, ownInputs, partnerParts } from '#applications/domain/partner_part'
import { partsOf } from '#applications/domain/section_kinds'
import { followDraft } from '#applications/duties'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import { readDraft } from '#applications/queries/draft_reading'

/**
 * What a partner brings, written by the partner itself: its row of the plan, its posts, its part of the targets, and nothing
 * else. Many partners and the lead may write at once; what each sends is put together with what the others saved.
 */
@inject()
export default class SavePartnerPart {
  constructor(private clock: Clock) {}

  /** @throws Refusal applications.not_editable, applications.no_partner @throws Clashed */
  handle(
    applicationId: number,
    { partnerId, part }: { partnerId: number; part: PartnerPart },
    typed: Record<string, unknown>,
    revision: number,
    by: User
  ) {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      if (!application.isEditable) throw new Refusal('applications.not_editable')
      const { definition, context } = await readDraft(application, trx)
      const section = sectionOfKind(definition, part)
      const partner = context.partners.find(({ id }) => id === partnerId)
      if (!section || !partner) throw new Refusal('applications.no_partner')
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
      if (!data) return
      const { takenOver = false } = saved ?? {}
      await ApplicationSection.keep(saved, { applicationId, section: section.key, data, takenOver }, by, now, trx)
      await application.merge({ updatedAt: now }).save()
      await followDraft(await readDraft(application, trx), now, trx)
    })
  }
}
