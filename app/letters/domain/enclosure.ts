import type { Block, Letter } from '#letters/domain/letter'

/** The hashes of the texts that a letter encloses. */
export function enclosedIn({ blocks }: Letter): string[] {
  return blocks.flatMap((block) => (block.kind === 'enclosure' ? [block.sha256] : []))
}

/** A letter with the texts in it that it encloses, each from a new page on. @throws Error where one is missing */
export function withEnclosures(letter: Letter, texts: ReadonlyMap<string, string>): Letter {
  const blocks = letter.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'enclosure') return [block]
    const { heading, lead, sha256 } = block
    const body = texts.get(sha256)
    if (body === undefined) throw new Error(`the text ${sha256} is missing`)
    return [
      { kind: 'new_page', heading },
      { kind: 'paragraph', text: `${lead} (SHA-256 ${sha256})` },
      ...blocksOf(body),
    ]
  })
  return { ...letter, blocks }
}

const LONGEST_HEADING = 120

/** "1 Title" and "1. Title" alone are headings, "1.2 …" and "1.2.3 …" numbered paragraphs; an empty line ends a paragraph. */
export function blocksOf(body: string): Block[] {
  return body.split(/\n\n+/).map((text): Block => {
    const [, number, rest] = /^(\d+(?:\.\d+)*)\.? +([^]+)$/.exec(text) ?? []
    if (!number) return { kind: 'paragraph', text }
    const isTitle = !number.includes('.') && rest.length <= LONGEST_HEADING && !/[\n.;:,]$|\n/.test(rest)
    return isTitle
      ? { kind: 'heading', text: `${number}  ${rest}`, minor: true }
      : { kind: 'paragraph', number, text: rest }
  })
}
