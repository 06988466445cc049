/** A piece of a letter. Tables repeat their head on every page and break no row. */
export type Block =
  /** A minor one stands in no table of contents. */
  | { kind: 'heading'; text: string; minor?: boolean }
  | { kind: 'paragraph'; text: string; number?: string }
  | { kind: 'amount'; figure: string; words: string }
  | { kind: 'facts'; rows: [string, string][] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][]; sums: number[]; widths?: number[] }
  | { kind: 'together'; blocks: Block[] }
  | { kind: 'new_page'; heading: string }
  /** A text that is kept once and belongs to many letters, named by its hash; set in its place before the letter is rendered. */
  | { kind: 'enclosure'; heading: string; lead: string; sha256: string }
  /** The table of contents: every heading after it with its page. */
  | { kind: 'contents'; headings: string[] }

/** A letter as data: everything that its page shows, so that the same data always gives the same bytes. */
export type Letter = {
  title: string
  subjectLines: string[]
  letterhead: { name: string; unit: string | null; returnLine: string; footer: string }
  deliveryNote: string | null
  address: string[]
  information: [string, string][]
  fileNumber: string
  /** 27.01.2026, and the same as an instant for the file's metadata. */
  dated: string
  createdAt: string
  blocks: Block[]
  /** Shown on every page of a letter that is not a real one. */
  demoNote: string | null
}

/** Texts as numbered paragraphs of a section. */
export function numbered(section: number, texts: readonly string[], first = 1): Block[] {
  return texts.map((text, index) => ({ kind: 'paragraph', text, number: `${section}.${index + first}` }))
}
