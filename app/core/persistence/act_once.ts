import { AsyncLocalStorage } from 'node:async_hooks'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The request that is acting: its key is written by the first transaction that it opens. */
export type ActingRequest = {
  key: string
  userId: number | null
  path: string
  /** The page that the form stood on: where a second sender is led if the first answer was never given. */
  from: string | null
  written: boolean
}

const acting = new AsyncLocalStorage<ActingRequest>()

/** The same form was sent twice: it has acted (or is acting) already. */
export class AlreadyActed extends Error {}

export function actingAs<T>(request: ActingRequest, work: () => Promise<T>): Promise<T> {
  return acting.run(request, work)
}

/** Work that goes on after the request has acted: its key is none of this work's business. */
export function actingForNobody<T>(work: () => Promise<T>): Promise<T> {
  return acting.exit(work)
}

/**
 * Writes the acting request's key inside its transaction, so that key and effect are committed together or
 * not at all; a second sender waits for the first and then finds the key taken.
 *
 * Says whether this transaction wrote it: only the one that did may give it back.
 *
 * @throws AlreadyActed
 */
export async function claimRequestKey(trx: TransactionClientContract): Promise<boolean> {
  const request = acting.getStore()
  if (!request || request.written) return false
  try {
    await trx
      .insertQuery()
      .table('request_keys')
      .insert({ key: request.key, user_id: request.userId, path: request.path.slice(0, 250), location: request.from })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyActed(request.key)
    throw error
  }
  request.written = true
  return true
}

/** After a rollback the key is free again. */
export function releaseRequestKey(): void {
  const request = acting.getStore()
  if (request) request.written = false
}

const KEPT_DAYS = 7

/** A form that was shown a week ago is not sent a second time by accident. Says how many keys were forgotten. */
export async function forgetOldKeys(): Promise<number> {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
  return Number(await db.from('request_keys').where('created_at', '<', before).delete())
}

export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return (
    code.startsWith('SQLITE_CONSTRAINT_UNIQUE') ||
    code.startsWith('SQLITE_CONSTRAINT_PRIMARYKEY') ||
    code === 'ER_DUP_ENTRY'
  )
}
