import app from '@adonisjs/core/services/app'
import i18nManager from '@adonisjs/i18n/services/main'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { ApiRequest } from '@japa/api-client'
import Day from '#core/calendar/day'
import Duty from '#duties/models/duty'
import type User from '#identity/models/user'
import JournalEntry from '#journal/models/journal_entry'
import BeginDraft from '#programmes/actions/begin_draft'
import ChangeDraft from '#programmes/actions/change_draft'
import DiscardDraft from '#programmes/actions/discard_draft'
import ProposeDraft from '#programmes/actions/propose_draft'
import PublishDraft from '#programmes/actions/publish_draft'
import ReturnDraft from '#programmes/actions/return_draft'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import { writeProgrammeFile } from '#programmes/domain/programme_file'
import Call from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import ProgrammeDraft from '#programmes/models/programme_draft'
import ProgrammeVersion from '#programmes/models/programme_version'
import { assertAddable } from '#programmes/queries/publishable'
import Authority from '#tenancy/models/authority'
import { NEXT_CALL, draftIn, nextFile } from '#tests/helpers/programme_drafts'
import { as, sends } from '#tests/helpers/requests'
import { refused } from '#tests/helpers/refused'
import { World } from '#tests/helpers/world'

const i18n = i18nManager.locale('de')
const TOMORROW = Day.parse('2025-10-21')
const renamed = (file: ProgrammeFile, name: string): ProgrammeFile => ({
  ...file,
  definition: { ...file.definition, name },
})
const retold = (file: ProgrammeFile, summary: string): ProgrammeFile => ({
  ...file,
  definition: { ...file.definition, summary },
})
const sendsFile = (request: ApiRequest, user: User, content: string, form: Record<string, string | number> = {}) => {
  const sent = as(request, user).withCsrfToken().file('programm', Buffer.from(content), { filename: 'programm.json' })
  for (const [name, value] of Object.entries(form)) void sent.field(name, value)
  return sent
}

async function setting() {
  const world = await World.create()
  const make = app.container.make.bind(app.container)
  const [begin, change, propose] = [await make(BeginDraft), await make(ChangeDraft), await make(ProposeDraft)]
  const [publish, giveBack, discard] = [await make(PublishDraft), await make(ReturnDraft), await make(DiscardDraft)]
  const [manager, head] = [world.official('NW', 'programme_manager'), world.official('NW', 'head_of_unit')]
  const granting = await Programme.findByOrFail({ land: 'NW', code: 'KI' })
  world.clock.moveTo('2025-10-20T09:00')
  return { world, begin, change, propose, publish, giveBack, discard, manager, head, granting }
}

