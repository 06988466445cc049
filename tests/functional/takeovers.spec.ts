import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Application from '#applications/models/application'
import { sectionOf, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { readDraft } from '#applications/queries/draft_reading'
import { inputsOf } from '#forms/domain/merge'
import Call from '#programmes/models/call'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

const NEXT = 'NW-KI-2027'

async function setting() {
  const world = await World.create()
  const before = await world.file('Unna', 'NW-KI-2026', 'submitted')
  const call = await Call.findByOrFail('code', NEXT)
  world.clock.moveTo(call.opensAt.plus({ days: 3 }).toISO()!)
  return { world, before, call, editor: world.editor('Unna') }
}
const states = async (id: number) => {
  const { sections } = await readDraft(await Application.findOrFail(id))
  return Object.fromEntries(sections.map(({ section, state }) => [section.key, state]))
}

test.group('An earlier application taken over', () => {
  test('what was answered is not asked again; days, declarations and figures by year are', async ({
    assert,
    client,
  }) => {
    const { before, call, editor } = await setting()
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor, {})
    const at = begun.header('location')!
    const id = Number(/\d+/.exec(at)![0])
    const offer = await as(client.get(at), editor)
    offer.assertTextIncludes(before.fileNumber!)
    await sends(client.post(`${at}/uebernahme`), editor, { from: before.id })
    assert.deepEqual(await states(id), {
      antragsteller: 'in_progress',
      vorhaben: 'in_progress',
      sprachmittlung: 'in_progress',
      zusammenarbeit: 'in_progress',
      kennzahlen: 'in_progress',
      stellen: 'in_progress',
      finanzierungsplan: 'in_progress',
      fortfuehrung: 'complete',
      anlagen: 'complete',
      erklaerungen: 'open',
    })
    const [old, now] = [await readDraft(before), await readDraft(await Application.findOrFail(id))]
    const titled = String(old.context.raw.vorhaben.title)
    assert.equal(now.application.title, titled.replace('2026', '2027'))
    assert.notProperty(now.context.raw.vorhaben, 'start')
    assert.notProperty(now.context.raw.vorhaben, 'already_active')
    const plan = (reading: typeof now) =>
      reading.context.raw.finanzierungsplan.plan as Record<string, Record<string, string>>
    assert.equal(plan(now).PERS['2027'], plan(old).PERS['2026'])
    assert.deepEqual(
      now.attachments.map(({ slot, document }) => [slot, document.sha256]),
      old.attachments.map(({ slot, document }) => [slot, document.sha256])
    )
    // looked at and saved as it stands, it counts
    const page = await as(client.get(`${at}/abschnitte/finanzierungsplan`), editor)
    page.assertTextIncludes('Übernommen aus den Stammdaten oder einem früheren Antrag.')
    const sent = Object.fromEntries(
      [...page.text().matchAll(/name="(2027_\w+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value])
    )
    await sends(client.post(`${at}/abschnitte/finanzierungsplan`), editor, { revision: 1, ...sent })
    assert.equal((await states(id)).finanzierungsplan, 'complete')
    assert.notInclude((await as(client.get(at), editor)).text(), 'Angaben übernehmen')
  })

  test('a renewed application takes at most 12 clicks and 10 typed fields', async ({ assert, client }) => {
    const { before, call, editor, world } = await setting()
    let clicks = 0
    let typed = 0
    const presses = async (path: string, form: Record<string, string | number>, asked: Record<string, string> = {}) => {
      clicks++
      typed += Object.keys(asked).length
      return sends(client.post(path), editor, { ...form, ...asked })
    }
    const begun = await presses(`/foerderangebote/${call.id}/antrag`, {})
    const at = begun.header('location')!
    const id = Number(/\d+/.exec(at)![0])
    // it leads to the first section that is not complete, and each that is saved to the next one
    const taken = await presses(`${at}/uebernahme`, { from: before.id })
    const asked: Record<string, Record<string, string>> = {
      antragsteller: {},
      vorhaben: { start: '01.01.2027', already_active: 'yes', concept_dated: '12.12.2023' },
      sprachmittlung: {},
      zusammenarbeit: {},
      kennzahlen: {},
      stellen: {},
      finanzierungsplan: {},
      erklaerungen: {
        not_started: '1',
        complete: '1',
        other_funding: '1',
        data_protection: '1',
        additional_staff: '1',
      },
    }
    const open = Object.entries(await states(id)).filter(([, state]) => state !== 'complete')
    assert.sameMembers(
      open.map(([section]) => section),
      Object.keys(asked)
    )
    let page = taken.header('location')!
    for (const [key, answers] of Object.entries(asked)) {
      assert.equal(page, `${at}/abschnitte/${key}`)
      const { context, definition } = await readDraft(await Application.findOrFail(id))
      const section = sectionOf(definition, key)!
      const stands = Object.fromEntries(inputsOf(partsOf(section, context), typedIn(context, section)))
      const revision = key === 'erklaerungen' ? 0 : 1
      const saved = await presses(page, { ...stands, revision, then: 'next' }, answers)
      page = saved.header('location')!
    }
    assert.equal(page, at)
    assert.deepEqual(
      Object.entries(await states(id)).filter(([, state]) => state !== 'complete'),
      []
    )
    const signatory = world.signatory('Unna')
    const check = await as(client.get(`${at}/einreichung`), signatory)
    const [, mark] = /name="mark" value="([^"]+)"/.exec(check.text())!
    const signed = await sends(client.post(`${at}/einreichung`), signatory, { mark })
    clicks += 2
    assert.include(signed.header('location')!, '/eingang')
    assert.isAtMost(clicks, 12)
    assert.isAtMost(typed, 10)
  })

  test('what somebody typed stays; nobody takes from a file of others, or into one that is filed', async ({
    assert,
    client,
  }) => {
    const { world, before, call, editor } = await setting()
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor, {})
    const at = begun.header('location')!
    const id = Number(/\d+/.exec(at)![0])
    const own =
      'Wir führen das Zentrum mit den Gemeinden des Kreises fort und zahlen die Hälfte selbst, auch wenn die Förderung endet.'
    await sends(client.post(`${at}/abschnitte/fortfuehrung`), editor, { revision: 0, continuation: own })
    await sends(client.post(`${at}/uebernahme`), editor, { from: before.id })
    const { context } = await readDraft(await Application.findOrFail(id))
    assert.deepEqual(context.raw.fortfuehrung, { continuation: own })
    world.clock.moveTo('2025-11-05T10:00')
    const foreign = await world.file('Olpe', 'NW-KI-2026', 'submitted')
    world.clock.moveTo(call.opensAt.plus({ days: 4 }).toISO()!)
    const refused = await sends(client.post(`${at}/uebernahme`), editor, { from: foreign.id })
    assert.match(String(refused.flashMessage('refusal')), /nichts übernehmen/, 'applications.nothing_to_take_over')
    assert.equal(
      (
        await sends(client.post(`/antraege/${before.id}/uebernahme`), world.editor('Olpe'), { from: foreign.id })
      ).status(),
      404
    )
    const revisions = await db.from('application_sections').where('application_id', before.id).max('revision as most')
    assert.equal(Number(revisions[0].most), 1)
  })
})
