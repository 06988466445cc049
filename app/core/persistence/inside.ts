import { AsyncLocalStorage } from 'node:async_hooks'

const transaction = new AsyncLocalStorage<true>()

/** Runs the work of a transaction. It may be run again and holds locks, so it touches the database and nothing else. */
export function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return transaction.run(true, work)
}

/** @throws Error where a transaction would wait for a disk, a network or a typesetter */
export function assertOutsideTransaction(what: string): void {
  if (transaction.getStore()) throw new Error(`${what} inside a transaction`)
}
