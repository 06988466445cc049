import type { AttachmentSlot, SectionKind } from '#programmes/domain/definition'

/** Where the scan of an application on paper lies among its attachments. */
export const PAPER_SLOT: AttachmentSlot = { key: 'paper', label: 'Antrag auf Papier (Scan)', required: true }

/** What a grant is reckoned from: without it nothing is granted, whatever else a paper may lack. */
export const RECKONED: readonly SectionKind[] = ['plan', 'posts']

/** What is kept as the reason where a paper that came late says none. */
export const NO_REASON_GIVEN = 'Auf dem Papier ist kein Grund genannt.'
