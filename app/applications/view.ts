import type { SectionKind } from '#programmes/domain/definition'
import { VIEWABLE } from '#documents/send_document'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { DateTime } from 'luxon'
import { APPLICANT_ROLES } from '#identity/domain/roles'
import type Office from '#identity/office'
import { waitsFor } from '#applications/domain/sign_off'
import { SECTION_KINDS, furtherPlaces, partsOf } from '#applications/domain/section_kinds'
import { hasEnded } from '#applications/domain/application_workflow'
import { planSums } from '#applications/domain/plan_grid'
import { fromPosts, partsOfPlan, undividedOf } from '#applications/domain/plan_lines'
import { typedIn } from '#applications/domain/section_context'
import { PAPER_SLOT } from '#applications/domain/paper'
import { withoutAccount } from '#applications/domain/without_account'

/** The list that a draft is found in, its address and its name: of those who write, of the treasury, or of an authority. */
export function draftsOf(office: Office) {
  const [label, route] = !office.isRecipient
    ? (['Arbeitsvorrat', 'cases.index'] as const)
    : office.holds(...APPLICANT_ROLES)
      ? (['Anträge', 'applications.index'] as const)
      : (['Kämmerei', 'treasury.show'] as const)
  return [label, urlFor(route), route] as const
}

export const viewGlobals = {
  sectionKind: (kind: SectionKind) => SECTION_KINDS[kind],
  sectionParts: partsOf,
  sectionPlaces: furtherPlaces,
  typedIn,
  withoutAccount,
  hasEnded,
  planSums,
  draftsOf,
  isViewable: (mime: string) => VIEWABLE.includes(mime),
  paperSlot: PAPER_SLOT,
  waitsFor,
  instantOf: (iso: string) => DateTime.fromISO(iso),
  fromPosts,
  partsOfPlan,
  undividedOf,
}
