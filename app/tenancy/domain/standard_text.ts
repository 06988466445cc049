import { createHash } from 'node:crypto'
import { seen } from '#core/text/printable'

/** A text that becomes part of notices whole, such as an edition of the general side conditions, as it is kept: by its hash. */
export type StandardText = { readonly sha256: string; readonly body: string }

/** What was pasted, as it is kept and hashed: one kind of line break, an empty line between paragraphs. */
export function standardText(pasted: string): StandardText {
  const body = seen(pasted)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { sha256: createHash('sha256').update(body).digest('hex'), body }
}
