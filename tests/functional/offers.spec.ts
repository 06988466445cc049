import { test } from '@japa/runner'
import Call from '#programmes/models/call'
import { World } from '#tests/helpers/world'

test.group('The page of a call', () => {
  test('says whether it fits a place, for everybody, by the rules that refuse an application later', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const { id } = await Call.findByOrFail('code', 'NW-KI-2026')
    const page = async (query: string) =>
      (await client.get(`/foerderangebote/${id}?${query}`)).text().replace(/\s+/g, ' ')
    assert.include(await page(''), 'Passt das zu uns?')
    assert.notInclude(await page(''), 'Das passt')
    assert.include(await page('wer=05978&begonnen=nein'), ': Das passt.')
    const town = await page('wer=06415000')
    assert.include(town, ': Das passt so nicht.')
    assert.include(town, 'nicht erfüllt')
    assert.include(await page('wer=Nirgendwo'), 'steht nicht im Gemeindeverzeichnis')
    world.clock.moveTo('2026-02-01T09:00')
    assert.include(await page('wer=05978'), 'Der Aufruf ist seit dem')
  })
})