test.group('Drafts of programmes', () => {
  test('two people publish a version and its call; what ran before keeps its own', async ({ assert, client }) => {
    const { world, manager, head } = await setting()
    const running = await world.file('Unna', 'NW-KI-2026', 'draft')
    const file = retold(await nextFile(), 'Jetzt auch für Kreise')
    const { definition, code, calls } = file
    const bra = await Authority.findByOrFail('code', 'BRA')
    const text = writeProgrammeFile({ definition, code, calls }, './programm-1.schema.json')
    const read = await sendsFile(client.post('/programme/datei'), manager, text, { authority: bra.id })
    const draft = await ProgrammeDraft.query().firstOrFail()
    read.assertHeader('location', `/programme/entwuerfe/${draft.id}`)

    const page = await as(client.get(`/programme/entwuerfe/${draft.id}`), manager)
    page.assertTextIncludes('unterscheiden sich an 1')
    page.assertTextIncludes('Jetzt auch für Kreise')
    page.assertTextIncludes('29.12.2028')

    const proposal = { revision: 1, valid_from: '21.10.2025' }
    await sends(client.post(`/programme/entwuerfe/${draft.id}/vorschlag`), manager, proposal)
    const duty = await Duty.query().where('kind', 'publish_programme').whereNull('done_at').firstOrFail()
    assert.equal(duty.authorityId, bra.id)
    // the head meets it where everything waits that needs a signature
    const desk = await as(client.get('/zeichnung'), head)
    desk.assertTextIncludes(`/programme/entwuerfe/${draft.id}`)
    const before = await Call.query()
    await sends(client.post(`/programme/entwuerfe/${draft.id}/veroeffentlichung`), head, { revision: 2 })

    const versions = await ProgrammeVersion.query().where('programme_id', draft.programmeId!).orderBy('version')
    assert.deepEqual(
      versions.map(({ version, validFrom }) => `${version} ${validFrom}`),
      ['1 2025-04-03', '2 2025-10-21']
    )
    assert.equal(versions[1].definition.summary, 'Jetzt auch für Kreise')
    const made = await Call.findByOrFail('code', NEXT_CALL.code)
    assert.equal(made.programmeVersionId, versions[1].id)
    // 29 December 2028 is a Friday: in time until its end
    assert.equal(made.closesAt.toISO(), '2028-12-29T22:59:59.000Z')
    for (const call of before) assert.deepEqual((await Call.findOrFail(call.id)).serialize(), call.serialize())
    assert.equal((await running.related('call').query().firstOrFail()).programmeVersionId, versions[0].id)
    assert.isNotNull((await duty.refresh()).doneAt)
    const acts = await JournalEntry.query().where('stream', 'programmes:NW').orderBy('id')
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['programme.drafted', 'programme.proposed', 'programme.published']
    )
    const shown = await as(client.get(`/programme/${draft.programmeId}`), head)
    shown.assertTextIncludes('Fassung 2, gilt ab 21.10.2025')
    shown.assertTextIncludes('Unterschiede zur vorigen Fassung')
  })

  test('a programme that nobody knew is set up by its file alone', async ({ assert, client }) => {
    const { begin, propose, publish, manager, head, granting } = await setting()
    const { definition } = await nextFile()
    const call = { ...NEXT_CALL, code: 'NW-NEU-2026', opens: '2025-11-03', closes: '2025-12-31', dated: '2025-10-20' }
    const file = renamed({ format: 'anschub-programm/1', code: 'NEU', definition, calls: [call] }, 'Neues Programm')
    const draft = await begin.handle(file, granting, manager)
    await propose.handle(await draft.refresh(), TOMORROW, manager)
    await publish.handle(await draft.refresh(), head)
    const made = await Call.query().where('code', 'NW-NEU-2026').preload('programme').preload('version').firstOrFail()
    assert.include(made.programme.serialize(), { land: 'NW', code: 'NEU', name: 'Neues Programm' })
    assert.equal(made.version.version, 1)
    const page = await as(client.get(`/programme/entwuerfe/${draft.id}`), manager)
    page.assertTextIncludes('veröffentlicht')
    assert.notInclude(page.text(), 'Vorschlagen')
  })

  test('who wrote or proposed does not publish; back from there it is written on', async ({ assert, client }) => {
    const { world, propose, publish, discard, manager, head } = await setting()
    const draft = await draftIn(world, 'proposed')
    assert.equal(await refused(async () => publish.handle(await draft.refresh(), manager)), 'programmes.own_draft')
    const why = { revision: 2, reason: 'Bitte die Frist noch einmal prüfen.' }
    await sends(client.post(`/programme/entwuerfe/${draft.id}/rueckgabe`), head, why)
    const page = await as(client.get(`/programme/entwuerfe/${draft.id}`), manager)
    page.assertTextIncludes('Bitte die Frist noch einmal prüfen.')
    assert.equal(await refused(async () => publish.handle(await draft.refresh(), head)), 'programmes.draft_is_further')
    await propose.handle(await draft.refresh(), TOMORROW, manager)
    await publish.handle(await draft.refresh(), head)
    assert.equal(
      await refused(async () => discard.handle(await draft.refresh(), manager)),
      'programmes.draft_is_further'
    )
  })

  test('one draft of a programme at a time, until it is thrown away', async ({ assert }) => {
    const { world, begin, discard, manager, granting } = await setting()
    const draft = await draftIn(world)
    const again = async () => begin.handle(await nextFile(), granting, manager)
    assert.equal(await refused(again), 'programmes.draft_under_way')
    await discard.handle(await draft.refresh(), manager)
    assert.isNull(await refused(again))
  })

  test('nothing typed is written over: who read an older revision is told', async ({ assert, client }) => {
    const { world, change, propose, manager } = await setting()
    const draft = await draftIn(world)
    await change.handle(draft.id, 1, retold(await nextFile(), 'Zweiter Satz'), manager)
    const late = async () => change.handle(draft.id, 1, retold(await nextFile(), 'Dritter Satz'), manager)
    assert.equal(await refused(late), 'programmes.draft_changed')
    const stale = { id: draft.id, revision: 1 }
    assert.equal(await refused(() => propose.handle(stale, TOMORROW, manager)), 'programmes.draft_changed')
    const form = { ...(await callForm()), revision: 1 }
    const response = await sends(client.post(`/programme/entwuerfe/${draft.id}/aufrufe`), manager, form)
    assert.match(String(response.flashMessage('refusal')), /Inzwischen hat jemand anders/)
    assert.equal((await draft.refresh()).content.definition.summary, 'Zweiter Satz')
  })

  test('what may not be published is refused when it is proposed and again when it is published', async ({
    assert,
  }) => {
    const { world, begin, propose, publish, giveBack, discard, manager, head, granting } = await setting()
    const proposed = async (file: ProgrammeFile, validFrom = TOMORROW) => {
      const draft = await begin.handle(file, granting, manager)
      const code = await refused(async () => propose.handle(await draft.refresh(), validFrom, manager))
      await discard.handle(await draft.refresh(), manager)
      return code
    }
    const file = await nextFile()
    const { calls } = file
    const changedCall = (change: object) => ({ ...file, calls: [...calls.slice(0, -1), { ...NEXT_CALL, ...change }] })
    assert.equal(await proposed({ ...file, calls: calls.slice(0, -1) }), 'programmes.nothing_new')
    const newName = retold(file, 'Neu erzählt')
    assert.equal(await proposed(newName, Day.parse('2025-10-19')), 'programmes.valid_in_the_past')
    assert.equal(await proposed(newName, Day.parse('2072-01-01')), 'programmes.valid_too_late')
    assert.equal(await proposed(renamed(file, 'Anders')), 'programmes.renamed')
    const guideline = { ...file.definition.guideline, ends: '2028-09-30' }
    const ending = { ...file, definition: { ...file.definition, guideline } }
    assert.equal(await proposed(ending), 'programmes.call_after_guideline')
    const empty = { ...file, definition: { ...file.definition, sections: [] } }
    assert.equal(await proposed(empty), 'programmes.faulty')
    assert.equal(
      await proposed(changedCall({ dated: '2025-01-01', opens: '2025-02-01', closes: '2025-03-03' })),
      'programmes.call_is_over'
    )
    assert.equal(await proposed({ ...file, calls: [{ ...calls[0], title: 'Anders' }] }), 'programmes.call_stands')
    assert.equal(await proposed(changedCall({ code: 'BW-WCC-2026' })), 'programmes.call_elsewhere')
    const early = {
      ...newName,
      calls: [{ ...NEXT_CALL, dated: '2025-10-01', opens: '2025-11-01', code: 'NW-KI-2031' }],
    }
    assert.equal(await proposed(early, Day.parse('2025-11-02')), 'programmes.call_before_version')

    // between the two people a year passes
    const draft = await draftIn(world, 'proposed', newName)
    world.clock.moveTo('2026-10-20T09:00')
    assert.equal(await refused(async () => publish.handle(await draft.refresh(), head)), 'programmes.valid_in_the_past')
    await giveBack.handle(await draft.refresh(), 'Der Tag ist vorbei.', head)
    const next = Day.parse('2027-01-01')
    await propose.handle(await draft.refresh(), next, manager)
    await publish.handle(await draft.refresh(), head)
    assert.equal(
      await proposed(retold(await nextFile(), 'Noch einmal'), Day.parse('2026-12-01')),
      'programmes.valid_before_last'
    )
  })

  test('a call is copied from the last with its days moved; what is wrong is told at its field', async ({
    assert,
    client,
  }) => {
    const { world, manager } = await setting()
    const draft = await draftIn(world)
    const page = await as(client.get(`/programme/entwuerfe/${draft.id}/aufrufe/neu`), manager)
    page.assertTextIncludes('value="NW-KI-2030"')
    page.assertTextIncludes('value="01.10.2029"')
    const form = await callForm()
    const send = (change: object) =>
      sends(client.post(`/programme/entwuerfe/${draft.id}/aufrufe`), manager, { ...form, revision: 1, ...change })
    const told = async (change: object, input: string, sentence: string) => {
      const answer = await send(change)
      assert.equal(answer.status(), 422)
      answer.assertTextIncludes(`href="#${input}"`)
      answer.assertTextIncludes(sentence)
    }
    const says = (code: string, of: object = {}) => i18n.t(`refusals.${code}`, of)
    await told({ closes: '1.1.2028' }, 'closes', 'Die Frist endet vor dem Tag, an dem sie beginnt.')
    await told({ code: NEXT_CALL.code }, 'code', says('programmes.call_twice', { code: NEXT_CALL.code }))
    await told({ code: 'HE-WIR-2026' }, 'code', says('programmes.call_elsewhere', { code: 'HE-WIR-2026' }))
    await told({ code: 'nw ki' }, 'code', 'Kürzel')
    await told({ opens: 'morgen' }, 'opens', '„morgen“ ist kein Tag')
    const frame = (year: string, amount = '1.000,00') => ({ frame_year_1: year, frame_amount_1: amount })
    await told(frame('2028'), 'frame_year_1', 'Das Haushaltsjahr 2028 liegt nicht im Bewilligungszeitraum.')
    await told(frame('2030', 'viel'), 'frame_amount_1', '„viel“ ist kein Betrag')
    const twice = { ...frame('2030'), frame_year_2: '2030', frame_amount_2: '5' }
    await told(twice, 'frame_year_2', 'Das Haushaltsjahr 2030 gibt es im Rahmen schon.')
    const many = Array.from({ length: 400 }, (_, index) => ({ ...NEXT_CALL, code: `NW-KI-${3000 + index}` }))
    const full = await refused(() => assertAddable({ ...NEXT_CALL, code: 'NW-KI-4000' }, { calls: many }))
    assert.equal(full, 'programmes.too_many_calls')
    // a holiday: in time until the next working day
    await send({ ...frame('2030', '250000'), closes: '1.1.2030', selection: 'competition', cutoffDeadline: '1' })
    assert.deepInclude((await draft.refresh()).content.calls.at(-1), {
      selection: 'competition',
      cutoffDeadline: true,
      frame: [{ year: 2030, amount: '250000.00' }],
    })
    const shown = await as(client.get(`/programme/entwuerfe/${draft.id}`), manager)
    shown.assertTextIncludes('rechtzeitig ist bis 02.01.2030')
    shown.assertTextIncludes('Auswahl im Wettbewerb nach Kriterien')
    shown.assertTextIncludes('dafür fehlen dem Programm Kriterien mit Gewicht')
    await sends(client.post(`/programme/entwuerfe/${draft.id}/aufrufe/NW-KI-2030/entfernen`), manager, { revision: 2 })
    assert.lengthOf((await draft.refresh()).content.calls, 3)
  })

  test('a wrong file changes nothing and says why with line and place', async ({ assert, client }) => {
    const { world, manager } = await setting()
    const draft = await draftIn(world)
    const { definition, code, calls } = draft.content
    const text = writeProgrammeFile({ definition, code, calls }, 'x').replace('"sample": false', '"sample": "nein"')
    const at = `/programme/entwuerfe/${draft.id}/datei`
    const wrong = await sendsFile(client.post(at), manager, text, { revision: 1 })
    assert.equal(wrong.status(), 422)
    wrong.assertTextIncludes('Hier muss true oder false stehen.')
    wrong.assertTextIncludes('definition › sample')
    assert.equal((await draft.refresh()).revision, 1)
    const other = writeProgrammeFile({ definition, code: 'ANDERS', calls }, 'x')
    const response = await sendsFile(client.post(at), manager, other, { revision: 1 })
    const said = i18n.t(`refusals.${'programmes.other_code'}`, { code: 'KI', other: 'ANDERS' })
    assert.equal(response.flashMessage('refusal'), said)
    const none = await sends(client.post(at), manager, { revision: 1 })
    assert.deepEqual(none.flashMessage('inputErrorsBag'), {
      programm: [i18n.t(`refusals.${'programmes.file_missing'}`)],
    })
    const great = await sendsFile(client.post(at), manager, ' '.repeat(1_000_001), { revision: 1 })
    assert.deepEqual(great.flashMessage('inputErrorsBag'), {
      programm: [i18n.t(`refusals.${'programmes.file_too_large'}`)],
    })
    const court = await Authority.findByOrFail('code', 'LRH-NW')
    const nobody = await sendsFile(client.post('/programme/datei'), manager, text, { authority: court.id })
    assert.deepEqual(nobody.flashMessage('inputErrorsBag'), {
      authority: [i18n.t(`refusals.${'programmes.no_authority'}`)],
    })
  })

  test('what was read and what has ended stands in the database', async ({ assert }) => {
    const { world, publish, head } = await setting()
    const draft = await draftIn(world, 'proposed')
    const { id } = draft
    const set = (values: object) => db.from('programme_drafts').where('id', id).update(values)
    await assert.rejects(() => set({ content: '{}' }), /READ/)
    await assert.rejects(() => set({ name: 'Anders' }), /READ/)
    await assert.rejects(
      () =>
        set({
          status: 'published',
          ended_by: world.official('NW', 'programme_manager').id,
          ended_at: '2025-10-20 09:00:00',
        }),
      /FOUR EYES/
    )
    await publish.handle(draft, head)
    await assert.rejects(() => set({ status: 'draft' }), /ENDED|WORKFLOW/)
    await assert.rejects(() => set({ proposed_by: head.id }), /ENDED|FOUR EYES/)
    await assert.rejects(() => db.from('programme_drafts').where('id', id).delete(), /READ|ENDED/)
  })

  test('nobody publishes, gives back or throws away what they have not read', async ({ assert, client }) => {
    const { world, change, propose, giveBack, manager, head } = await setting()
    const draft = await draftIn(world, 'proposed')
    // the head has the page open; meanwhile it is taken back, rewritten and proposed once more
    await giveBack.handle(draft, 'Ein Betrag fehlte noch.', manager)
    await change.handle(draft.id, 2, retold(await nextFile(), 'Ganz anders'), manager)
    await propose.handle(await draft.refresh(), TOMORROW, manager)
    const at = `/programme/entwuerfe/${draft.id}`
    const reason = 'Bitte noch einmal prüfen.'
    for (const [path, form] of [
      ['veroeffentlichung', { revision: 2 }],
      ['rueckgabe', { revision: 2, reason }],
    ] as const) {
      const late = await sends(client.post(`${at}/${path}`), head, form)
      assert.equal(late.flashMessage('refusal'), i18n.t(`refusals.${'programmes.draft_changed'}`), path)
    }
    assert.equal((await draft.refresh()).status, 'proposed')
    assert.equal(draft.revision, 4)
  })

  test('whoever wrote in it does not publish it, whoever proposed it', async ({ assert }) => {
    const { world, change, propose, publish, manager, head } = await setting()
    const draft = await draftIn(world)
    await change.handle(draft.id, 1, retold(await nextFile(), 'Von der Leitung'), head)
    await change.handle(draft.id, 2, retold(await nextFile(), 'Und wieder anders'), manager)
    await propose.handle(await draft.refresh(), TOMORROW, manager)
    assert.equal(await refused(async () => publish.handle(await draft.refresh(), head)), 'programmes.own_draft')
  })

  test('a file of another Land: its calls are told as taken and come out again', async ({ assert, client }) => {
    const { world, begin } = await setting()
    const { id: authorityId } = await Authority.findByOrFail('code', 'RPDA')
    const manager = world.official('HE', 'programme_manager')
    const draft = await begin.handle(await nextFile(), { land: 'HE', authorityId }, manager)
    const page = await as(client.get(`/programme/entwuerfe/${draft.id}`), manager)
    page.assertTextIncludes('Kürzel vergeben: bitte herausnehmen')
    const out = client.post(`/programme/entwuerfe/${draft.id}/aufrufe/NW-KI-2026/entfernen`)
    await sends(out, manager, { revision: 1 })
    assert.lengthOf((await draft.refresh()).content.calls, 2)
  })

  test('what was published says what it changed, by whom, and is found again', async ({ assert, client }) => {
    const { world, publish, head } = await setting()
    const draft = await draftIn(world, 'proposed', retold(await nextFile(), 'Jetzt auch für Kreise'))
    await publish.handle(draft, head)
    const page = await as(client.get(`/programme/entwuerfe/${draft.id}`), head)
    page.assertTextIncludes('unterscheiden sich an 1')
    page.assertTextIncludes(`veröffentlicht von ${head.name}`)
    const programme = await as(client.get(`/programme/${draft.programmeId}`), head)
    assert.include(programme.text(), `/programme/entwuerfe/${draft.id}"`)
  })

  test('a programme of one authority is not drafted under another', async ({ assert }) => {
    const { begin, manager } = await setting()
    const other = await Authority.findByOrFail('code', 'MKJFGFI')
    const foreign = async () => begin.handle(await nextFile(), { land: 'NW', authorityId: other.id }, manager)
    assert.equal(await refused(foreign), 'programmes.of_another_authority')
  })

  test('two who publish at once make one version', async ({ assert }) => {
    const { world, publish, head } = await setting()
    const draft = await draftIn(world, 'proposed', retold(await nextFile(), 'Neu erzählt'))
    const ends = await Promise.all([1, 2].map(() => refused(async () => publish.handle(await draft.refresh(), head))))
    assert.sameMembers(ends, [null, 'programmes.draft_is_further'])
    assert.lengthOf(await ProgrammeVersion.query().where('programme_id', draft.programmeId!), 2)
  })
})

async function callForm() {
  return {
    revision: 1,
    code: 'NW-KI-2030',
    title: 'Kommunale Integrationszentren 2030',
    dated: '15.9.2029',
    opens: '1.10.2029',
    closes: '31.12.2029',
    from: '1.1.2030',
    to: '31.12.2030',
  }
}
