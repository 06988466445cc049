import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import RegisterUnit from '#register/models/register_unit'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import type Call from '#programmes/models/call'
import type { Rounding } from '#financing/domain/approval'
import { type SectionReading, readSections } from '#applications/domain/completeness'
import type { SectionContext } from '#applications/domain/section_context'
import type Application from '#applications/models/application'
import type ApplicationAttachment from '#applications/models/application_attachment'

/** What its writers are typing, with everything that it is judged by. Nobody else reads it. */
export type DraftReading = {
  application: Application
  definition: ProgrammeDefinition
  context: SectionContext
  sections: SectionReading[]
  attachments: ApplicationAttachment[]
}

/** How a grant under a call is rounded: as the rules stood when it opened, so that applicants can rely on them. */
export function roundingUnder({ land, opensAt }: Call): Rounding {
  return ruleOn(rulebookOf(land).rules, 'grantRounding', dayOf(opensAt)).value
}

export async function readDraft(application: Application, trx?: TransactionClientContract): Promise<DraftReading> {
  if (trx) application.useTransaction(trx)
  await application.load((loader) =>
    loader
      .load('recipient')
      .load('authority')
      .load('programme')
      .load('sections')
      .load('call', (calls) => calls.preload('version'))
      .load('partners', (partners) => partners.preload('recipient').orderBy('position'))
      .load('attachments', (attachments) => attachments.preload('document').orderBy('id'))
  )
  const { definition, years } = application.call
  const unit = application.recipient.unitKey ? await RegisterUnit.ofKey(application.recipient.unitKey, trx) : null
  const context: SectionContext = {
    definition,
    years,
    rounding: roundingUnder(application.call),
    unitKind: unit?.unitKind ?? 'other',
    partners: application.partners.map(({ recipient }) => ({ id: recipient.id, name: recipient.name })),
    attached: application.attachments.map(({ slot, document }) => ({
      slot,
      fileName: document.fileName,
      sha256: document.sha256,
    })),
    raw: Object.fromEntries(application.sections.map(({ section, data }) => [section, data])),
  }
  return { application, definition, context, sections: readSections(context), attachments: application.attachments }
}
