import { createHash, randomBytes } from 'node:crypto'

/** A secret for an address: 256 random bits as 64 hexadecimal digits. */
export function newSecret(): string {
  return randomBytes(32).toString('hex')
}

/** What is kept of a secret, SHA-256: whoever reads the database can open nothing with it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
