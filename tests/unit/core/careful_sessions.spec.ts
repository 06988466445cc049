import app from '@adonisjs/core/services/app'
import { configProvider } from '@adonisjs/core'
import { test } from '@japa/runner'
import { carefulSessions } from '#core/http/careful_sessions'

type Values = Record<string, unknown>
type Store = {
  read: (id: string) => Promise<Values | null>
  write: (id: string, values: Values) => Promise<void>
  touch: (id: string) => Promise<void>
  destroy: (id: string) => Promise<void>
}
const SOMEBODY = { auth_web: 1 }

/** A store over rows, beside a jar of cookies; both can be looked into. */
async function storeWith(store: Partial<Store>, jar = new Map<string, Values>()) {
  const nothing = async () => {}
  const whole = { read: async () => null, write: nothing, touch: nothing, destroy: nothing, ...store }
  const cookies = {
    read: async (id: string) => jar.get(id) ?? null,
    write: async (id: string, values: Values) => void jar.set(id, values),
    touch: nothing,
    destroy: async (id: string) => void jar.delete(id),
  }
  const provide = (one: object) => configProvider.create(async () => () => one as never)
  const factory = await carefulSessions(provide(whole), provide(cookies)).resolver(app)
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
    const rows = new Map<string, Values>([['old', SOMEBODY]])
    const written: string[] = []
    const store = await storeWith({
      read: async (id) => rows.get(id) ?? null,
      write: async (id) => void written.push(id),
    })
    await store.read('old')
    rows.delete('old')
    await store.write('old', SOMEBODY)
    await store.write('new', SOMEBODY)
    assert.deepEqual(written, ['new'])
  })

  test('who is not signed in costs no row; what they typed into a refused form is kept, and no megabytes', async ({
    assert,
  }) => {
    const [rows, jar] = [new Map<string, Values>(), new Map<string, Values>()]
    const store = await storeWith(
      {
        read: async (id) => rows.get(id) ?? null,
        write: async (id, values) => void rows.set(id, values),
        destroy: async (id) => void rows.delete(id),
      },
      jar
    )
    await store.write('a', { 'csrf-secret': 'x' })
    assert.deepEqual([rows.size, jar.size], [0, 1])
    assert.deepEqual(await store.read('a'), { 'csrf-secret': 'x' })
    await store.write('a', { 'csrf-secret': 'x', '__flash__': { text: 'y'.repeat(5000) } })
    assert.deepEqual([rows.size, jar.size], [1, 0])
    assert.property(await store.read('a'), '__flash__')
    await store.write('a', { 'csrf-secret': 'x', '__flash__': { text: 'y'.repeat(1_900_000), refusal: 'Nein.' } })
    assert.deepEqual(await store.read('a'), { 'csrf-secret': 'x', '__flash__': { refusal: 'Nein.' } })
    await store.write('a', { __flash__: { text: 'y'.repeat(5000) } })
    assert.isTrue(rows.has('a'))
    await store.read('a')
    await store.write('a', { 'csrf-secret': 'x' })
    assert.deepEqual([rows.size, jar.size], [0, 1], 'what has become small again is no row any more')
    await store.write('c', { 'csrf-secret': 'x', '__flash__': { text: 'Ж'.repeat(2000) } })
    assert.isTrue(rows.delete('c'), 'letters of other scripts are longer than they look')
    await store.write('b', { 'csrf-secret': 'x' })
    await store.write('b', { ...SOMEBODY, 'csrf-secret': 'x' })
    assert.isTrue(rows.has('b'))
    assert.isFalse(jar.has('b'))
    await store.destroy('b')
    assert.isFalse(rows.has('b'))
  })

  test('one visitor leaves so many rows and no more', async ({ assert }) => {
    const rows = new Map<string, Values>()
    const store = await storeWith({ write: async (id, values) => void rows.set(id, values) })
    for (let number = 0; number < 100; number++)
      await store.write(`many ${number}`, { __flash__: { text: 'y'.repeat(5000) } })
    assert.isAtMost(rows.size, 30)
  })
})
