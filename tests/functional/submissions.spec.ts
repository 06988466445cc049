import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { rowIn } from '#forms/domain/form'
import Document from '#documents/models/document'
import Submission from '#forms/models/submission'
import ProgrammeVersion from '#programmes/models/programme_version'
import AttachDocument from '#applications/actions/attach_document'
import RequestSupplements from '#applications/actions/request_supplements'
import SaveSection from '#applications/actions/save_section'
import StartApplication from '#applications/actions/start_application'
import SubmitApplication from '#applications/actions/submit_application'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationSection from '#applications/models/application_section'
import { type Filed, filedOf } from '#applications/queries/submission_of'
import { reportTermsOf } from '#reports/queries/report_terms'
import { as, sends } from '#tests/helpers/requests'
import { typedAgain } from '#tests/helpers/typed_again'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n2 0 obj<<>>endobj\nstartxref\n9\n%%EOF')
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')

async function asked() {
  const world = await World.create()
  const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
  const officer = world.official('NW', 'case_officer')
  const day = Day.parse('2025-11-24')
  await (
    await make(RequestSupplements)
  ).handle(file.id, { words: 'Bitte ergänzen Sie die Beschreibung.' }, day, officer)
  const editor = world.editor('Unna')
  /** Types over what stands in a section. */
  const types = async (section: string, change: Record<string, string>) => {
    const row = await ApplicationSection.query().where({ applicationId: file.id, section }).firstOrFail()
    await (
      await make(SaveSection)
    ).handle(file.id, section, { ...typedAgain(row.data), ...change }, row.revision, editor)
  }
  const answers = async () => {
    world.clock.moveTo('2025-11-10T10:00')
    const signatory = world.signatory('Unna')
    await (
      await make(SubmitApplication)
    ).handle(file.id, signatory, { answer: 'Beschreibung und Anlagen sind ergänzt.' })
  }
  return { world, file, officer, editor, types, answers }
}

const TARGETS = { key: 'targets' }
const targetOf = ({ submission }: Filed) => rowIn(submission.sections.kennzahlen, TARGETS, 'KI-01')['2026']

