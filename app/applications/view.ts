import type { Section, SectionKind } from '#programmes/domain/definition'
import { SECTION_KINDS, furtherPlaces, partsOf } from '#applications/domain/section_kinds'

const ACCOUNT = ['payee', 'account', 'reference']

/** A section as a partner reads it: whom the money goes to is the lead's own. */
function withoutAccount(section: Section): Section {
  return { ...section, fields: section.fields?.filter(({ role = '' }) => !ACCOUNT.includes(role)) }
}

export const viewGlobals = {
  sectionKind: (kind: SectionKind) => SECTION_KINDS[kind],
  sectionParts: partsOf,
  sectionPlaces: furtherPlaces,
  withoutAccount,
}
