import { test } from '@japa/runner'
import type { SectionTable } from '#programmes/domain/definition'
import { draftIn } from '#tests/helpers/programme_drafts'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

const DESCRIBED = {
  label: 'Räume',
  head: 'Raum',
  entry: 'ein Raum',
  most: '12',
  sums: '1',
  columns_label_1: 'Bezeichnung',
  columns_type_1: 'text',
  columns_label_2: 'Miete im Jahr',
  columns_type_2: 'money',
  columns_label_3: 'Zugang',
  columns_type_3: 'choice',
  columns_choices_3: 'stufenlos\nnicht stufenlos',
  columns_optional_3: '1',
}

async function setting() {
  const world = await World.create()
  const draft = await draftIn(world)
  const at = `/programme/entwuerfe/${draft.id}/formular`
  const manager = world.official('NW', 'programme_manager')
  const tables = async () =>
    (await draft.refresh()).content.definition.sections.find(({ key }) => key === 'vorhaben')!.tables as SectionTable[]
  return { world, draft, at, manager, tables }
}

test.group('Tables of a section', () => {
  test('are described with their columns, seen as applicants see them, changed and taken out', async ({
    assert,
    client,
  }) => {
    const { at, manager, tables } = await setting()
    await sends(client.post(`${at}/vorhaben/tabellen`), manager, { revision: 1, ...DESCRIBED })
    const [table] = await tables()
    assert.deepEqual(table, {
      key: 'raeume',
      label: 'Räume',
      head: 'Raum',
      entry: 'ein Raum',
      most: 12,
      sums: true,
      columns: [
        { key: 'bezeichnung', label: 'Bezeichnung', type: 'text' },
        { key: 'miete_im_jahr', label: 'Miete im Jahr', type: 'money' },
        {
          key: 'zugang',
          label: 'Zugang',
          type: 'choice',
          optional: true,
          choices: [
            { value: 'stufenlos', label: 'stufenlos' },
            { value: 'nicht_stufenlos', label: 'nicht stufenlos' },
          ],
        },
      ],
    } as never)
    const preview = await as(client.get(`${at}/vorhaben/vorschau`), manager)
    preview.assertTextIncludes('name="raeume_miete_im_jahr_1"')
    const shown = await as(client.get(`${at}/vorhaben/tabellen/raeume`), manager)
    shown.assertTextIncludes('stufenlos = stufenlos')
    const renamed = { ...DESCRIBED, label: 'Standorte', columns_label_1: '', columns_type_1: '', columns_key_1: '' }
    const keys = { columns_key_2: 'miete_im_jahr', columns_key_3: 'zugang' }
    await sends(client.post(`${at}/vorhaben/tabellen/raeume`), manager, { revision: 2, ...renamed, ...keys })
    const [changed] = await tables()
    assert.equal(changed.key, 'raeume')
    assert.deepEqual(
      changed.columns.map(({ key }) => key),
      ['miete_im_jahr', 'zugang']
    )
    const asks = await as(client.get(`${at}/vorhaben/tabellen/raeume/entfernen`), manager)
    asks.assertTextIncludes('„Standorte“ entfernen')
    await sends(client.post(`${at}/vorhaben/tabellen/raeume/entfernen`), manager, { revision: 3 })
    assert.isUndefined(await tables())
  })

  test('what is wrong is told at its cell, and nothing is kept', async ({ assert, client }) => {
    const { at, manager, tables, draft } = await setting()
    const send = (form: object) =>
      sends(client.post(`${at}/vorhaben/tabellen`), manager, { revision: 1, ...DESCRIBED, ...form } as never)
    const none = await send({ columns_choices_3: '' })
    assert.equal(none.status(), 422)
    none.assertTextIncludes('gibt es nichts auszuwählen')
    const wrong = await send({ columns_key_1: 'Groß' })
    assert.equal(wrong.status(), 422)
    wrong.assertTextIncludes('kleine Buchstaben')
    const nameless = await send({ label: '' })
    nameless.assertTextIncludes('Es fehlt noch: Überschrift.')
    assert.isUndefined(await tables())
    assert.equal((await draft.refresh()).revision, 1)
    assert.equal((await sends(client.post(`${at}/gibt-es-nicht/tabellen`), manager, { revision: 1 })).status(), 404)
  })

  test('an application asks for what a condition opens, and keeps what was typed before it closed', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const { id } = await world.file('Unna', 'NW-KI-2026', 'draft')
    const editor = world.editor('Unna')
    const at = `/antraege/${id}/abschnitte/sprachmittlung`
    const page = await as(client.get(at), editor)
    page.assertTextIncludes('Nur wenn „Gehört ein Pool für Laiensprachmittlung zum Vorhaben?“: Ja')
    const guidance = 'Auswahlgespräch und Schulung'
    await sends(client.post(at), editor, { revision: 1, lsm_pool: 'yes', lsm_guidance: '' })
    assert.include((await as(client.get(`/antraege/${id}`), editor)).text(), 'In Bearbeitung')
    await sends(client.post(at), editor, { revision: 2, lsm_pool: 'no', lsm_guidance: guidance })
    const check = await as(client.get(`/antraege/${id}/einreichung`), world.signatory('Unna'))
    assert.notInclude(check.text(), guidance)
    assert.include((await as(client.get(at), editor)).text(), guidance)
  })
})
