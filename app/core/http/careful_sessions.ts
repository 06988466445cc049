import { configProvider } from '@adonisjs/core'
import type { ConfigProvider } from '@adonisjs/core/types'
import type { SessionStoreFactory } from '@adonisjs/session/types'

/** A session lives for hours: that it is used is written down once a minute and not with every page. */
const TOUCHED_EVERY_MS = 60_000
const MOST_KNOWN = 20_000
const touchedAt = new Map<string, number>()

/**
 * The sessions of a store, with two cares: their use is seldom written, and one that has ended while a request was
 * under way is not written again; else who signs out would be signed in anew by a request that was slower.
 */
export function carefulSessions(provider: ConfigProvider<SessionStoreFactory>): ConfigProvider<SessionStoreFactory> {
  return configProvider.create(async (app) => {
    const factory = await provider.resolver(app)
    return (ctx, config) => {
      const store = factory(ctx, config)
      const [read, write, touch] = [store.read.bind(store), store.write.bind(store), store.touch.bind(store)]
      const found = new Set<string>()
      store.read = async (id) => {
        const values = await read(id)
        if (values) found.add(id)
        return values
      }
      store.write = async (id, values) => {
        if (found.has(id) && !(await read(id))) return
        await write(id, values)
      }
      store.touch = async (id) => {
        const now = Date.now()
        if (now - (touchedAt.get(id) ?? 0) < TOUCHED_EVERY_MS) return
        await touch(id)
        if (touchedAt.size >= MOST_KNOWN) touchedAt.clear()
        touchedAt.set(id, now)
      }
      return store
    }
  })
}
