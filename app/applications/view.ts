import type { SectionKind } from '#programmes/domain/definition'
import { SECTION_KINDS, furtherPlaces, partsOf } from '#applications/domain/section_kinds'
import { hasEnded } from '#applications/domain/application_workflow'
import { planSums } from '#applications/domain/plan_grid'
import { fromPosts, partsOfPlan, undividedOf } from '#applications/domain/plan_lines'
import { withoutAccount } from '#applications/domain/without_account'

export const viewGlobals = {
  sectionKind: (kind: SectionKind) => SECTION_KINDS[kind],
  sectionParts: partsOf,
  sectionPlaces: furtherPlaces,
  withoutAccount,
  hasEnded,
  planSums,
  fromPosts,
  partsOfPlan,
  undividedOf,
}
