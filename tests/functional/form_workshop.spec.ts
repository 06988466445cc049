import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import app from '@adonisjs/core/services/app'
import type { Field } from '#forms/domain/field'
import ProposeDraft from '#programmes/actions/propose_draft'
import PublishDraft from '#programmes/actions/publish_draft'
import ApplicationSection from '#applications/models/application_section'
import Call from '#programmes/models/call'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import Application from '#applications/models/application'
import { NEXT_CALL, draftIn } from '#tests/helpers/programme_drafts'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF'
)

async function setting() {
  const world = await World.create()
  const draft = await draftIn(world)
  const at = `/programme/entwuerfe/${draft.id}/formular`
  const manager = world.official('NW', 'programme_manager')
  const section = async (key: string) =>
    (await draft.refresh()).content.definition.sections.find((one) => one.key === key)
  const fields = async () => (await section('vorhaben'))!.fields as Field[]
  return { world, draft, at, manager, section, fields }
}

test.group('The workshop of forms', () => {
  test('a field is added, described anew, moved and taken out, each at the revision that was read', async ({
    assert,
    client,
  }) => {
    const { draft, at, manager, fields } = await setting()
    const send = (path: string, form: object) => sends(client.post(`${at}${path}`), manager, { ...form } as never)
    const before = (await fields()).length
    const described = { label: 'Öffnungszeiten (werktags)', type: 'choice', optional: 'yes' }
    const choices = 'Vormittags\nganztags = Den ganzen Tag\n\nVormittags!'
    await send('/vorhaben/felder', { revision: 1, ...described, choices, hint: 'Wie im Aushang' })
    assert.deepEqual((await fields()).at(-1), {
      key: 'oeffnungszeiten_werktags',
      label: 'Öffnungszeiten (werktags)',
      hint: 'Wie im Aushang',
      type: 'choice',
      optional: true,
      choices: [
        { value: 'vormittags', label: 'Vormittags' },
        { value: 'ganztags', label: 'Den ganzen Tag' },
        { value: 'vormittags_2', label: 'Vormittags!' },
      ],
    } as never)
    // its key stays, whatever it is called
    await send('/vorhaben/felder/oeffnungszeiten_werktags', { revision: 2, ...described, label: 'Zeiten', choices })
    await send('/vorhaben/felder/oeffnungszeiten_werktags/platz', { revision: 3, step: '-1' })
    assert.equal((await fields()).at(-2)!.key, 'oeffnungszeiten_werktags')
    const page = await as(client.get(`${at}/vorhaben/vorschau`), manager)
    page.assertTextIncludes('Den ganzen Tag')
    const asks = await as(client.get(`${at}/vorhaben/felder/oeffnungszeiten_werktags/entfernen`), manager)
    asks.assertTextIncludes('„Zeiten“ entfernen')
    const late = await send('/vorhaben/felder/oeffnungszeiten_werktags/entfernen', { revision: 3 })
    assert.match(String(late.flashMessage('refusal')), /Inzwischen hat jemand anders/)
    await send('/vorhaben/felder/oeffnungszeiten_werktags/entfernen', { revision: 4 })
    assert.lengthOf(await fields(), before)
    assert.equal((await draft.refresh()).revision, 5)
  })

  test('what no programme file could hold is refused with its reason', async ({ assert, client }) => {
    const { draft, at, manager } = await setting()
    const { content } = draft
    const fields = Array.from({ length: 60 }, (_, index) => ({
      key: `f${index}`,
      label: `Frage ${index}`,
      type: 'text' as const,
    }))
    const sections = content.definition.sections.map((one) => (one.key === 'vorhaben' ? { ...one, fields } : one))
    await draft.merge({ content: { ...content, definition: { ...content.definition, sections } } }).save()
    const sent = await sends(client.post(`${at}/vorhaben/felder`), manager, {
      revision: 1,
      label: 'Noch eine',
      type: 'text',
      optional: 'no',
    })
    assert.match(String(sent.flashMessage('refusal')), /mehr als 60 Einträge/, 'programmes.not_writable')
  })

  test('what a field already says and this form does not ask stays', async ({ assert, client }) => {
    const { at, manager, section } = await setting()
    const contact = async () => (await section('antragsteller'))!.fields!.find(({ key }) => key === 'contact_name')!
    assert.equal((await contact()).autocomplete, 'name')
    const form = { revision: 1, label: 'Wer Fragen beantwortet', type: 'text', optional: 'no' }
    await sends(client.post(`${at}/antragsteller/felder/contact_name`), manager, form)
    assert.deepEqual(await contact(), {
      key: 'contact_name',
      label: 'Wer Fragen beantwortet',
      type: 'text',
      autocomplete: 'name',
    } as never)
  })

  test('what is wrong is told at its question, with everything that was typed', async ({ assert, client }) => {
    const { draft, at, manager } = await setting()
    const send = (form: object) =>
      sends(client.post(`${at}/vorhaben/felder`), manager, { revision: 1, optional: 'no', ...form } as never)
    const empty = await send({ label: '', type: 'text' })
    assert.equal(empty.status(), 422)
    empty.assertTextIncludes('Es fehlt noch: Frage oder Beschriftung.')
    const noChoice = await send({ label: 'Träger', type: 'choice' })
    noChoice.assertTextIncludes('Bei „Träger“ gibt es nichts auszuwählen.')
    noChoice.assertTextIncludes('value="Träger"')
    const turned = await send({ label: 'Plätze', type: 'integer', least: '9', most: '1' })
    turned.assertTextIncludes('Bei „Plätze“ liegt das Mindeste über dem Höchsten.')
    const kind = await send({ label: 'Plätze', type: 'lottery' })
    assert.equal(kind.status(), 422)
    assert.equal((await draft.refresh()).revision, 1)
  })

  test('a section is added, described, moved and taken out; faults of the whole are told on the draft', async ({
    assert,
    client,
  }) => {
    const { draft, at, manager, section } = await setting()
    const send = (path: string, form: object) => sends(client.post(`${at}${path}`), manager, { ...form } as never)
    const described = { title: 'Räume & Zeiten', group: 'Was Sie vorhaben', lead: 'Kurz genügt.', kind: 'fields' }
    await send('', { revision: 1, ...described })
    assert.include(await section('raeume_zeiten'), { title: 'Räume & Zeiten', kind: 'fields' })
    const page = await as(client.get(`/programme/entwuerfe/${draft.id}`), manager)
    page.assertTextIncludes('Der Abschnitt „Räume &amp; Zeiten“ hat keine Felder.')
    await send('/raeume_zeiten/felder', { revision: 2, label: 'Räume', type: 'long_text', optional: 'no' })
    await send('/raeume_zeiten/platz', { revision: 3, step: '-1' })
    const { sections } = (await draft.refresh()).content.definition
    assert.equal(sections.at(-2)!.key, 'raeume_zeiten')
    await send('/raeume_zeiten', { revision: 4, ...described, title: 'Räume' })
    assert.equal((await section('raeume_zeiten'))!.fields![0].key, 'raeume')
    await send('/raeume_zeiten/entfernen', { revision: 5 })
    assert.isUndefined(await section('raeume_zeiten'))
  })

  test('what was made on screen is asked in the next call and in no running file', async ({ assert, client }) => {
    const { world, draft, at, manager } = await setting()
    const running = await world.file('Unna', 'NW-KI-2026', 'draft')
    const form = { revision: 1, label: 'Anzahl der Räume', type: 'integer', optional: 'no', least: '1' }
    await sends(client.post(`${at}/vorhaben/felder`), manager, form)
    const propose = await app.container.make(ProposeDraft)
    await propose.handle(await draft.refresh(), Day.parse(world.clock.today().iso), manager)
    await (await app.container.make(PublishDraft)).handle(await draft.refresh(), world.official('NW', 'head_of_unit'))
    world.clock.moveTo('2028-10-02T10:00')
    const call = await Call.findByOrFail('code', 'NW-KI-2029')
    const editor = world.editor('Unna')
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor)
    const asked = await as(client.get(`${begun.header('location')}/abschnitte/vorhaben`), editor)
    asked.assertTextIncludes('Anzahl der Räume')
    const old = await as(client.get(`/antraege/${running.id}/abschnitte/vorhaben`), editor)
    assert.notInclude(old.text(), 'Anzahl der Räume')
  })

  test('a field that computes and one that names a municipality are made on screen, filled in and filed', async ({
    assert,
    client,
  }) => {
    const { world, draft, at, manager } = await setting()
    const fields = `${at}/vorhaben/felder`
    const send = async (form: object) =>
      sends(client.post(fields), manager, { revision: (await draft.refresh()).revision, optional: 'no', ...form })
    await send({ label: 'Stunden', type: 'decimal' })
    await send({ label: 'Satz', type: 'money' })
    await send({ label: 'Ort', type: 'municipality' })
    const computed = { label: 'Honorare', type: 'computed', result: 'money' }
    const wrong = await send({ ...computed, formula: 'stunden * preis' })
    assert.equal(wrong.status(), 422)
    wrong.assertTextIncludes('„Honorare“: Der Rechenweg nennt „preis“, das es davor nicht gibt.')
    wrong.assertTextIncludes('value="stunden * preis"')
    await send({ ...computed, formula: 'stunden * satz' })
    const form = await as(client.get(at), manager)
    form.assertTextIncludes('= „Stunden“ mal „Satz“')
    // what it names is taken out: the draft says so at once, and nobody can publish it
    const { revision } = await draft.refresh()
    await sends(client.post(`${fields}/satz/entfernen`), manager, { revision })
    const broken = await as(client.get(at), manager)
    broken.assertTextIncludes('„Honorare“: Der Rechenweg nennt „satz“, das es davor nicht gibt.')
    await send({ label: 'Satz', type: 'money' })

    const propose = await app.container.make(ProposeDraft)
    await propose.handle(await draft.refresh(), Day.parse(world.clock.today().iso), manager)
    await (await app.container.make(PublishDraft)).handle(await draft.refresh(), world.official('NW', 'head_of_unit'))
    world.clock.moveTo('2028-10-02T10:00')
    const call = await Call.findByOrFail('code', 'NW-KI-2029')
    const editor = world.editor('Unna')
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor)
    const section = `${begun.header('location')}/abschnitte/vorhaben`
    const empty = await as(client.get(section), editor)
    assert.match(empty.text(), /<output[^>]*id="honorare"[^>]*>offen<\/output>/)
    empty.assertTextIncludes('<option value="Kreis Unna (05978)"')
    const typed = { revision: 0, stunden: '12,5', satz: '40,01', honorare: '1,00', ort: 'Atlantis', then: 'stay' }
    await sends(client.post(section), editor, typed)
    const filled = await as(client.get(section), editor)
    assert.match(filled.text(), /<output[^>]*id="honorare"[^>]*>500,13 €<\/output>/)
    filled.assertTextIncludes(
      '„Atlantis“ ist kein Ort dieses Landes, den das Gemeindeverzeichnis kennt. Schreiben Sie den ganzen Namen oder den Schlüssel.'
    )
    const saved = await sends(client.post(section), editor, {
      ...typed,
      revision: 1,
      satz: '10',
      ort: 'unna',
      then: 'autosave',
    })
    assert.equal(saved.body().fresh.honorare, '125,00 €')
    const check = await as(client.get(`${begun.header('location')}/einreichung`), editor)
    check.assertTextIncludes('125,00')
    check.assertTextIncludes('Unna, Stadt (05978036)')
    const row = await ApplicationSection.query().where('section', 'vorhaben').orderBy('id', 'desc').firstOrFail()
    assert.notProperty(row.data, 'honorare')
  })

  test('who only reads sees the form and changes nothing', async ({ assert, client }) => {
    const { world, at } = await setting()
    const page = await as(client.get(at), world.official('NW', 'head_of_unit'))
    page.assertTextIncludes('Erster Schwerpunkt')
    assert.notInclude(page.text(), 'Feld hinzufügen')
  })

  test('a file is asked among the questions of a section, and applicants attach it there', async ({
    assert,
    client,
  }) => {
    const { world, draft, at, manager } = await setting()
    const { attachments } = (await draft.refresh()).content.definition
    const [slot] = attachments
    const described = { title: 'Das Vorhaben', group: 'Was Sie vorhaben', kind: 'fields' }
    const page = await as(client.get(`${at}/vorhaben`), manager)
    page.assertTextIncludes(`Anlage hier fragen: ${slot.label}`)
    const sent = await sends(client.post(`${at}/vorhaben`), manager, {
      revision: 1,
      ...described,
      [`slot_${slot.key}`]: '1',
    })
    sent.assertFlashMessage('success', 'core.saved')
    const { definition } = (await draft.refresh()).content
    assert.equal(definition.attachments[0].section, 'vorhaben')
    assert.deepEqual(faultsOfDefinition(definition), [])
    const form = await as(client.get(at), manager)
    form.assertTextIncludes(`Dateien in diesem Abschnitt: ${slot.label}`)
    await (await app.container.make(ProposeDraft)).handle(await draft.refresh(), Day.parse('2027-12-01'), manager)
    await (await app.container.make(PublishDraft)).handle(await draft.refresh(), world.official('NW', 'head_of_unit'))
    const call = await Call.query().where('code', NEXT_CALL.code).firstOrFail()
    world.clock.moveTo(call.opensAt.plus({ days: 1 }).toISO()!)
    const editor = world.editor('Unna')
    await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor)
    const { id } = await Application.query().where('call_id', call.id).firstOrFail()
    const section = await as(client.get(`/antraege/${id}/abschnitte/vorhaben`), editor)
    section.assertTextIncludes(`Dateien für „${slot.label}“`)
    const others = await as(client.get(`/antraege/${id}/abschnitte/anlagen`), editor)
    assert.notInclude(others.text(), `Dateien für „${slot.label}“`)
    const attached = await as(client.post(`/antraege/${id}/anlagen?slot=${slot.key}`), editor)
      .withCsrfToken()
      .file('datei', PDF, { filename: 'Konzept.pdf' })
    attached.assertHeader('location', `/antraege/${id}/abschnitte/vorhaben`)
    const again = await as(client.get(`/antraege/${id}/abschnitte/vorhaben`), editor)
    again.assertTextIncludes('Konzept.pdf')
  })

  test('a file in a section that is not there is told where the form is made', async ({ assert }) => {
    const { draft } = await setting()
    const { definition } = draft.content
    const [first, ...others] = definition.attachments
    const [fault] = faultsOfDefinition({ ...definition, attachments: [{ ...first, section: 'weg' }, ...others] })
    assert.match(fault.sentence, /wird in einem Abschnitt gefragt, den es nicht gibt/)
  })
})
