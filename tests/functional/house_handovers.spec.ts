import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import JournalEntry from '#journal/models/journal_entry'
import HandOverInHouse from '#applications/actions/hand_over_in_house'
import Application from '#applications/models/application'
import Membership from '#identity/models/membership'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

test.group('Who looks after applications in a house', () => {
  test('who began it does, a colleague takes it over, and the authority learns nothing of that', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const { id } = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    const [editor, signatory] = [world.editor('Wuppertal'), world.signatory('Wuppertal')]
    const clerkOf = async () => (await Application.findOrFail(id)).clerkId
    assert.equal(await clerkOf(), editor.id)
    const list = await as(client.get('/antraege?meine=1'), signatory)
    assert.notInclude(list.text(), `/antraege/${id}"`)
    const sent = await sends(client.post(`/antraege/${id}/bearbeitung`), editor, { successor: signatory.id })
    sent.assertFlashMessage('success', 'applications.clerk_changed')
    assert.equal(await clerkOf(), signatory.id)
    const mine = await as(client.get('/antraege?meine=1'), signatory)
    assert.include(mine.text(), `/antraege/${id}"`)
    const { stream } = await JournalEntry.query().where('act', 'house.handed_over').firstOrFail()
    assert.equal(stream, `recipient:${editor.office!.id}`)
    const foreign = await sends(client.post(`/antraege/${id}/bearbeitung`), world.editor('Unna'), {
      successor: signatory.id,
    })
    assert.equal(foreign.status(), 404)
  })

  test('all of a person go to a colleague of the house, and to nobody else', async ({ assert, client }) => {
    const world = await World.create()
    await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    await world.file('Wuppertal', 'NW-KI-2026', 'draft')
    const [editor, signatory, admin] = [
      world.editor('Wuppertal'),
      world.signatory('Wuppertal'),
      world.colleague('Wuppertal', 'recipient_admin'),
    ]
    const page = await as(client.get('/uebergabe'), admin)
    page.assertTextIncludes(`${editor.name} (2)`)
    const sent = await sends(client.post('/uebergabe'), admin, { clerk: editor.id, successor: signatory.id })
    sent.assertFlashMessage('success', 'applications.handed_over_in_house')
    assert.lengthOf(await Application.query().where('clerk_id', signatory.id), 2)
    const handOver = await app.container.make(HandOverInHouse)
    const house = editor.office!
    assert.equal(
      await refusalOf(() => handOver.all(house, signatory.id, world.editor('Unna').id, signatory)),
      'applications.no_colleague'
    )
    assert.equal(
      await refusalOf(() => handOver.all(house, signatory.id, signatory.id, signatory)),
      'applications.colleague_same'
    )
    assert.equal((await as(client.get('/uebergabe'), editor)).status(), 403)
  })

  test('a role does not end before what goes with it was read', async ({ assert, client }) => {
    const world = await World.create()
    const admin = world.colleague('Wuppertal', 'recipient_admin')
    const { id } = await Membership.query()
      .where({ user_id: world.editor('Wuppertal').id, role: 'applicant_editor' })
      .firstOrFail()
    const page = await as(client.get(`/zugaenge/${id}/ende`), admin)
    page.assertTextIncludes('Anträge einer Person übergeben')
    assert.isNull((await Membership.findOrFail(id)).endedAt)
    const foreign = await Membership.query()
      .where({ user_id: world.editor('Unna').id })
      .firstOrFail()
    assert.equal((await as(client.get(`/zugaenge/${foreign.id}/ende`), admin)).status(), 404)
  })
})
