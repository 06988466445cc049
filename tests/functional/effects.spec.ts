import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Effect from '#core/effects/effect'
import { FAILING_AFTER, announce, deliverEffects, follows } from '#core/effects/effects'
import { inTransaction } from '#core/persistence/in_transaction'
import Document from '#documents/models/document'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

class Rehearsed {
  static readonly key = 'tests.rehearsed'
  constructor(readonly name: string) {}
}
const heard: string[] = []
let broken = false
class Listener {
  async handle({ name }: Rehearsed) {
    if (broken) throw Object.assign(new Error('insert into x (name) values (Erika)'), { code: 'ENOSPC' })
    heard.push(name)
  }
}
follows(Rehearsed, 'rehearse', async () => ({ default: Listener as never }))
const tell = (name: string) => inTransaction((trx) => announce(trx, new Rehearsed(name)))
const rehearsals = () => Effect.query().where('effect', 'rehearse').orderBy('id')
/** The pauses are over. */
const makeDue = () =>
  Effect.query()
    .whereNull('done_at')
    .update({ dueAt: DateTime.utc().minus({ minutes: 1 }).toSQL({ includeOffset: false }) })

test.group('What follows from an act', (group) => {
  group.each.setup(() => {
    heard.length = 0
    broken = false
  })

  test('it is kept with the act, or not at all', async ({ assert }) => {
    await assert.rejects(() =>
      inTransaction(async (trx) => {
        await announce(trx, new Rehearsed('nie'))
        throw new Error('the act failed')
      })
    )
    assert.lengthOf(await rehearsals(), 0)
    await tell('eins')
    assert.deepEqual(heard, [], 'nothing happens inside the transaction')
    await deliverEffects()
    await deliverEffects()
    assert.deepEqual(heard, ['eins'], 'once, however often it is asked for')
  })

  test('nothing is announced that nothing follows from', async ({ assert }) => {
    class Unheard {
      static readonly key = 'tests.unheard'
    }
    await assert.rejects(() => inTransaction((trx) => announce(trx, new Unheard())), /nothing follows/)
  })

  test('a listener that throws is tried again, seen by the administrator and on /health, and done in the end', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const admin = world.official('NW', 'admin_technical')
    broken = true
    await tell('spät')
    for (let tries = 1; tries <= FAILING_AFTER; tries++) {
      await deliverEffects()
      const [effect] = await rehearsals()
      assert.equal(effect.tries, tries)
      assert.isTrue(effect.dueAt > DateTime.utc(), 'it waits before the next try')
      await deliverEffects()
      assert.equal((await rehearsals())[0].tries, tries, 'and is not tried within the pause')
      await makeDue()
    }
    const page = (await as(client.get('/verwaltung/wirkungen'), admin)).text()
    assert.include(page, 'Error ENOSPC')
    assert.notInclude(page, 'Erika', "what a driver was given is nobody's business here")
    const health = await client.get('/health')
    assert.deepEqual([health.status(), health.body().status, health.body().effects], [200, 'degraded', false])
    broken = false
    const [effect] = await rehearsals()
    await sends(client.post(`/verwaltung/wirkungen/${effect.id}`), admin)
    assert.deepEqual(heard, ['spät'])
    assert.isTrue((await client.get('/health')).body().effects)
    assert.equal((await as(client.get('/verwaltung/wirkungen'), world.official('NW', 'case_officer'))).status(), 403)
  })

  test('a receipt that could not be made is made later, without anybody doing anything', async ({ assert }) => {
    const world = await World.create()
    const { default: DocumentStore } = await import('#documents/document_store')
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const receipts = () => Document.query().where({ stream: file.journalStream, kind: 'receipt' })
    app.container.swap(DocumentStore, () => {
      throw new Error('ENOSPC')
    })
    await deliverEffects()
    assert.lengthOf(await receipts(), 0)
    app.container.restore(DocumentStore)
    await makeDue()
    await deliverEffects()
    assert.lengthOf(await receipts(), 1)
  })
})
