import { createHmac } from 'node:crypto'

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

/** HMAC with a key that lies apart from the database: whoever may write there cannot make a chain that holds. */
export function chainHash(facts: ChainedFacts, key: string): string {
  const { stream, seq, act, userId, actor, at, details, previousHash } = facts
  return createHmac('sha256', key)
    .update(JSON.stringify([stream, seq, act, userId, actor, at, details, previousHash]))
    .digest('hex')
}

export type Link = { seq: number; hash: string }
export const BEFORE_THE_FIRST: Link = { seq: 0, hash: GENESIS }

/** Whether an entry is the one that was written after `head`. */
export function isNextLink(entry: ChainedFacts & Link, head: Link, key: string): boolean {
  return entry.seq === head.seq + 1 && entry.previousHash === head.hash && entry.hash === chainHash(entry, key)
}

/** The first entry of a stream whose hash or predecessor is not right; null where the chain holds. */
export function firstBrokenLink(entries: readonly (ChainedFacts & Link)[], key: string): number | null {
  let head = BEFORE_THE_FIRST
  for (const [index, entry] of entries.entries()) {
    if (!isNextLink(entry, head, key)) return index + 1
    head = entry
  }
  return null
}
