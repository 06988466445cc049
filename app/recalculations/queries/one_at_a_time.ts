import Refusal from '#core/refusal'

const MOST_WAITING = 5
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Anybody may send a list: they are read one after the other. @throws Refusal recalculations.busy */
export async function oneAtATime<T>(read: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new Refusal('recalculations.busy')
  waiting++
  const mine = last.then(read)
  last = mine.catch(() => {})
  try {
    return await mine
  } finally {
    waiting--
  }
}
