import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { hashOf } from '#core/secret'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import RegisterUnit from '#register/models/register_unit'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { asksForPlaces } from '#programmes/domain/section_parts'
import type Call from '#programmes/models/call'
import type { Proration } from '#financing/domain/period_share'
import type { Rounding } from '#financing/domain/approval'
import { type SectionReading, readSections } from '#applications/domain/completeness'
import { type ContextPartner, type SectionContext, sectionOf } from '#applications/domain/section_context'
import type Application from '#applications/models/application'
import type ApplicationPartner from '#applications/models/application_partner'
import type ApplicationAttachment from '#applications/models/application_attachment'

/** What its writers are typing, with everything that it is judged by. Nobody else reads it. */
export type DraftReading = {
  application: Application
  definition: ProgrammeDefinition
  context: SectionContext
  sections: SectionReading[]
  attachments: ApplicationAttachment[]
  /** Another one as soon as anything is changed: what somebody has read is what they submit. */
  mark: string
}

type Opened = Pick<Call, 'land' | 'opensAt'>

/** How a grant under a call is rounded: as the rules stood when it opened, so that applicants can rely on them. */
export function roundingUnder({ land, opensAt }: Opened): Rounding {
  return ruleOn(rulebookOf(land).rules, 'grantRounding', dayOf(opensAt)).value
}

/** How parts of months count under a call: as its programme says, else by the Land's rules of the day on which it opened. */
export function prorationUnder({ land, opensAt }: Opened, definition: ProgrammeDefinition): Proration {
  return definition.proration ?? ruleOn(rulebookOf(land).rules, 'postProration', dayOf(opensAt)).value
}

export async function readDraft(application: Application, trx?: TransactionClientContract): Promise<DraftReading> {
  if (trx) application.useTransaction(trx)
  await application.load((loader) =>
    loader
      .load('recipient')
      .load('authority')
      .load('clerk')
      .load('programme')
      .load('sections')
      .load('call')
      .load('programmeVersion')
      .load('partners', (partners) => partners.preload('recipient').orderBy('position'))
      .load('attachments', (attachments) => attachments.preload('document').orderBy('id'))
  )
  const { definition, call } = application
  const { years, period } = call
  const unit = application.recipient.unitKey ? await RegisterUnit.ofKey(application.recipient.unitKey, trx) : null
  const rows = application.sections.filter(({ section }) => sectionOf(definition, section))
  const context: SectionContext = {
    definition,
    years,
    period,
    proration: prorationUnder(call, definition),
    rounding: roundingUnder(call),
    unitKind: unit?.unitKind ?? 'other',
    inhabitants: unit?.population ?? 0,
    partners: application.partners.map(asContext),
    attached: application.attachments.map(({ slot, document }) => ({
      slot,
      fileName: document.fileName,
      sha256: document.sha256,
    })),
    // what an earlier version of the form asked is kept and not read
    raw: Object.fromEntries(rows.map(({ section, data }) => [section, data])),
    places: asksForPlaces(definition.sections) ? await RegisterUnit.placesOf(application.land, trx) : undefined,
    ...(application.isOnPaper && { onPaper: true as const }),
    unchecked: rows.filter(({ takenOver }) => takenOver).map(({ section }) => section),
  }
  const { attachments } = application
  return { application, definition, context, sections: readSections(context), attachments, mark: markOf(application) }
}

function asContext({
  recipient: { id, name },
  confirmed,
  confirmedBy,
  confirmedAt,
}: ApplicationPartner): ContextPartner {
  if (!confirmed) return { id, name }
  return { id, name, confirmed, confirmedBy, confirmedAt: confirmedAt!.toUTC().toISO() }
}

function markOf({ programmeVersionId, sections, partners, attachments }: Application): string {
  const parts = [
    `version:${programmeVersionId}`,
    ...sections.map(({ section, revision }) => `${section}:${revision}`).sort(),
    ...partners.map(({ recipientId }) => recipientId),
    ...attachments.map(({ documentId }) => documentId),
  ]
  return hashOf(parts.join(' ')).slice(0, 16)
}
