import { toDatabaseInstant } from '#core/persistence/columns'
import JournalEntry from '#journal/models/journal_entry'
import { EMPTY_DIGEST, extendDigest } from '#integrity/domain/seal'
import type { WalkedEntry } from '#integrity/domain/journal_walk'

const BATCH = 2000

/** Every entry of a Land after one, in the order in which they were written, so many at a time. */
export async function* entriesAfter(
  land: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER
): AsyncGenerator<WalkedEntry> {
  let last = after
  for (;;) {
    const entries = await JournalEntry.query()
      .where('land', land)
      .where('id', '>', last)
      .where('id', '<=', upTo)
      .orderBy('id')
      .limit(BATCH)
    for (const entry of entries)
      yield { ...(entry.$attributes as never as WalkedEntry), at: toDatabaseInstant(entry.at) }
    if (entries.length < BATCH) return
    last = entries.at(-1)!.id
  }
}

/** How many entries a Land's journal has up to one of them, and the digest over their hashes; from `last` on, where it was sealed. */
export async function journalUpTo(
  land: string,
  upTo: number,
  last: { lastEntryId: number; entries: number; digest: string } = { lastEntryId: 0, entries: 0, digest: EMPTY_DIGEST }
): Promise<{ entries: number; digest: string }> {
  let { entries, digest } = last
  for await (const { hash } of entriesAfter(land, last.lastEntryId, upTo)) {
    digest = extendDigest(digest, hash)
    entries++
  }
  return { entries, digest }
}
