import { BEFORE_THE_FIRST, isNextLink, type ChainedFacts, type Link } from '#journal/domain/chain'
import { EMPTY_DIGEST, extendDigest, isGenuine, type Seal } from '#integrity/domain/seal'

export type WalkedEntry = ChainedFacts & Link & { id: number }

/** Something that is not as it was written, in a sentence. */
export type Finding = { kind: 'chain' | 'seal' | 'copy' | 'document' | 'balance' | 'review' | 'guard'; what: string }

type Keys = { journalKey: string; publicKey: string | null }

/**
 * One pass over a Land's journal in the order in which it was written: every chain is followed, and at every seal the
 * digest must be the one that was signed. A cut tail and a rewritten entry show up at the next seal at the latest.
 */
export default class JournalWalk {
  readonly findings: Finding[] = []
  entries = 0
  digest = EMPTY_DIGEST
  #heads = new Map<string, Link>()
  #broken = new Set<string>()
  #seals: readonly Seal[]
  #next = 0

  /** @param seals of the Land, by number */
  constructor(
    seals: readonly Seal[],
    private keys: Keys
  ) {
    this.#seals = seals
  }

  take(entry: WalkedEntry): void {
    this.passSeals(entry.id)
    const head = this.#heads.get(entry.stream) ?? BEFORE_THE_FIRST
    if (!isNextLink(entry, head, this.keys.journalKey) && !this.#broken.has(entry.stream)) {
      this.#broken.add(entry.stream)
      this.say('chain', `${entry.stream}: Eintrag ${entry.seq} ist nicht der, der geschrieben wurde.`)
    }
    this.#heads.set(entry.stream, { seq: entry.seq, hash: entry.hash })
    this.digest = extendDigest(this.digest, entry.hash)
    this.entries++
  }

  end(): readonly Finding[] {
    this.passSeals(Number.POSITIVE_INFINITY)
    return this.findings
  }

  /** Every seal that was set before this entry was written must fit what was walked so far. */
  private passSeals(nextId: number): void {
    for (let seal = this.#seals[this.#next]; seal && seal.lastEntryId < nextId; seal = this.#seals[++this.#next]) {
      const name = `Siegel ${seal.number} vom ${seal.sealedAt.slice(0, 10)}`
      if (seal.number !== this.#next + 1) this.say('seal', `Vor ${name} fehlt ein Siegel.`)
      if (this.keys.publicKey && !isGenuine(seal, this.keys.publicKey))
        this.say('seal', `${name}: Die Unterschrift gehört nicht zu diesem Siegel.`)
      const missing = seal.entries - this.entries
      if (missing > 0) this.say('seal', `${name}: Seither sind ${missing} Einträge verschwunden.`)
      else if (missing < 0) this.say('seal', `${name}: Seither sind ${-missing} Einträge dazwischengekommen.`)
      else if (seal.digest !== this.digest)
        this.say('seal', `${name}: Was davor geschrieben wurde, ist seither anders geworden.`)
    }
  }

  private say(kind: Finding['kind'], what: string): void {
    this.findings.push({ kind, what })
  }
}
