import { type Difference, differencesBetween } from '#forms/domain/difference'
import type { Section } from '#programmes/domain/definition'
import type { SectionContext } from '#applications/domain/section_context'
import { answersOf } from '#applications/domain/section_kinds'

export type SectionDifferences = { title: string; differences: Difference[] }

/** What an application says otherwise than before, section by section; sections that are alike are left out. */
export function sectionDifferences(
  sections: readonly Section[],
  before: SectionContext,
  after: SectionContext
): SectionDifferences[] {
  return sections
    .map((section) => ({
      title: section.title,
      differences: differencesBetween(answersOf(section, before), answersOf(section, after)),
    }))
    .filter(({ differences }) => differences.length > 0)
}
