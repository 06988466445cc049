import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { deliverEffects } from '#core/effects/effects'
import MoveToVersion from '#applications/actions/move_to_version'
import SubmitApplication from '#applications/actions/submit_application'
import { readDraft } from '#applications/queries/draft_reading'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import Duty from '#duties/models/duty'
import type { Section } from '#programmes/domain/definition'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import NoteNewRules from '#programmes/actions/note_new_rules'
import Programme from '#programmes/models/programme'
import ProposeDraft from '#programmes/actions/propose_draft'
import PublishDraft from '#programmes/actions/publish_draft'
import { NEXT_CALL, draftIn, nextFile } from '#tests/helpers/programme_drafts'
import { as, sends } from '#tests/helpers/requests'
import { refused } from '#tests/helpers/refused'
import { World } from '#tests/helpers/world'

/** The programme with another form: a question more, one moved to another section, one and an attachment less. */
function otherForm(file: ProgrammeFile): ProgrammeFile {
  const { sections, attachments } = file.definition
  const measure = sections.find(({ key }) => key === 'vorhaben')!
  const [title, second, ...others] = measure.fields!
  const further: Section = {
    key: 'weiteres',
    group: measure.group,
    title: 'Weiteres',
    kind: 'fields',
    fields: [second, { key: 'raeume', label: 'Räume', type: 'integer' }],
  }
  const changed = { ...measure, fields: [title, ...others.slice(0, -1)] }
  return {
    ...file,
    definition: {
      ...file.definition,
      sections: [...sections.map((one) => (one.key === 'vorhaben' ? changed : one)), further],
      attachments: attachments.slice(1),
    },
  }
}

async function setting(change: (file: ProgrammeFile) => ProgrammeFile = otherForm, days = 0) {
  const world = await World.create()
  const manager = world.official('NW', 'programme_manager')
  const file = await world.file('Unna', 'NW-KI-2026', 'draft')
  const draft = await draftIn(world, 'draft', change(await nextFile()))
  const propose = await app.container.make(ProposeDraft)
  const publish = async (offered = true) => {
    await propose.handle(await draft.refresh(), world.clock.today().plusDays(days), manager, { offered })
    await (await app.container.make(PublishDraft)).handle(await draft.refresh(), world.official('NW', 'head_of_unit'))
    await deliverEffects()
  }
  const dutyOf = (kind: string) => Duty.query().where({ kind }).whereNull('done_at').first()
  return { world, file, draft, publish, dutyOf, editor: world.editor('Unna'), at: `/antraege/${file.id}` }
}

