import type { SectionKind } from '#programmes/domain/definition'
import { SECTION_KINDS, furtherPlaces, partsOf } from '#applications/domain/section_kinds'
import { hasEnded } from '#applications/domain/application_workflow'
import { withoutAccount } from '#applications/domain/without_account'

export const viewGlobals = {
  sectionKind: (kind: SectionKind) => SECTION_KINDS[kind],
  sectionParts: partsOf,
  sectionPlaces: furtherPlaces,
  withoutAccount,
  hasEnded,
}
