import { test } from '@japa/runner'
import { DEMO_PASSWORD } from '#database/demo/password'
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

  test('who signs in from it comes back to it, and to nothing else', async ({ assert, client }) => {
    const world = await World.create()
    const { id } = await Call.findByOrFail('code', 'NW-KI-2026')
    const offer = await client.get(`/foerderangebote/${id}`)
    assert.include(offer.text(), `/anmeldung?aufruf=${id}`)
    const page = await client.get(`/anmeldung?aufruf=${id}`)
    assert.include(page.text(), `name="offer" value="${id}"`)
    assert.notInclude((await client.get('/anmeldung?aufruf=https://boese.example')).text(), 'name="offer"')
    const { email } = world.editor('Unna')
    const signsIn = (form: object) =>
      client
        .post('/anmeldung')
        .withCsrfToken()
        .form({ email, password: DEMO_PASSWORD, ...form })
        .redirects(0)
    assert.equal((await signsIn({ offer: id })).header('location'), `/foerderangebote/${id}`)
    assert.equal((await signsIn({})).header('location'), '/')
  })

  test('the directive is read on a page and as a PDF, where its text is there', async ({ assert, client }) => {
    const world = await World.create()
    const [told, untold] = [await world.call('NW-MVW-2026'), await world.call('NW-KI-2026')]
    const page = await client.get(`/foerderangebote/${told.id}/richtlinie`)
    page.assertTextIncludes('1 Zuwendungszweck')
    page.assertTextIncludes('Ein Anspruch auf die Zuwendung besteht nicht.')
    const print = await client.get(`/foerderangebote/${told.id}/richtlinie.pdf`)
    assert.include(print.header('content-type'), 'pdf')
    const offer = await client.get(`/foerderangebote/${told.id}`)
    offer.assertTextIncludes('auf Abruf, nach dem Bedarf der nächsten Wochen')
    for (const end of ['', '.pdf']) {
      const none = await client.get(`/foerderangebote/${untold.id}/richtlinie${end}`)
      assert.equal(none.status(), 404)
    }
  })
})
