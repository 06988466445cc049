import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import { toDatabaseInstant } from '#core/persistence/columns'
import JournalEntry from '#journal/models/journal_entry'
import type { WalkedEntry } from '#integrity/domain/journal_walk'

const BATCH = 2000

/** Every entry of a Land after one, in the order in which they were written, so many at a time. */
export async function* entriesAfter(
  land: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
  client: QueryClientContract = db.connection()
): AsyncGenerator<WalkedEntry> {
  let last = after
  for (;;) {
    const entries = await JournalEntry.query({ client })
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
