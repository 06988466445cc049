/** A paragraph of a directive, or the heading of what follows it. */
export type Paragraph = { isHeading: boolean; text: string }

const LONGEST_HEADING = 120
const NUMBERED = /^(§+\s*\d|\d+(\.\d+)*\.?\s|[IVX]+\.\s|[A-Z]\.\s|Artikel\s\d|Anlage\b)/

/** The text of a directive as it is set: a short line with a number of its own is a heading, an empty line ends a paragraph. */
export function paragraphsOf(wording: string): Paragraph[] {
  return wording.split(/\n\s*\n/).flatMap((block) => {
    const [first, ...rest] = block.trim().split('\n')
    const isHeading = NUMBERED.test(first) && first.length <= LONGEST_HEADING && !/[.;:]$/.test(first.trim())
    const text = (isHeading ? rest : [first, ...rest]).join('\n').trim()
    return [...(isHeading ? [{ isHeading, text: first.trim() }] : []), ...(text ? [{ isHeading: false, text }] : [])]
  })
}

/** What of a wording is new, and what is gone: whole paragraphs, for those who publish it. Nothing of the first one. */
export function changedParagraphs(before: string | undefined, after = ''): { came: string[]; gone: string[] } {
  if (before === undefined) return { came: [], gone: [] }
  const [old, now] = [before, after].map((wording) => paragraphsOf(wording).map(({ text }) => text))
  return { came: now.filter((text) => !old.includes(text)), gone: old.filter((text) => !now.includes(text)) }
}
