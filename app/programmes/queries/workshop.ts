import type { HttpContext } from '@adonisjs/core/http'
import type { AttachmentSlot, Section, SectionTable } from '#programmes/domain/definition'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import { draftOf } from '#programmes/queries/draft_of'

/** A draft in the workshop: its form, and the section and field that an address names. */
export type Workshop = {
  draft: ProgrammeDraft
  sections: Section[]
  /** Of `:part`; -1 where the address names none. */
  at: number
  /** Of `:field` in it. */
  fieldAt: number
  /** Of `:table` in it. */
  tableAt: number
  /** The attachments, each with the section in which it is asked. */
  slots: readonly AttachmentSlot[]
  with(sections: readonly Section[], slots?: readonly AttachmentSlot[]): ProgrammeFile
}

/** What an address names; null where there is none, e.g. because somebody has taken it out. */
export async function workshopOf({ office, params }: HttpContext): Promise<Workshop | null> {
  const draft = await draftOf(office!, params.draft_id)
  const { definition } = draft.content
  const { sections } = definition
  const at = params.part === undefined ? -1 : sections.findIndex(({ key }) => key === params.part)
  const fields = sections[at]?.fields ?? []
  const fieldAt = params.field === undefined ? -1 : fields.findIndex(({ key }) => key === params.field)
  const tableAt =
    params.table === undefined ? -1 : (sections[at]?.tables ?? []).findIndex(({ key }) => key === params.table)
  const named = [
    [params.part, at],
    [params.field, fieldAt],
    [params.table, tableAt],
  ]
  if (named.some(([name, place]) => name !== undefined && place < 0)) return null
  return {
    draft,
    sections,
    at,
    fieldAt,
    tableAt,
    slots: definition.attachments,
    with: (others, slots = definition.attachments) => ({
      ...draft.content,
      definition: { ...definition, sections: [...others], attachments: [...slots] },
    }),
  }
}

/** The tables of the section that an address names. */
export function tablesOf({ sections, at }: Workshop): readonly SectionTable[] {
  return sections[at].tables ?? []
}