test.group('What was filed', () => {
  test('while a supplement is being written the authority reads the former version, whole and everywhere', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, editor, types } = await asked()
    const auditor = world.official('NW', 'auditor_external')
    await types('vorhaben', {
      title: 'Ein ganz anderer Name',
      description: 'Noch nicht eingereichter Text. '.repeat(12),
    })
    await types('kennzahlen', { '2026_KI-01': '777777' })
    await types('finanzierungsplan', { '2026_MAT': '98.765,43' })
    const bytes = { name: 'Geheim_Entwurf.pdf', bytes: PDF }
    await (await make(AttachDocument)).bytes(file.id, 'concept', bytes, editor)

    for (const person of [officer, auditor])
      for (const path of ['', '/antrag', '/finanzierungsplan', '/pruefung', '/dokumente', '/verlauf']) {
        const page = plain((await as(client.get(`/akten/${file.id}${path}`), person)).text())
        for (const live of ['anderer Name', 'Noch nicht eingereichter', '777777', '98.765,43'])
          assert.notInclude(page, live, `${path} shows the draft to ${person.name}`)
        if (path === '/dokumente') assert.notInclude(page, 'Geheim_Entwurf')
      }
    const draft = plain((await as(client.get(`/antraege/${file.id}/abschnitte/vorhaben`), editor)).text())
    assert.include(draft, 'Noch nicht eingereichter')
    const attached = await ApplicationAttachment.query()
      .where('application_id', file.id)
      .orderBy('id', 'desc')
      .firstOrFail()
    const document = `/akten/${file.id}/dokumente/${attached.documentId}`
    assert.equal((await as(client.get(document), officer)).status(), 404)
    assert.equal((await as(client.get(document), editor)).status(), 200)
  })

  test('afterwards it reads both, and in words what differs', async ({ assert, client }) => {
    const { file, officer, editor, types, answers } = await asked()
    const before = await ApplicationAttachment.query()
      .where('application_id', file.id)
      .preload('document')
      .firstOrFail()
    await types('vorhaben', { description: 'Die Angebote erreichen auch die Randlagen. '.repeat(8) })
    await types('kennzahlen', { '2026_KI-01': '777777' })
    await sends(client.post(`/antraege/${file.id}/anlagen/${before.id}/entfernung`), editor)
    await (await make(AttachDocument)).bytes(file.id, before.slot, { name: 'Konzept_neu.pdf', bytes: PDF }, editor)
    await answers()

    const page = plain((await as(client.get(`/akten/${file.id}/antrag`), officer)).text())
    assert.include(page, 'Was sich gegenüber Fassung 1 geändert hat')
    for (const told of [
      'Die Angebote erreichen auch die Randlagen',
      '777.777',
      'Konzept_neu.pdf',
      before.document.fileName,
    ])
      assert.include(page, told)
    const first = plain((await as(client.get(`/akten/${file.id}/antrag?fassung=1`), officer)).text())
    assert.notInclude(first, '777777')
    assert.notInclude(first, 'Randlagen')
    const documents = plain((await as(client.get(`/akten/${file.id}/dokumente`), officer)).text())
    assert.include(documents, 'zurückgezogen')
    assert.equal((await as(client.get(`/akten/${file.id}/dokumente/${before.documentId}`), officer)).status(), 200)
  })

  test('a file that comes in the place of another says so to everybody who reads both versions', async ({
    assert,
    client,
  }) => {
    const { file, officer, editor, answers } = await asked()
    const before = await ApplicationAttachment.query()
      .where('application_id', file.id)
      .preload('document')
      .firstOrFail()
    const send = (replaced: number, name: string) =>
      as(client.post(`/antraege/${file.id}/anlagen`), editor)
        .qs({ slot: before.slot, ersetzt: replaced })
        .withCsrfToken()
        .redirects(0)
        .file('datei', PDF, { filename: name })
    await send(before.id, 'Konzept_zwei.pdf')
    const second = await ApplicationAttachment.query()
      .where('application_id', file.id)
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(second.replaces, before.documentId)
    const late = await send(before.id, 'Konzept_spaet.pdf')
    const told = sentenceFor(new Refusal('applications.nothing_to_replace'))
    assert.include(JSON.stringify(late.flashMessages()), told)
    // what was never filed is gone when it is replaced, and its successor stands for what was
    await send(second.id, 'Konzept_drei.pdf')
    assert.isNull(await Document.find(second.documentId))
    await answers()
    const documents = plain((await as(client.get(`/akten/${file.id}/dokumente`), officer)).text())
    assert.include(documents, 'ersetzt durch Konzept_drei.pdf')
    assert.notInclude(documents, 'Konzept_zwei.pdf')
  })

  test('a requirement that names kinds of file takes no other', async ({ assert, client }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'draft')
    await file.load('programmeVersion')
    const { definition } = file.programmeVersion
    const attachments = definition.attachments.map((slot) => ({ ...slot, types: ['table' as const] }))
    const version = { programmeId: file.programmeId, version: 9, validFrom: world.clock.today(), offered: false }
    const other = await ProgrammeVersion.create({ ...version, definition: { ...definition, attachments } })
    await file.merge({ programmeVersionId: other.id }).save()
    const editor = world.editor('Unna')
    const [{ key: slot }] = attachments
    const page = await as(client.get(`/antraege/${file.id}/abschnitte/anlagen`), editor)
    page.assertTextIncludes('accept=".xlsx,.ods"')
    page.assertTextIncludes('Excel oder OpenDocument-Tabelle, bis 25 MB')
    const sent = await as(client.post(`/antraege/${file.id}/anlagen`), editor)
      .qs({ slot })
      .withCsrfToken()
      .redirects(0)
      .file('datei', PDF, { filename: 'Konzept.pdf' })
    assert.match(JSON.stringify(sent.flashMessages()), /Konzept\.pdf.* wird nicht angenommen/)
    const attach = await make(AttachDocument)
    const upload = { clientName: 'Konzept.pdf', size: 1, tmpPath: '/nowhere', sha256: '' }
    assert.equal(await refusalOf(() => attach.upload(file.id, slot, upload, editor)), 'applications.other_type')
    const none = () => attach.uploadAll(file.id, 'gibtsnicht', [upload], editor)
    assert.equal(await refusalOf(none), 'applications.unknown_slot')
  })

  test('targets and texts of version 1 stay what they were after version 2', async ({ assert }) => {
    const { file, types, answers } = await asked()
    const application = await Application.query()
      .where('id', file.id)
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
    const first = await filedOf(application, { version: 1 })
    await types('kennzahlen', { '2026_KI-01': '777777' })
    await types('vorhaben', { necessity: 'Neu begründet. '.repeat(20) })
    await answers()
    await application.refresh()
    const [again, second] = [await filedOf(application, { version: 1 }), await filedOf(application)]
    assert.deepEqual(again.submission.sections, first.submission.sections)
    assert.notEqual(targetOf(first), '777777')
    assert.equal(targetOf(second), '777777')
    const targets = async (id: number) =>
      (await db.from('indicator_targets').where({ submission_id: id, code: 'KI-01' })).map(({ value }) => Number(value))
    assert.deepEqual(await targets(second.submission.id), [777777])
    assert.deepEqual(await targets(first.submission.id), [Number(targetOf(first))])
  })

  test('a submission is never changed, in the database too', async ({ assert }) => {
    const { file } = await asked()
    const { id } = await Submission.of('application', file.id).firstOrFail()
    for (const act of [
      () => db.transaction((trx) => trx.from('submissions').where({ id }).update({ version: 9 })),
      () => db.transaction((trx) => trx.from('submissions').where({ id }).delete()),
      () => db.transaction((trx) => trx.from('submission_attachments').where('submission_id', id).delete()),
    ])
      await assert.rejects(act, /APPEND-ONLY|KEPT/)
  })

  test('a definition without indicators is filed, decided and reported like any other', async ({ assert, client }) => {
    const world = await World.create()
    const call = await world.call('NW-KI-2026')
    const { definition, programmeId } = call.version
    const bare = await ProgrammeVersion.create({
      programmeId,
      version: 2,
      validFrom: Day.parse('2025-10-01'),
      definition: {
        ...definition,
        indicators: [],
        sections: definition.sections.filter(({ kind }) => kind !== 'indicators'),
      },
    })
    await call.merge({ programmeVersionId: bare.id }).save()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'announced')
    const terms = await reportTermsOf(await world.reportOf(file.id, 2026))
    assert.deepEqual(terms.targets, {})
    const officer = world.official('NW', 'case_officer')
    for (const path of ['', '/antrag', '/finanzierungsplan', '/bescheid', '/berichte'])
      assert.equal((await as(client.get(`/akten/${file.id}${path}`), officer)).status(), 200, path)
  })

  test('two drafts of one call at the same moment are one, in the action and in the database', async ({ assert }) => {
    const world = await World.create()
    const call = await world.call('NW-KI-2026')
    const [recipient, editor] = [world.recipient('Unna'), world.editor('Unna')]
    const start = await make(StartApplication)
    const first = await start.handle(call, recipient.id, editor)
    const second = await start.handle(call, recipient.id, world.signatory('Unna'))
    assert.deepEqual([first.isNew, second.isNew], [true, false])
    assert.equal(first.application.id, second.application.id)
    const row = await db.from('applications').where('id', first.application.id).first()
    const twin = { ...row, id: undefined, file_number: null }
    await assert.rejects(
      () => db.transaction((trx) => trx.insertQuery().table('applications').insert(twin)),
      /draft_key|UNIQUE|Duplicate/i
    )
  })

  test('nothing is stored or typeset inside a transaction', async ({ assert }) => {
    const { inTransaction } = await import('#core/persistence/in_transaction')
    const { default: DocumentStore } = await import('#documents/document_store')
    const { renderReport } = await import('#letters/pdf/report')
    const store = await make(DocumentStore)
    await assert.rejects(() => inTransaction(() => store.store(PDF, 'a.pdf')), /inside a transaction/)
    await assert.rejects(() => inTransaction(() => renderReport({} as never)), /inside a transaction/)
  })
})
