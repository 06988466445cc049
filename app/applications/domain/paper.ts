import type { SectionReading } from '#applications/domain/completeness'
import type { AttachmentSlot, SectionKind } from '#programmes/domain/definition'

/** Where the scan of an application on paper lies among its attachments. */
export const PAPER_SLOT: AttachmentSlot = { key: 'paper', label: 'Antrag auf Papier (Scan)', required: true }

/** What a grant is reckoned from: it is typed in right, whatever else a paper may lack. */
const RECKONED: readonly SectionKind[] = ['plan', 'posts']

/** Sections without which an application cannot be filed: all of them, of one on paper those that figures are made of. */
export function neededFor(isOnPaper: boolean, sections: readonly SectionReading[]): SectionReading[] {
  return isOnPaper ? sections.filter(({ section }) => RECKONED.includes(section.kind)) : [...sections]
}
