import { configProvider } from '@adonisjs/core'
import type { ConfigProvider } from '@adonisjs/core/types'
import type { SessionData, SessionStoreContract, SessionStoreFactory } from '@adonisjs/session/types'

/** A session lives for hours: that it is used is written down once a minute and not with every page. */
const TOUCHED_EVERY_MS = 60_000
const MOST_KNOWN = 20_000
const touchedAt = new Map<string, number>()

/** Of somebody who is not signed in so much is worth a row; more is not kept. */
const MOST_IN_A_COOKIE = 2500
const MOST_FOR_NOBODY = 250_000
/** And so many rows from one address in ten minutes. */
const [MOST_ROWS, ROWS_MS] = [30, 600_000]
const rowsOf = new Map<string, { count: number; since: number }>()
/** What the guard writes into the session of somebody who is signed in. */
const SIGNED_IN = 'auth_web'

type Provider = ConfigProvider<SessionStoreFactory>

/**
 * The sessions of a store, with three cares. Their use is seldom written. One that has ended while a request was
 * under way is not written again; else who signs out would be signed in anew by a request that was slower. And who is
 * not signed in costs no row: the little that a form needs lies in an encrypted cookie of theirs, and only what they
 * typed into a form that was refused, where it is more than a cookie holds, is kept here.
 */
export function carefulSessions(provider: Provider, cookies: Provider): Provider {
  return configProvider.create(async (app) => {
    const [factory, cookieFactory] = [await provider.resolver(app), await cookies.resolver(app)]
    return (ctx, config) => {
      const [store, jar] = [factory(ctx, config), cookieFactory(ctx, config)]
      const { read, write, touch, destroy } = bound(store)
      const [found, kept] = [new Set<string>(), new Set<string>()]
      store.read = async (id) => {
        const inJar = await jar.read(id)
        const values = inJar ?? (await read(id))
        if (values) found.add(id)
        if (values && !inJar) kept.add(id)
        return values
      }
      store.write = async (id, values) => {
        const isNobodys = !Object.hasOwn(values, SIGNED_IN)
        const size = isNobodys ? Buffer.byteLength(JSON.stringify(values)) : 0
        if (isNobodys && size <= MOST_IN_A_COOKIE) {
          if (kept.delete(id)) await destroy(id)
          return jar.write(id, values)
        }
        if (found.has(id) && !isNobodys && !(await read(id))) return
        await jar.destroy(id)
        const isTooMuch = isNobodys && (size > MOST_FOR_NOBODY || !(kept.has(id) || mayKeep(ctx.request?.ip() ?? '')))
        if (isTooMuch) return jar.write(id, withoutInput(values))
        await write(id, values)
      }
      store.touch = async (id) => {
        if (await jar.read(id)) return jar.touch(id)
        const now = Date.now()
        if (now - (touchedAt.get(id) ?? 0) < TOUCHED_EVERY_MS) return
        await touch(id)
        if (touchedAt.size >= MOST_KNOWN) touchedAt.clear()
        touchedAt.set(id, now)
      }
      store.destroy = async (id) => {
        if (await jar.read(id)) await jar.destroy(id)
        else await destroy(id)
      }
      return store
    }
  })
}

function bound(store: SessionStoreContract) {
  const { read, write, touch, destroy } = store
  const own = <T extends (...parts: never[]) => unknown>(method: T) => method.bind(store) as T
  return { read: own(read), write: own(write), touch: own(touch), destroy: own(destroy) }
}

/** Counted by this process alone: a bound on what one visitor leaves, not a right. */
function mayKeep(address: string): boolean {
  const now = Date.now()
  const known = rowsOf.get(address)
  const counted = known && now - known.since < ROWS_MS ? known : { count: 0, since: now }
  if (rowsOf.size >= MOST_KNOWN) rowsOf.clear()
  rowsOf.set(address, { ...counted, count: counted.count + 1 })
  return counted.count < MOST_ROWS
}

const SAID = ['success', 'refusal', 'refusalTitle', 'errors', 'errorsBag', 'inputErrorsBag']

/** What is said on the next page, without what was typed. */
function withoutInput(values: SessionData): SessionData {
  const flashed = Object.entries((values.__flash__ ?? {}) as SessionData).filter(([name]) => SAID.includes(name))
  // what was typed before signing in again, and the address that was wanted, may be as long as one likes
  const others = Object.entries(values).filter(([name]) => name !== 'typed' && name !== 'intended')
  return { ...Object.fromEntries(others), __flash__: Object.fromEntries(flashed) }
}
