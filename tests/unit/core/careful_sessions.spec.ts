import app from '@adonisjs/core/services/app'
import { configProvider } from '@adonisjs/core'
import { test } from '@japa/runner'
import { carefulSessions } from '#core/http/careful_sessions'

type Store = { read: (id: string) => Promise<object | null>; write: () => Promise<void>; touch: () => Promise<void> }

async function storeWith(store: Partial<Store>) {
  const whole = { read: async () => null, write: async () => {}, touch: async () => {}, ...store }
  const factory = await carefulSessions(configProvider.create(async () => () => whole as never)).resolver(app)
  return factory({} as never, {} as never)
}

test.group('Sessions', () => {
  test('their use is written once a minute and session', async ({ assert }) => {
    let touched = 0
    const store = await storeWith({ touch: async () => void touched++ })
    await store.touch('one')
    await store.touch('one')
    await store.touch('two')
    assert.equal(touched, 2)
  })

  test('a use that could not be written is written with the next page', async ({ assert }) => {
    let tries = 0
    const store = await storeWith({
      touch: async () => {
        if (++tries === 1) throw new Error('busy')
      },
    })
    await assert.rejects(() => store.touch('three') as Promise<void>, 'busy')
    await store.touch('three')
    assert.equal(tries, 2)
  })

  test('one that ended while a request was under way is not written again; a new one is', async ({ assert }) => {
    const rows = new Map<string, object>([['old', {}]])
    const written: string[] = []
    const store = await storeWith({
      read: async (id) => rows.get(id) ?? null,
      write: async (...[id]: unknown[]) => void written.push(String(id)),
    })
    await store.read('old')
    rows.delete('old')
    await store.write('old', {})
    await store.write('new', {})
    assert.deepEqual(written, ['new'])
  })
})
