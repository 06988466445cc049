import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import Day from '#core/calendar/day'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import Document from '#documents/models/document'
import KeepMasterDocument from '#applications/actions/keep_master_document'
import { ageInWords } from '#applications/domain/master_document'
import ApplicationAttachment from '#applications/models/application_attachment'
import MasterDocument from '#applications/models/master_document'
import type User from '#identity/models/user'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF'
)
const PAPER = { kind: 'concept', title: 'Integrationskonzept', dated_on: '12.3.2024' }

function keep(client: ApiClient, by: User, fields: Record<string, string> = PAPER) {
  const request = as(client.post('/stammdaten/unterlagen'), by).withCsrfToken()
  for (const [name, value] of Object.entries(fields)) request.field(name, value)
  return request.file('datei', PDF, { filename: 'Konzept.pdf' })
}

test.group('Papers that a house keeps at hand', () => {
  test('are kept with their age, taken over by an application, and may go without it', async ({ assert, client }) => {
    const world = await World.create()
    const editor = world.editor('Unna')
    const kept = await keep(client, editor)
    kept.assertFlashMessage('success', 'applications.paper_kept')
    const page = await as(client.get('/stammdaten'), editor)
    page.assertTextIncludes('vom 12.03.2024, 19 Monate alt')
    const paper = await MasterDocument.firstOrFail()
    assert.equal((await as(client.get(`/stammdaten/unterlagen/${paper.id}`), editor)).status(), 200)
    const { id, definition } = await world.file('Unna', 'NW-KI-2026', 'draft').then(async (file) => {
      await file.load('programmeVersion')
      return file
    })
    const [slot] = definition.attachments
    const form = await as(client.get(`/antraege/${id}/abschnitte/anlagen`), editor)
    form.assertTextIncludes('Integrationskonzept, vom 12.03.2024')
    const taken = await sends(client.post(`/antraege/${id}/anlagen/stammdaten`), editor, {
      slot: slot.key,
      paper: paper.id,
    })
    taken.assertFlashMessage('success', 'applications.attached')
    const attachment = await ApplicationAttachment.query()
      .where({ applicationId: id })
      .preload('document')
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(attachment.document.fileName, 'Konzept.pdf')
    const gone = await sends(client.post(`/stammdaten/unterlagen/${paper.id}/entfernung`), editor)
    gone.assertFlashMessage('success', 'applications.paper_removed')
    assert.isNotNull(await Document.find(attachment.documentId))
    // it is looked at in the browser, in a frame of its own
    const seen = await as(client.get(`/akten/${id}/dokumente/${attachment.documentId}/ansicht`), editor)
    assert.match(seen.header('content-disposition')!, /^inline/)
    assert.equal(seen.header('content-security-policy'), "default-src 'none'; object-src 'self'")
    const foreign = await as(
      client.get(`/akten/${id}/dokumente/${attachment.documentId}/ansicht`),
      world.editor('Olpe')
    )
    assert.equal(foreign.status(), 404)
  })

  test('are the house’s own, of a day that has been, and not endless', async ({ assert, client }) => {
    const world = await World.create()
    const [editor, other] = [world.editor('Unna'), world.editor('Wuppertal')]
    await keep(client, editor)
    const { id } = await MasterDocument.firstOrFail()
    for (const [address, act] of [
      [`/stammdaten/unterlagen/${id}`, 'get'],
      [`/stammdaten/unterlagen/${id}/entfernung`, 'post'],
    ] as const)
      assert.equal(
        (await (act === 'get' ? as(client.get(address), other) : sends(client.post(address), other))).status(),
        404
      )
    const action = await app.container.make(KeepMasterDocument)
    const paper = { kind: 'other' as const, title: 'Morgen', dated: Day.parse('2030-01-01') }
    assert.equal(
      await refusalOf(() => action.handle(editor.office!, paper, {} as never, editor)),
      'applications.paper_not_yet'
    )
    const row = await MasterDocument.firstOrFail()
    const { recipientId, documentId, kind, dated } = row
    await MasterDocument.createMany(Array.from({ length: 59 }, () => ({ recipientId, documentId, kind, dated })))
    const full = await keep(client, editor)
    const sentence = sentenceFor(new Refusal('applications.too_many_papers', { most: 60 }))
    assert.include(JSON.stringify(full.flashMessages()), sentence)
  })

  test('{dated}: {words}')
    .with([
      { dated: '2027-04-20', words: 'vom 20.04.2027, aus diesem Monat' },
      { dated: '2027-03-20', words: 'vom 20.03.2027, ein Monat alt' },
      { dated: '2026-03-21', words: 'vom 21.03.2026, 12 Monate alt' },
      { dated: '2024-04-20', words: 'vom 20.04.2024, 3 Jahre alt' },
    ])
    .run(({ assert }, { dated, words }) => assert.equal(ageInWords(Day.parse(dated), Day.parse('2027-04-20')), words))
})
