import type { Section, SectionKind } from '#programmes/domain/definition'
import type { SectionContext } from '#applications/domain/section_context'
import { SECTION_KINDS, partsOf } from '#applications/domain/section_kinds'

export const viewGlobals = {
  sectionKind: (kind: SectionKind) => SECTION_KINDS[kind],
  sectionParts: partsOf,
  sectionPlaces: (section: Section, context: SectionContext) => SECTION_KINDS[section.kind].places?.(context) ?? [],
}