test.group('A draft and a later version of its programme', () => {
  test('is offered the move with what it means, moves without losing a text, and is filed under the new form', async ({
    assert,
    client,
  }) => {
    const { file, publish, dutyOf, editor, at } = await setting()
    await file.load('programmeVersion')
    const second = file.definition.sections.find(({ key }) => key === 'vorhaben')!.fields!
    const row = await ApplicationSection.findByOrFail({ applicationId: file.id, section: 'vorhaben' })
    const [moved, gone] = [second[1].key, second.at(-1)!.key]
    await publish()
    assert.equal((await dutyOf('see_new_form'))?.page, `${at}/fassung`)
    const page = await as(client.get(at), editor)
    page.assertTextIncludes('Das Formular hat sich geändert: Fassung 2 gilt')
    const offer = await as(client.get(`${at}/fassung`), editor)
    offer.assertTextIncludes('Weiteres')
    offer.assertTextIncludes('Räume')
    offer.assertTextIncludes(second.at(-1)!.label)
    offer.assertTextIncludes('Diese Dateien werden nicht mehr verlangt. Sie werden gelöscht')
    const version = /name="version" value="(\d+)"/.exec(offer.text())![1]
    await sends(client.post(`${at}/fassung`), editor, { version })
    const { programmeVersionId } = await Application.findOrFail(file.id)
    assert.equal(String(programmeVersionId), version)
    const other = await ApplicationSection.findByOrFail({ applicationId: file.id, section: 'weiteres' })
    assert.deepEqual(other.data, { [moved]: row.data[moved] })
    assert.notProperty((await row.refresh()).data, gone)
    const list = await as(client.get(at), editor)
    list.assertTextIncludes('Weiteres')
    assert.notInclude(list.text(), 'Das Formular hat sich geändert')
    assert.isNull(await dutyOf('see_new_form'))
    // nothing to go on to: said, and nothing changed
    const again = await sends(client.post(`${at}/fassung`), editor, { version })
    assert.match(String(again.flashMessage('refusal')), /Eine neue Fassung/)
  })

  test('may stay where it is; whoever has no say in it is refused', async ({ assert, client }) => {
    const { world, file, publish, dutyOf, editor, at } = await setting()
    await publish()
    const before = file.programmeVersionId
    const offer = await as(client.get(`${at}/fassung`), editor)
    const version = /name="version" value="(\d+)"/.exec(offer.text())![1]
    for (const path of ['/fassung', '/fassung/bleiben']) {
      const foreign = await sends(client.post(`${at}${path}`), world.editor('Ulm'), { version })
      assert.equal(foreign.status(), 404)
    }
    await sends(client.post(`${at}/fassung/bleiben`), editor, { version })
    const stale = await sends(client.post(`${at}/fassung/bleiben`), editor, { version: '999' })
    assert.match(String(stale.flashMessage('refusal')), /Eine neue Fassung/)
    assert.isNull(await dutyOf('see_new_form'))
    assert.equal((await file.refresh()).programmeVersionId, before)
    // it can still change its mind until the call closes
    ;(await as(client.get(`${at}/fassung`), editor)).assertTextIncludes('wechseln')
    world.clock.moveTo('2027-06-30T10:00')
    assert.equal((await as(client.get(`${at}/fassung`), editor).redirects(0)).status(), 302)
  })

  test('what a signatory has read is what is filed: another form is read anew', async ({ assert }) => {
    // only the words of a declaration change: no answer moves
    const reworded = (file: ProgrammeFile) => {
      const [first, ...others] = file.definition.declarations
      const declarations = [{ ...first, text: 'Wir erklären etwas anderes.' }, ...others]
      return { ...file, definition: { ...file.definition, declarations } }
    }
    const { world, file, draft, publish, editor } = await setting(reworded)
    const { mark } = await readDraft(await Application.findOrFail(file.id))
    await publish()
    const { programmeVersionId: version } = await draft.refresh()
    await (await app.container.make(MoveToVersion)).handle(file.id, version!, editor)
    const moved = await readDraft(await Application.findOrFail(file.id))
    assert.notEqual(moved.mark, mark)
    const open = moved.sections.filter(({ state }) => state !== 'complete').map(({ section }) => section.kind)
    assert.deepEqual(open, ['declarations'])
    const submit = await app.container.make(SubmitApplication)
    const signatory = world.signatory('Unna')
    assert.equal(await refused(() => submit.handle(file.id, signatory, { read: mark })), 'applications.changed_since')
  })

  test('a call alone is no new rule, and ends no duty to note one', async ({ assert }) => {
    const { world, publish, dutyOf } = await setting(otherForm, 10)
    await publish()
    const duty = await dutyOf('note_new_rules')
    const calls = [{ ...NEXT_CALL, code: 'NW-KI-2032', title: 'Noch ein Aufruf' }]
    const file = await nextFile()
    const more = { ...file, calls: [...file.calls.filter(({ code }) => code !== NEXT_CALL.code), NEXT_CALL, ...calls] }
    const draft = await draftIn(world, 'draft', more)
    const propose = await app.container.make(ProposeDraft)
    await propose.handle(await draft.refresh(), world.clock.today(), world.official('NW', 'programme_manager'))
    await (await app.container.make(PublishDraft)).handle(await draft.refresh(), world.official('NW', 'head_of_unit'))
    assert.equal((await dutyOf('note_new_rules'))?.id, duty!.id)
  })

  test('moves from the first day of the version on; the authority takes note the day before', async ({
    assert,
    client,
  }) => {
    const { world, file, draft, publish, dutyOf, editor, at } = await setting(otherForm, 10)
    await publish()
    const [theirs, ours] = [await dutyOf('see_new_form'), await dutyOf('note_new_rules')]
    const eve = world.clock.today().plusDays(9)
    assert.equal(theirs?.dueOn?.iso, eve.iso)
    assert.equal(ours?.dueOn?.iso, eve.iso)
    const early = await as(client.get(`${at}/fassung`), editor)
    early.assertTextIncludes('Wechseln können Sie ab dem')
    const { programmeVersionId: version, programmeId } = await draft.refresh()
    const move = await app.container.make(MoveToVersion)
    assert.equal(await refused(() => move.handle(file.id, version!, editor)), 'applications.no_new_version')
    const head = world.official('NW', 'head_of_unit')
    ;(await as(client.get(`/programme/${programmeId}`), head)).assertTextIncludes('Zur Kenntnis nehmen')
    const note = await app.container.make(NoteNewRules)
    const programme = await Programme.findOrFail(programmeId)
    assert.equal(await refused(() => note.handle(programme, version! + 1, head)), 'programmes.nothing_to_note')
    await sends(client.post(`/programme/${programmeId}/kenntnis`), head, { version: String(version) })
    assert.isNull(await dutyOf('note_new_rules'))
    assert.equal(await refused(() => note.handle(programme, version!, head)), 'programmes.nothing_to_note')
    assert.notInclude((await as(client.get(`/programme/${programmeId}`), head)).text(), 'Zur Kenntnis nehmen')
  })

  test('is not offered rules that others under its call were not judged by', async ({ assert, client }) => {
    const stricter = (file: ProgrammeFile) => ({
      ...file,
      definition: { ...file.definition, joint: { ...file.definition.joint, maxPartners: 2 } },
    })
    const { publish, editor, at, dutyOf } = await setting(stricter)
    assert.equal(await refused(() => publish()), 'programmes.offers_other_rules')
    await publish(false)
    assert.isNull(await dutyOf('see_new_form'))
    assert.notInclude((await as(client.get(at), editor)).text(), 'Das Formular hat sich geändert')
  })

  test('is not offered calls alone', async ({ assert }) => {
    const { publish } = await setting((file) => file)
    assert.equal(await refused(() => publish()), 'programmes.nothing_to_offer')
  })
})
