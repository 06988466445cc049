import { test } from '@japa/runner'
import { World } from '#tests/helpers/world'

type JsonFeed = { items: { title: string; url: string; content_html?: string; summary?: string; tags?: string[] }[] }

test.group('The feed of open offers', () => {
  test('says what is open and nothing else, in both formats, the same every time', async ({ assert, client }) => {
    const world = await World.create()
    world.clock.moveTo('2025-11-10T09:00')
    const feed = (await client.get('/foerderangebote.json')).body() as JsonFeed
    const titles = feed.items.map(({ title }) => title)
    assert.sameMembers(titles, [
      'Kommunale Integrationszentren 2026',
      'Welcome Center 2026 bis 2028',
      'WIR-Vielfaltszentren 2026 bis 2030',
    ])
    const atom = await client.get('/foerderangebote.atom')
    assert.match(String(atom.header('content-type')), /^application\/atom\+xml/)
    for (const title of titles) assert.include(atom.text(), title)
    assert.include(atom.text(), 'Anträge bis 31.12.2025.')
    assert.equal(atom.text(), (await client.get('/foerderangebote.atom')).text())
    world.clock.moveTo('2026-02-01T09:00')
    assert.lengthOf(((await client.get('/foerderangebote.json')).body() as JsonFeed).items, 0)
  })

  test('is still open in the last second of the last day, and no longer after it', async ({ assert, client }) => {
    const world = await World.create()
    const count = async () => ((await client.get('/foerderangebote.json')).body() as JsonFeed).items.length
    world.clock.moveTo('2025-12-31T23:59:59')
    assert.equal(await count(), 1)
    world.clock.moveTo('2026-01-01T00:00:00')
    assert.equal(await count(), 0)
  })
})
