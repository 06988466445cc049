import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { claimRequestKey, isUniqueViolation, releaseRequestKey } from '#core/persistence/act_once'

const MOST_TRIES = 8
const CONFLICTS = new Set([
  'ER_CHECKREAD',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
])

/**
 * Runs the work in the caller's transaction, or in one of its own. An action that calls another action hands
 * its transaction on, so that both stand or fall together and `trx.after('commit', …)` waits for the
 * outermost commit. (A second db.transaction inside a first hangs on SQLite, and a savepoint's commit hook
 * fires before the outer commit.)
 *
 * MariaDB runs it at READ COMMITTED: after waiting for a lock one sees what the holder has written. A
 * transaction that lost a race inside the database is run again from its start; the work must therefore
 * touch nothing but the database.
 */
export async function inTransaction<T>(
  work: (trx: TransactionClientContract) => Promise<T>,
  outer?: TransactionClientContract
): Promise<T> {
  if (outer) return work(outer)
  for (let attempt = 1; ; attempt++) {
    let wroteKey = false
    try {
      const whole = async (trx: TransactionClientContract) => {
        wroteKey = await claimRequestKey(trx)
        return work(trx)
      }
      const connection = db.connection()
      const mayChoose = connection.dialect.name === 'mysql' && !connection.isTransaction
      return await (mayChoose ? db.transaction(whole, { isolationLevel: 'read committed' }) : db.transaction(whole))
    } catch (error) {
      if (wroteKey) releaseRequestKey()
      if (attempt >= MOST_TRIES || !isConflict(error)) throw error
      await pause(Math.random() * 20 * attempt)
    }
  }
}

function isConflict(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  // two first acts of a stream that has no row of its own to lock
  const sameLink = isUniqueViolation(error) && /journal_entries(_chain|\.stream)/.test(message)
  return CONFLICTS.has(code) || sameLink
}
