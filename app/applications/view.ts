import type { SectionKind } from '#programmes/domain/definition'
import { DateTime } from 'luxon'
import { waitsFor } from '#applications/domain/sign_off'
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
  waitsFor,
  instantOf: (iso: string) => DateTime.fromISO(iso),
  fromPosts,
  partsOfPlan,
  undividedOf,
}
