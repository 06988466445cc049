import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { installation } from '#core/installation'
import { toDatabaseInstant } from '#core/persistence/columns'
import type User from '#identity/models/user'
import { GENESIS, chainHash, firstBrokenLink } from '#journal/domain/chain'
import JournalEntry from '#journal/models/journal_entry'

type Stream = { journalStream: string; land: string }
type Told = { act: string; details?: Record<string, string | number> }
type Act = Told & {
  of: Stream
  /** Null for the system itself, e.g. a reminder. */
  by: User | null
  at: DateTime
}

/**
 * The trail of acts: one hash chain per stream (a case file, a budget line, a programme), so that acts in
 * different files do not wait for each other. The stream's own row is locked by the action that records.
 */
export default class Journal {
  record({ of, by, at, ...told }: Act, trx: TransactionClientContract): Promise<void> {
    return this.recordAll(of, [told], by, at, trx)
  }

  /** Several acts of one moment, each a link of the chain. */
  async recordAll(
    of: Stream,
    acts: readonly Told[],
    by: User | null,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const head = await trx
      .from('journal_entries')
      .where('stream', of.journalStream)
      .orderBy('seq', 'desc')
      .forUpdate()
      .select('seq', 'hash')
      .first()
    const { journalKey } = installation()
    let [seq, previousHash] = [Number(head?.seq ?? 0), head?.hash ?? GENESIS]
    const rows = acts.map(({ act, details = {} }) => {
      const facts = {
        stream: of.journalStream,
        seq: ++seq,
        act,
        userId: by?.id ?? null,
        actor: by ? [by.name, by.office?.name].filter(Boolean).join(', ').slice(0, 190) : 'Anschub',
        at: toDatabaseInstant(at),
        details: JSON.stringify(details),
        previousHash,
      }
      previousHash = chainHash(facts, journalKey)
      return {
        land: of.land,
        stream: facts.stream,
        seq: facts.seq,
        act: facts.act,
        user_id: facts.userId,
        actor: facts.actor,
        at: facts.at,
        details: facts.details,
        previous_hash: facts.previousHash,
        hash: previousHash,
      }
    })
    if (rows.length) await trx.insertQuery().table('journal_entries').multiInsert(rows)
  }

  entriesOf(stream: string, trx?: TransactionClientContract) {
    return JournalEntry.query({ client: trx }).where('stream', stream).orderBy('seq')
  }

  /** The number of the first entry that was changed, or null where the stream's chain holds. */
  async verify(stream: string): Promise<number | null> {
    const entries = await this.entriesOf(stream)
    return firstBrokenLink(
      entries.map((entry) => ({ ...(entry.$attributes as never as JournalEntry), at: toDatabaseInstant(entry.at) })),
      installation().journalKey
    )
  }
}
