import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import SaveSection from '#applications/actions/save_section'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import { readDraft } from '#applications/queries/draft_reading'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

async function setting() {
  const world = await World.create()
  const { id } = await world.file('Unna', 'NW-KI-2026', 'draft')
  const at = `/antraege/${id}/abschnitte/fortfuehrung`
  const save = await app.container.make(SaveSection)
  const stands = async () => (await readDraft(await Application.findOrFail(id))).context.raw.fortfuehrung
  return { world, id, at, save, stands, editor: world.editor('Unna'), other: world.signatory('Unna') }
}
const saved = (text: string) => ({ continuation: text, budget_security: 'no', then: 'autosave' })

test.group('A section that is saved while somebody types', () => {
  test('goes on from the version that was kept, and tells what others wrote meanwhile', async ({ assert, client }) => {
    const { id, at, save, stands, editor, other } = await setting()
    const first = await sends(client.post(at), editor, { revision: 1, ...saved('Neu') })
    assert.equal(first.body().revision, 2)
    assert.deepEqual(first.body().others, {})
    assert.match(first.body().words, /^Gespeichert am .* von /)
    await save.handle(id, 'fortfuehrung', { continuation: 'Neu', budget_security: 'yes' }, 2, other)
    const second = await sends(client.post(at), editor, { revision: 2, ...saved('Neu und mehr') })
    assert.deepEqual(second.body().others, { budget_security: 'yes' })
    assert.deepEqual(await stands(), { continuation: 'Neu und mehr', budget_security: 'yes' })
    // what others emptied is told too
    await save.handle(id, 'fortfuehrung', { continuation: 'Neu und mehr' }, 4, other)
    const third = await sends(client.post(at), editor, { revision: 4, ...saved('Fertig'), budget_security: 'yes' })
    assert.deepEqual(third.body().others, { budget_security: '' })
  })

  test('decides nothing: where both wrote, where it is filed, where it was taken over', async ({ assert, client }) => {
    const { world, id, at, save, stands, editor, other } = await setting()
    await save.handle(id, 'fortfuehrung', { continuation: 'Von der anderen', budget_security: 'no' }, 1, other)
    const clash = await sends(client.post(at), editor, { revision: 1, ...saved('Von mir') })
    assert.equal(clash.status(), 409)
    assert.include(clash.body().words, 'Jemand anderes')
    assert.deepEqual(await stands(), { continuation: 'Von der anderen', budget_security: 'no' })
    await db
      .from('application_sections')
      .where({ application_id: id, section: 'fortfuehrung' })
      .update({ taken_over: true })
    const mark = async () => {
      const row = await db.from('application_sections').where({ application_id: id, section: 'fortfuehrung' }).first()
      return Boolean(row.taken_over)
    }
    await sends(client.post(at), editor, { revision: 2, ...saved('Noch etwas') })
    assert.isTrue(await mark())
    await sends(client.post(at), editor, { revision: 3, ...saved('Noch etwas'), then: 'list' })
    assert.isFalse(await mark())
    assert.equal((await sends(client.post(at), world.editor('Olpe'), { revision: 3, ...saved('Fremd') })).status(), 404)
    const filed = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    const late = await sends(client.post(`/antraege/${filed.id}/abschnitte/fortfuehrung`), world.editor('Wuppertal'), {
      revision: 1,
      ...saved('Zu spät'),
    })
    assert.equal(late.status(), 409)
    assert.include(late.body().words, 'eingereicht')
    assert.isUndefined(late.flashMessage('refusal'))
  })

  test('what was saved before is looked at and fetched back, and who else writes is named', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const { id } = await world.file('Unna', 'NW-KI-2026', 'draft')
    const [editor, signatory] = [world.editor('Unna'), world.signatory('Unna')]
    const at = `/antraege/${id}/abschnitte/fortfuehrung`
    const put = (continuation: string, revision: number) =>
      sends(client.post(at), signatory, { continuation, budget_security: 'yes', revision })
    await put('Der erste Gedanke', 1)
    await put('Der zweite Gedanke', 2)
    const page = await as(client.get(at), editor)
    page.assertTextIncludes(`${signatory.name} schreibt hier gerade.`)
    page.assertTextIncludes('Frühere Stände ansehen und zurückholen')
    ;(await as(client.get(`/antraege/${id}`), editor)).assertTextIncludes(`${signatory.name} schreibt hier gerade.`)
    assert.notInclude((await as(client.get(`/antraege/${id}`), signatory)).text(), `${signatory.name} schreibt`)
    const list = await as(client.get(`${at}/staende`), editor)
    list.assertTextIncludes('Der erste Gedanke')
    const back = await sends(client.post(`${at}/staende`), editor, { version: 2, revision: 3 })
    back.assertFlashMessage('success', 'applications.fetched_back')
    const row = await ApplicationSection.query().where({ applicationId: id, section: 'fortfuehrung' }).firstOrFail()
    assert.deepEqual([row.data.continuation, row.revision], ['Der erste Gedanke', 4])
    ;(await as(client.get(`${at}/staende`), editor)).assertTextIncludes('Der zweite Gedanke')
    // somebody else saved meanwhile: both texts are shown, nothing is overwritten
    await put('Der dritte Gedanke', 4)
    const late = await sends(client.post(`${at}/staende`), editor, { version: 3, revision: 4 })
    assert.isUndefined(late.flashMessage('success'))
    assert.equal((await sends(client.post(`${at}/staende`), editor, { version: 99, revision: 5 })).status(), 404)
    assert.equal((await as(client.get(`${at}/staende`), world.editor('Schwarzwald'))).status(), 404)
    world.clock.moveTo(world.now().plus({ minutes: 11 }).toISO()!)
    assert.notInclude((await as(client.get(at), editor)).text(), 'schreibt hier gerade')
  })
})
