import { AsyncLocalStorage } from 'node:async_hooks'
import { availableParallelism } from 'node:os'
import { hash, verify, parseOptions } from '#identity/argon2_binding'
import type { HashDriverContract } from '@adonisjs/core/types/hash'

export type Argon2Cost = { memoryKiB: number; passes: number; lanes: number }

/** Each hash fills a core: one is left to the pages. */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1))
/** So many wait for a hash at most: at some twenty a second the last of them waits two seconds. */
const MOST_WAITING = 40

/** Everybody waits for a hash already; nothing was hashed. */
export class PasswordQueueFull extends Error {}

/** Few hashes at once: guesses must not starve the pages. */
class Turnstile {
  #running = 0
  #waiting: (() => void)[] = []
  #known = new AsyncLocalStorage<true>()

  /** What is asked in here goes first, and finds a place where strangers find none. */
  first<T>(work: () => Promise<T>): Promise<T> {
    return this.#known.run(true, work)
  }

  /** Whether a stranger would find no place: then nothing is asked of anybody first. */
  get isFull(): boolean {
    return this.#waiting.length >= MOST_WAITING
  }

  /** @throws PasswordQueueFull */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    const isKnown = this.#known.getStore() === true
    if (this.#waiting.length >= (isKnown ? 2 * MOST_WAITING : MOST_WAITING)) throw new PasswordQueueFull()
    while (this.#running >= AT_ONCE)
      await new Promise<void>((resolve) => (isKnown ? this.#waiting.unshift(resolve) : this.#waiting.push(resolve)))
    this.#running++
    try {
      return await work()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}

/** One for the whole process. */
export const passwordQueue = new Turnstile()

export class Argon2idDriver implements HashDriverContract {
  constructor(private cost: Argon2Cost) {}

  make(value: string) {
    return passwordQueue.pass(() => hash(value, this.cost))
  }

  verify(hashed: string, plain: string) {
    return passwordQueue.pass(() => verify(hashed, plain))
  }

  isValidHash(value: string) {
    return value.startsWith('$argon2id$')
  }

  needsReHash(value: string) {
    const { memoryKiB, passes, lanes } = parseOptions(value)
    return memoryKiB !== this.cost.memoryKiB || passes !== this.cost.passes || lanes !== this.cost.lanes
  }
}

export function argon2id(cost: Argon2Cost): () => Argon2idDriver {
  return () => new Argon2idDriver(cost)
}
