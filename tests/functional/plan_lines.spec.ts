import { test } from '@japa/runner'
import Application from '#applications/models/application'
import { readPlan } from '#applications/domain/plan_grid'
import { readDraft } from '#applications/queries/draft_reading'
import { inputsOf } from '#forms/domain/merge'
import { partsOf } from '#applications/domain/section_kinds'
import { sectionOfKind, typedIn } from '#applications/domain/section_context'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

async function setting() {
  const world = await World.create()
  const { id } = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
  const at = `/antraege/${id}/abschnitte/finanzierungsplan`
  const reading = async () => readDraft(await Application.findOrFail(id))
  const inputs = async () => {
    const { context, definition } = await reading()
    const section = sectionOfKind(definition, 'plan')!
    return Object.fromEntries(inputsOf(partsOf(section, context), typedIn(context, section)))
  }
  return { world, id, at, reading, inputs, editor: world.editor('Schwarzwald') }
}

test.group('Lines below a category', () => {
  test('are opened with the amounts that stood there, kept, shown in the plan and left where they are emptied', async ({
    assert,
    client,
  }) => {
    const { at, reading, inputs, editor } = await setting()
    const before = await inputs()
    const year = Object.keys(before)
      .find((name) => name.endsWith('_EVENT'))!
      .slice(0, 4)
    const total = readPlan((await reading()).context).calculation.grant
    const opened = await sends(client.post(at).redirects(0), editor, { revision: 1, ...before, then: 'line:EVENT' })
    opened.assertHeader('location', `${at}?zeile=EVENT`)
    const moved = await inputs()
    assert.equal(moved[`${year}_EVENT:1`], before[`${year}_EVENT`])
    assert.isUndefined(moved[`${year}_EVENT`])
    assert.equal(String(readPlan((await reading()).context).calculation.grant), String(total))
    const page = await as(client.get(`${at}?zeile=EVENT`), editor)
    for (const name of ['label_EVENT:1', 'label_EVENT:2', `${year}_EVENT:2`])
      assert.include(page.text(), `name="${name}"`)
    assert.notInclude(page.text(), 'name="label_EVENT:3"')
    const named = {
      ...moved,
      'label_EVENT:1': 'Willkommenstage',
      'label_EVENT:2': 'Runder Tisch',
      [`${year}_EVENT:2`]: '100',
    }
    await sends(client.post(at), editor, { revision: 2, ...named, then: 'stay' })
    assert.equal((await inputs())['label_EVENT:2'], 'Runder Tisch')
    const emptied = { ...named, 'label_EVENT:2': '', [`${year}_EVENT:2`]: '' }
    await sends(client.post(at), editor, { revision: 3, ...emptied, then: 'stay' })
    assert.notProperty(await inputs(), 'label_EVENT:2')
    assert.notInclude((await as(client.get(at), editor)).text(), 'name="label_EVENT:2"')
  })

  test('that two people add at once stand both; one place with two texts is asked about', async ({
    assert,
    client,
  }) => {
    const { world, at, inputs, editor } = await setting()
    const before = await inputs()
    const mine = { ...before, 'label_EVENT:1': 'Tag der Betriebe' }
    const others = { ...before, 'label_RENT:1': 'Beratungsraum' }
    await sends(client.post(at), editor, { revision: 1, ...mine, then: 'stay' })
    await sends(client.post(at), world.signatory('Schwarzwald'), { revision: 1, ...others, then: 'stay' })
    const both = await inputs()
    assert.deepEqual([both['label_EVENT:1'], both['label_RENT:1']], ['Tag der Betriebe', 'Beratungsraum'])
    const clash = await sends(client.post(at).redirects(0), editor, {
      'revision': 1,
      ...before,
      'label_RENT:1': 'Büro',
      'then': 'stay',
    })
    assert.match(JSON.stringify(clash.flashMessages()), /Beratungsraum/)
    assert.equal((await inputs())['label_RENT:1'], 'Beratungsraum')
  })

  test('what the plan comes to is told with what was saved by itself', async ({ assert, client }) => {
    const { at, inputs, editor } = await setting()
    const answer = await sends(client.post(at), editor, { revision: 1, ...(await inputs()), then: 'autosave' })
    const { fresh } = answer.body()
    assert.deepEqual(Object.keys(fresh), ['given', 'result', 'standing'])
    assert.include(fresh.standing, 'Eigenmittel')
    assert.include(fresh.given, 'Zuwendung nach diesem Plan')
    assert.include(fresh.result, 'Anteilfinanzierung')
  })
})
