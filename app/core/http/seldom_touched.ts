import { configProvider } from '@adonisjs/core'
import type { ConfigProvider } from '@adonisjs/core/types'
import type { SessionStoreFactory } from '@adonisjs/session/types'

/** A session lives for hours: that it is used is written down once a minute and not with every page. */
const TOUCHED_EVERY_MS = 60_000
const MOST_KNOWN = 20_000
const touchedAt = new Map<string, number>()

/** The sessions of a store, whose use is seldom written: reading a page writes nothing. */
export function seldomTouched(provider: ConfigProvider<SessionStoreFactory>): ConfigProvider<SessionStoreFactory> {
  return configProvider.create(async (app) => {
    const factory = await provider.resolver(app)
    return (ctx, config) => {
      const store = factory(ctx, config)
      const touch = store.touch.bind(store)
      store.touch = async (sessionId) => {
        const now = Date.now()
        if (now - (touchedAt.get(sessionId) ?? 0) < TOUCHED_EVERY_MS) return
        if (touchedAt.size >= MOST_KNOWN) touchedAt.clear()
        touchedAt.set(sessionId, now)
        await touch(sessionId)
      }
      return store
    }
  })
}
