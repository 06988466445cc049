import db from '@adonisjs/lucid/services/db'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import MoveApplication from '#applications/actions/move_application'
import SendMessage from '#applications/actions/send_message'
import Message from '#applications/models/message'
import Document from '#documents/models/document'
import Duty from '#duties/models/duty'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
  'latin1'
)

async function setting() {
  const world = await World.create()
  const file = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
  const at = `/akten/${file.id}/nachrichten`
  const open = async () =>
    (await Duty.query().where('thing', 'like', '%:messages:%').whereNull('done_at').orderBy('id')).map(
      ({ kind }) => kind
    )
  return {
    world,
    id: file.id,
    at,
    open,
    editor: world.editor('Wuppertal'),
    officer: world.official('NW', 'case_officer'),
  }
}

test.group('Messages in a file', () => {
  test('go to the other side, wait there until they are read or answered, and stand', async ({ assert, client }) => {
    const { world, id, at, open, editor, officer } = await setting()
    const send = await app.container.make(SendMessage)
    const sent = await as(client.post(at), editor)
      .withCsrfToken()
      .fields({ body: 'Dürfen wir die Stelle schon ausschreiben?', seen: '0' })
      .file('datei', PDF, { filename: 'Ausschreibung.pdf' })
      .file('datei', PDF, { filename: 'Anlage Müller.pdf' })
    sent.assertHeader('location', at)
    assert.deepEqual(await open(), ['read_applicants_message'])
    const page = await as(client.get(at), officer)
    for (const words of ['Dürfen wir die Stelle', 'Ausschreibung.pdf', 'Anlage Müller.pdf', 'Ungelesen'])
      page.assertTextIncludes(words)
    // looking reads nothing
    assert.isNull((await Message.firstOrFail()).readAt)
    const mail = await db.from('outgoing_mails').where('to_address', officer.email).orderBy('id', 'desc').first()
    assert.notInclude(mail.body, 'ausschreiben')
    const [{ id: shown }] = await Message.of(id)
    // what came after the page was shown has been read by nobody
    await send.handle(id, 'applicant', { body: 'Noch etwas.', files: [], seen: 0 }, editor)
    await as(client.post(at), officer)
      .withCsrfToken()
      .fields({ body: 'Ja, ohne Vertrag vor dem Bescheid.', seen: String(shown) })
    assert.deepEqual(await open(), ['read_applicants_message', 'read_message'])
    await send.read(id, 'authority', shown + 2, officer)
    assert.deepEqual(await open(), ['read_message'])
    const [question] = await Message.of(id)
    assert.equal(question.readBy, officer.id)
    await sends(client.post(`${at}/gelesen`), editor, { seen: shown + 2 })
    assert.deepEqual(await open(), [])
    const auditor = await as(client.get(at), world.official('NW', 'auditor_external'))
    auditor.assertTextIncludes('Ja, ohne Vertrag vor dem Bescheid.')
    assert.notInclude(auditor.text(), 'Nachricht senden')
    assert.equal((await sends(client.post(at), world.official('NW', 'auditor_external'), { body: 'x' })).status(), 403)
    const document = await Document.query().where('kind', 'message').firstOrFail()
    assert.equal((await as(client.get(`/akten/${id}/dokumente/${document.id}`), officer)).status(), 200)
  })

  test('are none of a partner, nor of another authority, and begin when the application is filed', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'submitted', { partners: ['Rottweil'] })
    const at = `/akten/${joint.id}/nachrichten`
    const send = await app.container.make(SendMessage)
    await send.handle(joint.id, 'applicant', { body: 'Eine Frage', files: [], seen: 0 }, world.editor('Schwarzwald'))
    const partner = world.editor('Rottweil')
    assert.equal((await as(client.get(at), partner)).status(), 404)
    assert.equal((await sends(client.post(at), partner, { body: 'Und wir?' })).status(), 403)
    const overview = await as(client.get(`/akten/${joint.id}`), partner)
    assert.notInclude(overview.text(), 'Nachrichten')
    const draft = await world.file('Hochtaunus', 'HE-WIR-2026', 'draft')
    const early = () =>
      send.handle(draft.id, 'applicant', { body: 'Zu früh', files: [], seen: 0 }, world.editor('Hochtaunus'))
    assert.equal(await refusalOf(early), 'applications.not_filed')
    const gone = await world.file('Hanau', 'HE-WIR-2026', 'submitted')
    await (await app.container.make(MoveApplication)).handle(gone.id, 'retract', world.signatory('Hanau'))
    const over = () =>
      send.handle(gone.id, 'applicant', { body: 'Doch nicht', files: [], seen: 0 }, world.editor('Hanau'))
    assert.equal(await refusalOf(over), 'applications.messages_over')
    const foreign = world.official('NW', 'case_officer')
    assert.equal((await as(client.get(at), foreign)).status(), 404)
  })

  test('an empty one is told at its field, and what was typed beside a file that is refused comes back', async ({
    assert,
    client,
  }) => {
    const { at, editor } = await setting()
    const empty = await as(client.post(at), editor).withCsrfToken().fields({ body: '', seen: '0' })
    assert.property(empty.flashMessage('inputErrorsBag'), 'body')
    const wrong = await as(client.post(at), editor)
      .withCsrfToken()
      .fields({ body: 'Anbei das Programm.', seen: '0' })
      .file('datei', Buffer.from('MZ'), { filename: 'programm.exe' })
    assert.equal(await Message.query().first(), null)
    assert.equal(wrong.flashMessages().body, 'Anbei das Programm.')
    let many = as(client.post(at), editor).withCsrfToken().fields({ body: 'Sechs Dateien.', seen: '0' })
    for (let number = 1; number <= 6; number++) many = many.file('datei', PDF, { filename: `${number}.pdf` })
    const told = await many
    assert.match(String(told.flashMessage('refusal')), /höchstens 5 Dateien/, 'applications.too_many_files')
    assert.equal(told.flashMessages().body, 'Sechs Dateien.')
    assert.equal(await Message.query().first(), null)
  })
})

