import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import Clock, { dayOf } from '#core/calendar/clock'
import { installation } from '#core/installation'
import Outbox from '#core/mail/outbox'
import { toDatabaseInstant } from '#core/persistence/columns'
import { inTransaction } from '#core/persistence/in_transaction'
import { peopleOf } from '#identity/queries/people_of'
import Authority from '#tenancy/models/authority'
import JournalEntry from '#journal/models/journal_entry'
import { printedSeal, sealFileName, signed, type Seal } from '#integrity/domain/seal'
import { sealed } from '#integrity/mails'
import JournalSeal from '#integrity/models/journal_seal'
import { journalUpTo } from '#integrity/queries/land_journal'

/** What is younger may still have neighbours that are not committed: it is sealed the next day. */
const SETTLED_MINUTES = 10

/** Signs what a Land's journal is now, once a day, and hands the seal outside: as a file and to the audit office. */
@inject()
export default class SealJournal {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  /** Null where nothing was written since the last seal, one was set today, or this installation has no key. */
  async handle(land: string): Promise<Seal | null> {
    const { sealKey } = installation()
    const now = this.clock.now()
    const last = await JournalSeal.query().where('land', land).orderBy('number', 'desc').first()
    const isDue = sealKey !== null && !(last && dayOf(last.sealedAt).equals(dayOf(now)))
    const seal = isDue ? await this.sealAfter(last, land, now, sealKey) : null
    await layDown(land)
    return seal
  }

  private async sealAfter(last: JournalSeal | null, land: string, now: DateTime, key: string): Promise<Seal | null> {
    const settled = toDatabaseInstant(now.minus({ minutes: SETTLED_MINUTES }))
    const newest = await JournalEntry.query()
      .where('land', land)
      .where('at', '<=', settled)
      .orderBy('id', 'desc')
      .first()
    if (!newest || newest.id <= (last?.lastEntryId ?? 0)) return null
    const { digest, entries } = await journalUpTo(land, newest.id, last ?? undefined)
    const facts = { land, number: (last?.number ?? 0) + 1, lastEntryId: newest.id, entries, digest }
    const seal = signed({ ...facts, sealedAt: toDatabaseInstant(now) }, key)
    await inTransaction(async (trx) => {
      await JournalSeal.create({ ...facts, sealedAt: now, signature: seal.signature }, { client: trx })
      await this.outbox.tell(await peopleOf({ land, role: 'auditor_external' }, now, trx), sealed(seal), trx)
    })
    return seal
  }
}

/** Every seal lies there once: what is there already stays, what is not is laid down. */
async function layDown(land: string): Promise<void> {
  const { seals } = installation()
  await mkdir(seals, { recursive: true })
  const there = new Set(await readdir(seals))
  for (const { seal } of await JournalSeal.ofLand(land))
    if (!there.has(sealFileName(seal)))
      await writeFile(join(seals, sealFileName(seal)), printedSeal(seal), { flag: 'wx', mode: 0o444 })
}

/** After a restore: the seals of the database lie beside it again. */
export async function layDownSeals(): Promise<void> {
  for (const land of await Authority.lands()) await layDown(land)
}
