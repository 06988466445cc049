import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import SaveMasterRecord from '#applications/actions/save_master_record'
import StartApplication from '#applications/actions/start_application'
import ApplicationSection from '#applications/models/application_section'
import MasterRecord from '#applications/models/master_record'
import FormRevision from '#forms/models/form_revision'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

const SAID = {
  contact_name: 'Jana Roth',
  contact_phone: '02303 27-0',
  contact_email: 'roth@example.de',
  representative: 'Mario Löhr, Landrat',
  delivery: 'portal_all',
  payee: 'Kreiskasse Unna',
  iban: 'DE02 1203 0000 0000 2020 51',
  input_tax: 'no',
}

async function setting() {
  const world = await World.create()
  const [editor, recipient] = [world.editor('Unna'), world.recipient('Unna')]
  const save = await app.container.make(SaveMasterRecord)
  const start = await app.container.make(StartApplication)
  return { world, editor, recipient, save, start }
}

test.group('What a recipient says of itself', () => {
  test('is said once, and every application begins with it, to be looked at', async ({ assert, client }) => {
    const { world, editor, recipient, start } = await setting()
    const empty = await as(client.get('/stammdaten'), editor)
    assert.notInclude(empty.text(), 'Vorgeschlagen aus dem Antrag')
    await sends(client.post('/stammdaten'), editor, { revision: 0, ...SAID, iban: 'DE00', stranger: 'x' })
    const wrong = await as(client.get('/stammdaten'), editor)
    wrong.assertTextIncludes('value="DE00"')
    wrong.assertTextIncludes('IBAN: ')
    await sends(client.post('/stammdaten'), editor, { revision: 1, ...SAID })
    assert.deepEqual((await MasterRecord.of(recipient.id))!.answers, SAID)
    const { application } = await start.handle(await world.call('NW-KI-2026'), recipient.id, editor)
    const [row, ...others] = await ApplicationSection.query().where('application_id', application.id)
    assert.lengthOf(others, 0)
    assert.deepEqual([row.section, row.takenOver, row.data], ['antragsteller', true, SAID])
    const page = await as(client.get(`/antraege/${application.id}/abschnitte/antragsteller`), editor)
    page.assertTextIncludes('Übernommen aus den Stammdaten')
    page.assertTextIncludes('value="Jana Roth"')
    // what was begun keeps its own, whatever the record says later
    await sends(client.post('/stammdaten'), editor, { revision: 2, ...SAID, contact_name: 'Nora Neu' })
    assert.deepEqual((await row.refresh()).data, SAID)
  })

  test('takes along only what the form can read', async ({ assert }) => {
    const { world, editor, recipient, save, start } = await setting()
    await save.handle(recipient.id, { ...SAID, iban: 'DE00', delivery: 'brieftaube' }, 0, editor)
    const { application } = await start.handle(await world.call('NW-KI-2026'), recipient.id, editor)
    const row = await ApplicationSection.findByOrFail({ applicationId: application.id, section: 'antragsteller' })
    const readable = Object.entries(SAID).filter(([key]) => key !== 'iban' && key !== 'delivery')
    assert.deepEqual(row.data, Object.fromEntries(readable))
  })

  test('and an earlier application fills up what it leaves out', async ({ assert, client }) => {
    const { world, editor, recipient, save, start } = await setting()
    const earlier = await world.file('Unna', 'NW-KI-2026', 'submitted')
    await save.handle(recipient.id, { contact_name: 'Nora Neu' }, 0, editor)
    const { application } = await start.handle(await world.call('NW-KI-2026'), recipient.id, editor)
    await sends(client.post(`/antraege/${application.id}/uebernahme`), editor, { from: earlier.id })
    const row = await ApplicationSection.findByOrFail({ applicationId: application.id, section: 'antragsteller' })
    assert.equal(row.data.contact_name, 'Nora Neu')
    assert.property(row.data, 'iban')
    assert.isTrue(row.takenOver)
  })

  test('is proposed from what was filed last, and two who write it lose nothing', async ({ assert, client }) => {
    const { world, editor, recipient, save } = await setting()
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const page = await as(client.get('/stammdaten'), editor)
    page.assertTextIncludes(`Vorgeschlagen aus dem Antrag ${file.fileNumber}`)
    assert.isNull(await MasterRecord.of(recipient.id))
    const signatory = world.signatory('Unna')
    await save.handle(recipient.id, SAID, 0, editor)
    await save.handle(recipient.id, { ...SAID, contact_unit: 'Amt für Zuwanderung' }, 1, editor)
    await save.handle(recipient.id, { ...SAID, cash_reference: '4711' }, 1, signatory)
    const record = await MasterRecord.of(recipient.id)
    assert.deepEqual(record!.answers, { ...SAID, contact_unit: 'Amt für Zuwanderung', cash_reference: '4711' })
    assert.lengthOf(await FormRevision.query().where('thing', MasterRecord.thingOf(recipient.id)), 3)
    const foreign = await as(client.get('/stammdaten'), world.editor('Wuppertal'))
    assert.notInclude(foreign.text(), 'Jana Roth')
    const clash = await sends(client.post('/stammdaten'), signatory, {
      revision: 1,
      ...SAID,
      contact_unit: 'Sozialamt',
    })
    assert.equal(clash.flashMessage('refusalTitle'), 'Jemand anderes hat inzwischen gespeichert')
  })
})
