import { createHash, randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import env from '#start/env'
import PasswordReset from '#identity/models/password_reset'
import type User from '#identity/models/user'

/** A link with which its reader sets a password, once and until an instant; only its hash is kept. */
export async function passwordLink(user: User, expiresAt: DateTime, trx: TransactionClientContract): Promise<string> {
  const token = randomBytes(32).toString('hex')
  await PasswordReset.create({ userId: user.id, tokenHash: hashOf(token), expiresAt }, { client: trx })
  return `${env.get('APP_URL')}/passwort/${token}`
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
