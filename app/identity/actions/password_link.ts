import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { installation } from '#core/installation'
import { hashOf, newSecret } from '#core/secret'
import PasswordReset from '#identity/models/password_reset'
import type User from '#identity/models/user'

/** A link with which its reader sets a password, once and until an instant; only its hash is kept. */
export async function passwordLink(user: User, expiresAt: DateTime, trx: TransactionClientContract): Promise<string> {
  const token = newSecret()
  await PasswordReset.create({ userId: user.id, tokenHash: hashOf(token), expiresAt }, { client: trx })
  return `${installation().address}/passwort/${token}`
}
