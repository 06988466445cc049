import type { ApiClient } from '@japa/api-client'
import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { deliverEffects } from '#core/effects/effects'
import Document from '#documents/models/document'
import Duty from '#duties/models/duty'
import type User from '#identity/models/user'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import RegisterUnit from '#register/models/register_unit'
import SupplementRequest from '#applications/models/supplement_request'
import { assertReckoned } from '#applications/queries/gaps_of'
import { roundingUnder } from '#applications/queries/draft_reading'
import { draftOf } from '#database/demo/drafts'
import { Voice } from '#database/demo/texts'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const SCAN = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF'
)

async function setting() {
  const world = await World.create()
  const [officer, call] = [world.official('NW', 'case_officer'), await world.call('NW-KI-2026')]
  const { id: recipient } = world.recipient('Unna')
  const form = { call: call.id, recipient, received_on: '31.10.2025', received_at: '14:30' }
  return { world, officer, call, form }
}

function begin(client: ApiClient, by: User, fields: Record<string, string | number>, scan: Buffer | null = SCAN) {
  const request = as(client.post('/papierantraege'), by).withCsrfToken()
  for (const [name, value] of Object.entries(fields)) request.field(name, value)
  return scan ? request.file('datei', scan, { filename: 'Antrag.pdf' }) : request
}

/** Whether an answer says what a refusal says, up to what differs from case to case. */
function told(assert: Assert, response: { flashMessages(): unknown }, code: string) {
  const [beginning] = sentenceFor(new Refusal(code, { sections: '(', file: '(', least: 20, asked: '(' })).split('(')
  assert.include(JSON.stringify(response.flashMessages()), beginning.slice(0, 40).trim())
}

/** What stands on the paper: posts and plan, and no more. */
async function typePlan(client: ApiClient, world: World, application: Application, by: User) {
  const [call, unit] = [await world.call('NW-KI-2026'), await RegisterUnit.ofKey('05978')]
  const typed = draftOf(
    {
      programme: 'KI',
      name: 'Kreis Unna',
      town: 'Unna',
      region: '',
      isCounty: unit?.unitKind === 'county',
      years: call.years,
      period: call.period,
      rounding: roundingUnder(call),
      partners: [],
      contact: { name: 'Erika Muster', email: 'muster@example.de', signatory: 'Erika Muster' },
    },
    call.definition,
    new Voice(1)
  )
  for (const section of ['stellen', 'finanzierungsplan']) {
    const sent = await sends(client.post(`/antraege/${application.id}/abschnitte/${section}`), by, {
      revision: 0,
      ...typed[section],
    })
    sent.assertFlashMessage('success', 'core.saved')
  }
  return typed
}

