import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { toDatabaseInstant } from '#core/persistence/columns'
import type User from '#identity/models/user'
import { GENESIS, chainHash, firstBrokenLink } from '#journal/domain/chain'
import JournalEntry from '#journal/models/journal_entry'

type Act = {
  of: { journalStream: string; land: string }
  act: string
  /** Null for the system itself, e.g. a reminder. */
  by: User | null
  at: DateTime
  details?: Record<string, string | number>
}

/**
 * The trail of acts: one hash chain per stream (a case file, a budget line, a programme), so that acts in
 * different files do not wait for each other. The stream's own row is locked by the action that records.
 */
export default class Journal {
  async record({ of, act, by, at, details = {} }: Act, trx: TransactionClientContract): Promise<void> {
    const head = await JournalEntry.query({ client: trx })
      .where('stream', of.journalStream)
      .orderBy('seq', 'desc')
      .forUpdate()
      .first()
    const facts = {
      stream: of.journalStream,
      seq: (head?.seq ?? 0) + 1,
      act,
      userId: by?.id ?? null,
      actor: by ? [by.name, by.office?.name].filter(Boolean).join(', ').slice(0, 190) : 'Anschub',
      at: toDatabaseInstant(at),
      details: JSON.stringify(details),
      previousHash: head?.hash ?? GENESIS,
    }
    await trx
      .insertQuery()
      .table('journal_entries')
      .insert({
        land: of.land,
        stream: facts.stream,
        seq: facts.seq,
        act: facts.act,
        user_id: facts.userId,
        actor: facts.actor,
        at: facts.at,
        details: facts.details,
        previous_hash: facts.previousHash,
        hash: chainHash(facts),
      })
  }

  entriesOf(stream: string, trx?: TransactionClientContract) {
    return JournalEntry.query({ client: trx }).where('stream', stream).orderBy('seq')
  }

  /** The number of the first entry that was changed, or null where the stream's chain holds. */
  async verify(stream: string): Promise<number | null> {
    const entries = await this.entriesOf(stream)
    return firstBrokenLink(
      entries.map((entry) => ({ ...(entry.$attributes as never as JournalEntry), at: toDatabaseInstant(entry.at) }))
    )
  }
}