test.group('Several attachments at once', () => {
  test('each stands for itself: what is whole is there, what is refused is told by its name', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const { id } = await world.file('Wuppertal', 'NW-KI-2026', 'draft')
    const editor = world.editor('Wuppertal')
    const sent = await as(client.post(`/antraege/${id}/anlagen?slot=concept`), editor)
      .withCsrfToken()
      .file('datei', PDF, { filename: 'Erste.pdf' })
      .file('datei', Buffer.from('MZ'), { filename: 'Zweite.exe' })
      .file('datei', PDF, { filename: 'Dritte.pdf' })
    const page = await as(client.get(`/antraege/${id}/abschnitte/anlagen`), editor)
    page.assertTextIncludes('Erste.pdf')
    page.assertTextIncludes('Dritte.pdf')
    assert.include(JSON.stringify(sent.flashMessages()), 'Zweite.exe')
  })

  test('who takes part in what was filed changes by a request, in words that the authority reads', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const { id } = await world.file('Schwarzwald', 'BW-WCC-2026', 'submitted', { partners: ['Rottweil'] })
    const [signatory, officer] = [world.signatory('Schwarzwald'), world.official('BW', 'case_officer')]
    const at = `/akten/${id}/beteiligte`
    const overview = await as(client.get(`/akten/${id}`), signatory)
    overview.assertTextIncludes('beantragen')
    assert.equal((await as(client.get(at), world.editor('Schwarzwald'))).status(), 403)
    assert.equal((await as(client.get(at), world.signatory('Rottweil'))).status(), 403)
    const typed = { kind: 'leaves', who: String(world.recipient('Rottweil').id), changes_on: '1.7.2026' }
    const short = await sends(client.post(at), signatory, { ...typed, why: 'kurz' })
    assert.property(short.flashMessage('inputErrorsBag'), 'why')
    assert.equal(short.flashMessages().who, typed.who)
    const misfit = await sends(client.post(at), signatory, {
      ...typed,
      kind: 'joins',
      changes_on: '1.1.2001',
      why: 'Der Kreistag hat das am 3. März beschlossen.',
    })
    assert.match(JSON.stringify(misfit.flashMessages()), /nimmt schon teil.*Das liegt vor dem Antrag/)
    const why = 'Der Kreistag hat die Beteiligung beendet; seine Stelle und sein Anteil entfallen.'
    const sent = await sends(client.post(at), signatory, { ...typed, why })
    sent.assertFlashMessage('success', 'applications.change_requested')
    const read = await as(client.get(`/akten/${id}/nachrichten`), officer)
    read.assertTextIncludes('Ein Partner scheidet aus: Landkreis Rottweil, ab dem 01.07.2026.')
  })
})
