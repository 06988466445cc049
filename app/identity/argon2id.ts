import { hash, verify, parseOptions } from '#identity/argon2_binding'
import type { HashDriverContract } from '@adonisjs/core/types/hash'

export type Argon2Cost = { memoryKiB: number; passes: number; lanes: number }

/** Two hashes at once at most: each fills a core, and guesses must not starve the pages. */
class Turnstile {
  #running = 0
  #waiting: (() => void)[] = []

  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#running >= 2) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#running++
    try {
      return await work()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}

export class Argon2idDriver implements HashDriverContract {
  #turnstile = new Turnstile()

  constructor(private cost: Argon2Cost) {}

  make(value: string) {
    return this.#turnstile.pass(() => hash(value, this.cost))
  }

  verify(hashed: string, plain: string) {
    return this.#turnstile.pass(() => verify(hashed, plain))
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
