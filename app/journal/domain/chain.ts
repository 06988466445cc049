import { createHash } from 'node:crypto'

/** What an entry of the trail says; its hash covers every word of it and the entry before. */
export type ChainedFacts = {
  stream: string
  seq: number
  act: string
  userId: number | null
  actor: string
  /** ISO instant in UTC with seconds. */
  at: string
  details: string
  previousHash: string
}

export const GENESIS = '0'.repeat(64)

export function chainHash(facts: ChainedFacts): string {
  const { stream, seq, act, userId, actor, at, details, previousHash } = facts
  return createHash('sha256')
    .update(JSON.stringify([stream, seq, act, userId, actor, at, details, previousHash]))
    .digest('hex')
}

/** The first entry of a stream whose hash or predecessor is not right; null where the chain holds. */
export function firstBrokenLink(entries: readonly (ChainedFacts & { hash: string })[]): number | null {
  let previousHash = GENESIS
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1 || entry.previousHash !== previousHash || entry.hash !== chainHash(entry))
      return index + 1
    previousHash = entry.hash
  }
  return null
}
