import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { claimRequestKey, isUniqueViolation, releaseRequestKey } from '#core/persistence/act_once'
import { insideTransaction } from '#core/persistence/inside'
import Busy from '#core/persistence/busy'

/** How long somebody waits for a lock in all, over every try. */
const MOST_WAIT_MS = 5000
const LONGEST_PAUSE_MS = 100
const CONFLICTS = new Set([
  'ER_CHECKREAD',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
])

/**
 * Runs the work in one transaction. Actions are called outside of it; what two acts have in common takes the
 * transaction as an argument. (A second db.transaction inside a first hangs on SQLite, and a savepoint's commit
 * hook fires before the outer commit.)
 *
 * MariaDB runs it at READ COMMITTED: after waiting for a lock one sees what the holder has written. A
 * transaction that lost a race inside the database is run again from its start; the work must therefore
 * touch nothing but the database. Somebody waits five seconds in all; SQLite tries in short steps, so that
 * others are answered meanwhile (its driver stands still while it waits).
 *
 * @throws Busy where the lock could not be had in time
 */
export async function inTransaction<T>(work: (trx: TransactionClientContract) => Promise<T>): Promise<T> {
  const began = performance.now()
  for (let attempt = 1; ; attempt++) {
    let wroteKey = false
    try {
      const whole = (trx: TransactionClientContract) =>
        insideTransaction(async () => {
          wroteKey = await claimRequestKey(trx)
          return work(trx)
        })
      const connection = db.connection()
      const mayChoose = connection.dialect.name === 'mysql' && !connection.isTransaction
      return await (mayChoose ? db.transaction(whole, { isolationLevel: 'read committed' }) : db.transaction(whole))
    } catch (error) {
      if (wroteKey) releaseRequestKey()
      if (!isConflict(error)) throw error
      if (performance.now() - began >= MOST_WAIT_MS) throw new Busy()
      await pause(Math.random() * Math.min(20 * attempt, LONGEST_PAUSE_MS))
    }
  }
}

function isConflict(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  // two first acts of a stream that has no row of its own to lock
  const sameLink = isUniqueViolation(error) && /journal_entries(_chain|\.stream)/.test(message)
  // Knex hands out a transaction whose BEGIN did not get the lock; its first statement then says so
  const neverBegan = message.startsWith('Transaction query already complete')
  return CONFLICTS.has(code) || sameLink || neverBegan
}