test.group('Applications on paper', () => {
  test('an officer types in what came, asks for what it lacks, and goes on with the answer', async ({
    assert,
    client,
  }) => {
    const { world, officer, form } = await setting()
    const begun = await begin(client, officer, form)
    const application = await Application.query().whereNotNull('paper_received_at').firstOrFail()
    begun.assertHeader('location', `/antraege/${application.id}`)
    const at = `/antraege/${application.id}`
    const duty = await Duty.query().where({ kind: 'type_in_paper' }).firstOrFail()
    assert.deepEqual([duty.page, duty.authorityId, duty.recipientId], [at, officer.office!.id, null])
    const form1 = await as(client.get(at), officer)
    form1.assertTextIncludes('Papierantrag, eingegangen am 31.10.2025, 14:30')
    // nobody else knows of it yet
    for (const other of [
      world.editor('Unna'),
      world.official('NW', 'head_of_unit'),
      world.official('BW', 'case_officer'),
    ])
      assert.include([403, 404], (await as(client.get(at), other)).status())
    assert.notInclude((await as(client.get('/antraege'), world.editor('Unna'))).text(), at)

    const typed = await typePlan(client, world, application, officer)
    const check = await as(client.get(`${at}/einreichung`), officer)
    check.assertTextIncludes('Erfassung abschließen')
    const filed = await sends(client.post(`${at}/einreichung`), officer)
    filed.assertHeader('location', `${at}/eingang`)
    await application.refresh()
    assert.equal(application.status, 'submitted')
    assert.equal(application.submittedAt!.toISO(), application.paperReceivedAt!.toISO())
    await deliverEffects()
    const receipt = await Document.findByOrFail({ stream: application.journalStream, kind: 'receipt' })
    assert.equal((await as(client.get(`/antraege/${application.id}/eingang`), officer)).status(), 200)
    assert.equal((await as(client.get(`/akten/${application.id}/dokumente/${receipt.id}`), officer)).status(), 200)

    // the applicant sees it now, as it was filed
    const file = await as(client.get(`/akten/${application.id}`), world.editor('Unna'))
    file.assertTextIncludes('Antrag auf Papier')
    const own = await as(client.get(`/akten/${application.id}`), officer)
    own.assertTextIncludes('Auf dem Papier fehlt noch')
    const early = await sends(client.post(`/akten/${application.id}/vollstaendigkeit`), officer)
    told(assert, early, 'applications.gaps_left')

    await sends(client.post(`/akten/${application.id}/nachforderung`), officer, {
      place_1: 'vorhaben',
      what_1: 'Bitte beschreiben Sie das Vorhaben und legen Sie die Anlagen bei.',
      due_on: '24.11.2025',
    })
    const other = await as(client.get(`/akten/${application.id}`), officer)
    other.assertTextIncludes('Die Antwort kam auf Papier?')
    for (const [section, answers] of Object.entries(typed))
      await sends(client.post(`${at}/abschnitte/${section}`), officer, { revision: 0, ...answers })
    world.clock.moveTo('2025-11-12T09:00')
    // what the applicant writes itself it signs itself, and it says what was asked, no more
    const unna = world.editor('Unna')
    const put = { revision: 1, ...typed.vorhaben, title: 'Von uns selbst' }
    await sends(client.post(`${at}/abschnitte/vorhaben`), unna, put)
    const stolen = as(client.post(`${at}/anlagen`), unna)
      .withCsrfToken()
      .field('slot', 'paper')
    await stolen.file('datei', SCAN, { filename: 'Anderes.pdf' })
    assert.lengthOf(await ApplicationAttachment.query().where({ applicationId: application.id, slot: 'paper' }), 1)
    const answer = { answer: 'Schreiben vom 10. November', received_on: '10.11.2025' }
    const noScan = await sends(client.post(`${at}/einreichung`), officer, answer)
    told(assert, noScan, 'applications.scan_missing')
    const scan = as(client.post(`${at}/anlagen`), officer)
      .withCsrfToken()
      .field('slot', 'paper')
    await scan.file('datei', Buffer.concat([SCAN, Buffer.from('\n')]), { filename: 'Antwort.pdf' })
    const unsigned = await sends(client.post(`${at}/einreichung`), officer, { ...answer, received_on: '10.11.2025' })
    told(assert, unsigned, 'applications.written_by_applicant')
    const corrected = { revision: 2, ...typed.vorhaben, title: 'Wie es auf dem Papier steht' }
    await sends(client.post(`${at}/abschnitte/vorhaben`), officer, corrected)
    const before = await sends(client.post(`${at}/einreichung`), officer, { ...answer, received_on: '2.11.2025' })
    told(assert, before, 'applications.received_before')
    const noDay = await sends(client.post(`${at}/einreichung`), officer, { ...answer, received_on: '' })
    told(assert, noDay, 'applications.received_missing')
    const ahead = await sends(client.post(`${at}/einreichung`), officer, { ...answer, received_on: '13.11.2025' })
    told(assert, ahead, 'applications.received_later')
    const again = await sends(client.post(`${at}/einreichung`), officer, answer)
    again.assertHeader('location', `${at}/eingang`)
    assert.equal((await application.refresh()).version, 2)
    const { answeredAt } = await SupplementRequest.findByOrFail('application_id', application.id)
    assert.equal(answeredAt!.setZone('Europe/Berlin').toISODate(), '2025-11-10')
  })

  test('the receipt is the stamp’s: not ahead, not before the call, late with a reason', async ({ assert, client }) => {
    const { world, officer, form } = await setting()
    const ahead = await begin(client, officer, { ...form, received_on: '4.11.2025' })
    told(assert, ahead, 'applications.received_later')
    const early = await begin(client, officer, { ...form, received_on: '1.9.2025' })
    assert.match(JSON.stringify(early.flashMessages()), /01\.10\.2025/)
    assert.isNull(await Application.first())
    const without = await begin(client, officer, form, null)
    assert.match(JSON.stringify(without.flashMessages()), /Bitte wählen Sie den Scan/)
    const nonsense = await begin(client, officer, { ...form, received_at: '25:70' })
    assert.match(JSON.stringify(nonsense.flashMessages()), /Uhrzeit/)

    world.clock.moveTo('2026-01-12T09:00')
    await begin(client, officer, { ...form, received_on: '5.1.2026' })
    const application = await Application.firstOrFail()
    await typePlan(client, world, application, officer)
    await sends(client.post(`/antraege/${application.id}/einreichung`), officer)
    await application.refresh()
    // nobody makes up a reason for who wrote none
    assert.deepEqual(
      [application.status, application.lateReason],
      ['submitted', 'Auf dem Papier ist kein Grund genannt.']
    )
  })

  test('what does not come out is kept as it came, and not granted; it is taken back on paper', async ({
    assert,
    client,
  }) => {
    const { world, officer, form } = await setting()
    await begin(client, officer, form)
    const application = await Application.firstOrFail()
    const filed = await sends(client.post(`/antraege/${application.id}/einreichung`), officer)
    filed.assertHeader('location', `/antraege/${application.id}/eingang`)
    await application.refresh()
    const code = await refusalOf(() => db.transaction((trx) => assertReckoned(application, trx)))
    assert.equal(code, 'applications.not_reckoned')
    const head = world.official('NW', 'head_of_unit')
    const back = `/antraege/${application.id}/ruecknahme`
    assert.equal((await as(client.get(back), officer)).status(), 403)
    ;(await as(client.get(back), head)).assertTextIncludes('Halten Sie fest, wann das Schreiben einging')
    const short = await sends(client.post(back), head, { reason: 'zurück' })
    told(assert, short, 'applications.retraction_reason')
    await sends(client.post(back), head, { reason: 'Schreiben des Landrats vom 3. November 2025' })
    assert.equal((await application.refresh()).status, 'retracted')
  })

  test('its applicant answers what was asked, whatever else the paper lacks', async ({ assert, client }) => {
    const { world, officer, form } = await setting()
    await begin(client, officer, form)
    const { id } = await Application.firstOrFail()
    await sends(client.post(`/antraege/${id}/einreichung`), officer)
    await sends(client.post(`/akten/${id}/nachforderung`), officer, {
      place_1: 'vorhaben',
      what_1: 'Bitte nennen Sie den Titel des Vorhabens.',
      due_on: '24.11.2025',
    })
    const [at, signatory] = [`/antraege/${id}`, world.signatory('Unna')]
    const page = await as(client.get(at), signatory)
    assert.notInclude(page.text(), 'Wird erfasst')
    assert.notInclude(page.text(), 'Tragen Sie ein, was auf dem')
    await sends(client.post(`${at}/abschnitte/vorhaben`), signatory, { revision: 0, title: 'Haus der Vielfalt' })
    const filed = await sends(client.post(`${at}/einreichung`), signatory, { answer: 'Der Titel steht jetzt da.' })
    filed.assertHeader('location', `${at}/eingang`)
    assert.equal((await Application.findOrFail(id)).version, 2)
  })

  test('its scan stays, another one comes in its place, and a second paper is not begun beside it', async ({
    assert,
    client,
  }) => {
    const { officer, form } = await setting()
    await begin(client, officer, form)
    const { id } = await Application.firstOrFail()
    const scan = await ApplicationAttachment.query().where({ applicationId: id, slot: 'paper' }).firstOrFail()
    const taken = await sends(client.post(`/antraege/${id}/anlagen/${scan.id}/entfernung`), officer)
    told(assert, taken, 'applications.paper_stays')
    const page = await as(client.get(`/antraege/${id}`), officer)
    page.assertTextIncludes('Antrag auf Papier (Scan)')
    const second = await begin(client, officer, form)
    told(assert, second, 'applications.typed_in_already')
    assert.lengthOf(await Application.all(), 1)
    const given = await sends(client.post(`/antraege/${id}/ruecknahme`), officer, {
      reason: 'Versehentlich unter dem falschen Aufruf erfasst',
    })
    given.assertHeader('location', '/akten')
    assert.lengthOf(await Duty.query().where({ kind: 'type_in_paper' }).whereNull('done_at'), 0)
  })

  test('an officer writes nothing that did not come on paper', async ({ assert, client }) => {
    const { world, officer } = await setting()
    const { id } = await world.file('Unna', 'NW-KI-2026', 'draft')
    for (const address of [`/antraege/${id}`, `/antraege/${id}/abschnitte/vorhaben`, `/antraege/${id}/einreichung`])
      assert.equal((await as(client.get(address), officer)).status(), 404)
    const sent = await sends(client.post(`/antraege/${id}/abschnitte/vorhaben`), officer, { revision: 1 })
    assert.equal(sent.status(), 404)
  })
})
