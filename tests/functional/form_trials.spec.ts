import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import TryForm, { trialsOf } from '#applications/actions/try_form'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import TrialApplication from '#applications/models/trial_application'
import { inputsOf } from '#forms/domain/merge'
import { readDraft } from '#applications/queries/draft_reading'
import { partsOf } from '#applications/domain/section_kinds'
import { draftIn, nextFile } from '#tests/helpers/programme_drafts'
import { refused } from '#tests/helpers/refused'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

async function setting() {
  const world = await World.create()
  const draft = await draftIn(world)
  const manager = world.official('NW', 'programme_manager')
  const at = `/programme/entwuerfe/${draft.id}/probe`
  return { world, draft, manager, at, tryForm: await app.container.make(TryForm) }
}

/** What a complete application of the programme would send, section by section. */
async function completeAnswers(world: World): Promise<[string, Record<string, string>][]> {
  const file = await world.file('Unna', 'NW-KI-2026', 'draft')
  const { context } = await readDraft(file)
  const rows = await ApplicationSection.query().where('application_id', file.id)
  return rows.map(({ section, data }) => {
    const of = context.definition.sections.find(({ key }) => key === section)!
    // years of the trial are those of the next call
    const inputs = [...inputsOf(partsOf(of, context), data)].map(([name, text]): [string, string] => [
      name.replaceAll('2026', '2029'),
      text.replaceAll('2026', '2029'),
    ])
    return [section, Object.fromEntries(inputs)]
  })
}

test.group('A form tried by who sets it up', () => {
  test('is filled in, checked and filed like an application, and is none', async ({ assert, client }) => {
    const { world, draft, manager, at } = await setting()
    const answers = await completeAnswers(world)
    const count = async () => (await Application.all()).length
    const before = await count()
    ;(await as(client.get(`/programme/entwuerfe/${draft.id}/formular`), manager)).assertTextIncludes(`href="${at}"`)
    ;(await as(client.get(at), manager)).assertTextIncludes('Eine Probe ist kein Antrag')
    const wrong = await sends(client.post(at), manager, { unit_kind: 'county', inhabitants: 'viele' })
    assert.property(wrong.flashMessage('inputErrorsBag'), 'inhabitants')
    await sends(client.post(at), manager, { unit_kind: 'county', inhabitants: '390000' })
    const begun = await as(client.get(at), manager)
    begun.assertTextIncludes('Kreis mit 390.000 Einwohnern')
    const refusal = await sends(client.post(`${at}/einreichung`), manager)
    assert.match(String(refusal.flashMessage('refusal')), /Abschnitt/)
    await sends(client.post(`${at}/abschnitte/vorhaben`), manager, { then: 'stay' })
    const page = await as(client.get(`${at}/abschnitte/vorhaben`), manager)
    page.assertTextIncludes('Probe, kein Antrag.')
    page.assertTextIncludes('Es fehlt noch')
    for (const [section, form] of answers) await sends(client.post(`${at}/abschnitte/${section}`), manager, form)
    const whole = await as(client.get(at), manager)
    whole.assertTextIncludes('Nach diesem Plan ergibt sich eine Zuwendung von')
    await sends(client.post(`${at}/einreichung`), manager)
    ;(await as(client.get(at), manager)).assertTextIncludes('So liefe es; geschehen ist nichts.')
    assert.equal(await count(), before)
    // another change takes the filing back, and one's own trial is nobody else's
    await sends(client.post(`${at}/abschnitte/vorhaben`), manager, { then: 'list' })
    assert.isNull((await trialsOf(draft, manager).firstOrFail()).filedAt)
    const head = world.official('NW', 'head_of_unit')
    ;(await as(client.get(at), head)).assertTextIncludes('Eine Probe ist kein Antrag')
    await sends(client.post(`${at}/ende`), manager)
    assert.lengthOf(await TrialApplication.all(), 0)
  })

  test('of a form that names a municipality is saved and filed like any other', async ({ assert }) => {
    const world = await World.create()
    const file = await nextFile()
    const place = { key: 'ort', label: 'Ort', type: 'municipality' as const }
    const sections = [{ key: 'wo', group: 'G', title: 'Wo', kind: 'fields' as const, fields: [place] }]
    const draft = await draftIn(world, 'draft', { ...file, definition: { ...file.definition, sections } })
    const manager = world.official('NW', 'programme_manager')
    const tryForm = await app.container.make(TryForm)
    await tryForm.begin(draft, { unitKind: 'county', inhabitants: 390_000 }, manager)
    await tryForm.save(draft, 'wo', { ort: 'Atlantis' }, manager)
    assert.equal(await refused(() => tryForm.file(draft, manager)), 'applications.incomplete')
    await tryForm.save(draft, 'wo', { ort: 'unna' }, manager)
    await tryForm.file(draft, manager)
    assert.isNotNull((await trialsOf(draft, manager).firstOrFail()).filedAt)
    const long = { ort: 'x'.repeat(200_001) }
    assert.equal(await refused(() => tryForm.save(draft, 'wo', long, manager)), 'forms.form_too_long')
  }).timeout(15_000)

  test('goes by itself, and is nobody’s who has no part in the programme', async ({ assert, client }) => {
    const { world, draft, manager, at, tryForm } = await setting()
    const applicant = { unitKind: 'county' as const, inhabitants: 390_000 }
    await tryForm.begin(draft, applicant, manager)
    assert.equal(await refused(() => tryForm.save(draft, 'nirgends', {}, manager)), 'applications.unknown_section')
    const head = world.official('NW', 'head_of_unit')
    assert.equal(await refused(() => tryForm.file(draft, head)), 'applications.no_trial')
    assert.equal((await as(client.get(at), world.official('NW', 'case_officer'))).status(), 403)
    assert.equal((await as(client.get(at), world.official('HE', 'programme_manager'))).status(), 404)
    assert.equal(await tryForm.sweep(), 0)
    world.clock.moveTo(world.clock.today().plusDays(15).iso + 'T10:00')
    assert.equal(await tryForm.sweep(), 1)
    await tryForm.begin(draft, applicant, manager)
    await draft.merge({ status: 'discarded', endedAt: world.now(), endedBy: manager.id, underWay: null }).save()
    assert.equal(await tryForm.sweep(), 1)
    assert.equal(await refused(() => tryForm.begin(draft, applicant, manager)), 'programmes.draft_is_further')
  })
})
