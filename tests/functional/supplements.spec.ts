import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { deliverEffects } from '#core/effects/effects'
import OutgoingMail from '#core/mail/outgoing_mail'
import Document from '#documents/models/document'
import Duty from '#duties/models/duty'
import Remind from '#duties/actions/remind'
import ExtendSupplement from '#applications/actions/extend_supplement'
import MoveApplication from '#applications/actions/move_application'
import SaveSection from '#applications/actions/save_section'
import RequestSupplements from '#applications/actions/request_supplements'
import SubmitApplication from '#applications/actions/submit_application'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import type User from '#identity/models/user'
import SupplementRequest from '#applications/models/supplement_request'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const ITEMS = [
  { section: 'anlagen', place: 'Anlage: Stellenbeschreibungen', text: 'Für die zweite Fachkraft fehlt sie.' },
  { section: 'vorhaben', place: 'Vorhaben', text: 'Wie die Angebote im Norden erreichbar sind.' },
]

async function waiting(stage: 'submitted' | 'complete' | 'in_review' | 'proposed') {
  const world = await World.create()
  await world.budget('NW', 'KI', 2026, '1000000.00')
  const file = await world.file('Unna', 'NW-KI-2026', stage)
  const officer = world.official('NW', 'case_officer')
  const dueOn = stage === 'proposed' ? Day.parse('2026-02-10') : Day.parse('2025-11-24')
  const ask = async () => (await make(RequestSupplements)).handle(file.id, { items: ITEMS }, dueOn, officer)
  return { world, file, officer, ask }
}

test.group('Requests for supplements', () => {
  test('from {$self} on: the clerk finds each item at its section, the answer is checked anew')
    .with(['submitted', 'complete', 'in_review'] as const)
    .run(async ({ assert, client }, stage) => {
      const { world, file, ask } = await waiting(stage)
      await ask()
      const editor = world.editor('Unna')
      const section = async (key: string) =>
        (await as(client.get(`/antraege/${file.id}/abschnitte/${key}`), editor)).text()
      assert.include(await section('vorhaben'), 'Wie die Angebote im Norden erreichbar sind.')
      assert.notInclude(await section('vorhaben'), 'Für die zweite Fachkraft')
      assert.include(await section('anlagen'), 'Für die zweite Fachkraft fehlt sie.')
      await (
        await make(SubmitApplication)
      ).handle(file.id, world.signatory('Unna'), { answer: 'Alles ist nachgereicht.' })
      assert.equal((await Application.findOrFail(file.id)).status, 'submitted')
    })

  test('who files the answer reads first what it changes; a partner never reads the account', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const file = await world.file('Schwarzwald', 'BW-WCC-2026', 'submitted', { partners: ['Rottweil'] })
    const [officer, editor] = [world.official('BW', 'case_officer'), world.editor('Schwarzwald')]
    const request = { items: [{ section: 'vorhaben', place: 'Vorhaben', text: 'Bitte den Titel ändern.' }] }
    await (await make(RequestSupplements)).handle(file.id, request, Day.parse('2025-11-24'), officer)
    const page = async (user: User) => (await as(client.get(`/antraege/${file.id}/einreichung`), user)).text()
    assert.include(await page(editor), 'Bisher ist nichts geändert')
    const changed = async (key: string, input: string, value: string) => {
      const row = await ApplicationSection.query().where({ applicationId: file.id, section: key }).firstOrFail()
      await (await make(SaveSection)).handle(file.id, key, { ...row.data, [input]: value }, row.revision, editor)
    }
    await changed('vorhaben', 'title', 'Ankommen zwischen Schwarzwald und Baar')
    await changed('antragsteller', 'iban', 'DE02 1203 0000 0000 2020 51')
    assert.match(await page(editor), /Geändert gegenüber[\s\S]*Ankommen zwischen[\s\S]*DE02/)
    const partner = world.editor('Rottweil')
    assert.notInclude(await page(partner), 'DE02')
    await (
      await make(SubmitApplication)
    ).handle(file.id, world.signatory('Schwarzwald'), { answer: 'Alles ist geändert.' })
    const filed = async (user: User) => (await as(client.get(`/akten/${file.id}/antrag`), user)).text()
    assert.match(await filed(editor), /Was sich gegenüber[\s\S]*DE02/)
    assert.notMatch(await filed(partner), /DE02|DE89/)
    assert.include(await filed(partner), 'Ankommen zwischen')
  })

  test('its day can be extended, before it has passed and after; then it is waited for again', async ({
    assert,
    client,
  }) => {
    const { world, file, officer, ask } = await waiting('submitted')
    const extend = async (until: string, reason = 'Antrag der Kommune vom 20. November 2025') =>
      (await make(ExtendSupplement)).handle(file.id, Day.parse(until), reason, officer)
    assert.equal(await refusalOf(() => extend('2025-12-01')), 'applications.nothing_asked')
    await ask()
    assert.equal(await refusalOf(() => extend('2025-11-24')), 'applications.extension_earlier')
    assert.equal(await refusalOf(() => extend('2025-12-01', 'kurz')), 'applications.extension_reason_missing')
    assert.equal(await refusalOf(() => extend('2025-12-07')), 'applications.supplement_due_day_off')
    await extend('2025-12-01')
    world.clock.moveTo('2025-11-25T06:00')
    await (await make(Remind)).handle()
    await deliverEffects()
    const duty = async () => Duty.query().where('thing', file.journalStream).whereNull('done_at').firstOrFail()
    assert.deepEqual([(await duty()).kind, (await duty()).dueOn!.iso], ['answer_request', '2025-12-01'])
    const move = async () => (await make(MoveApplication)).handle(file.id, 'acceptAsComplete', officer)
    assert.equal(await refusalOf(move), 'applications.supplement_still_running')
    world.clock.moveTo('2025-12-02T06:00')
    await (await make(Remind)).handle()
    await deliverEffects()
    assert.equal((await duty()).kind, 'go_on_unanswered')
    const page = `/akten/${file.id}/nachforderung/verlaengerung`
    assert.include((await as(client.get(page), officer)).text(), '01.12.2025')
    await sends(client.post(page), officer, {
      due_on: '15.12.2025',
      reason: 'Die Kommune ist durch Krankheit verhindert.',
    })
    assert.deepEqual([(await duty()).kind, (await duty()).dueOn!.iso], ['answer_request', '2025-12-15'])
    const asked = await SupplementRequest.query().where('application_id', file.id).firstOrFail()
    assert.deepEqual([asked.dueOn.iso, asked.lastDay.iso], ['2025-11-24', '2025-12-15'])
    const applicant = (await as(client.get(`/antraege/${file.id}`), world.editor('Unna'))).text()
    assert.include(applicant, '15.12.2025')
  })

  test('not while a decision is proposed', async ({ assert }) => {
    const { ask } = await waiting('proposed')
    assert.equal(await refusalOf(ask), 'applications.act_not_possible')
  })

  test('goes out as letter and mail, once', async ({ assert }) => {
    const { world, file, ask } = await waiting('submitted')
    await ask()
    await deliverEffects()
    await deliverEffects()
    const letters = await Document.query().where({ stream: file.journalStream, kind: 'letter' })
    assert.lengthOf(letters, 1)
    assert.match(letters[0].title, /^Nachforderung mit Frist 24\.11\.2025/)
    const mail = await OutgoingMail.query()
      .where('to_address', world.editor('Unna').email)
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.include(mail.body, '1. Anlage: Stellenbeschreibungen: Für die zweite Fachkraft fehlt sie.')
  })

  test('its page asks for items; what is missing is said, what was typed stays', async ({ assert, client }) => {
    const { file, officer } = await waiting('submitted')
    const page = `/akten/${file.id}/nachforderung`
    const empty = await sends(client.post(page).header('referer', page), officer, { due_on: '24.11.2025' })
    assert.deepEqual(Object.keys(empty.flashMessages().inputErrorsBag), ['place_1'])
    const half = { place_1: 'vorhaben', what_1: 'kurz', due_on: '24.11.2025' }
    const short = await sends(client.post(page).header('referer', page), officer, half)
    assert.deepEqual(Object.keys(short.flashMessages().inputErrorsBag), ['what_1'])
    assert.equal(short.flashMessages().what_1, 'kurz')
    const whole = {
      ...half,
      what_1: 'Die Zielgruppen fehlen im Konzept.',
      place_2: 'anlage:concept',
      what_2: 'Bitte das Konzept neu hochladen.',
    }
    await sends(client.post(page), officer, whole)
    const { items, request } = await SupplementRequest.firstOrFail()
    assert.deepEqual(
      items.map(({ section }) => section),
      ['vorhaben', 'anlagen']
    )
    assert.match(request, /^1\. Vorhaben: Die Zielgruppen fehlen im Konzept\.\n2\. Anlage: /)
  })

  test('what is answered is reviewed anew: a record of the version before is none', async ({ assert }) => {
    const { world, file, officer, ask } = await waiting('in_review')
    await world.review(file.id, officer)
    await ask()
    world.clock.moveTo('2025-11-10T10:00')
    await (
      await make(SubmitApplication)
    ).handle(file.id, world.signatory('Unna'), { answer: 'Alles ist nachgereicht.' })
    const move = await make(MoveApplication)
    await move.handle(file.id, 'acceptAsComplete', officer)
    await move.handle(file.id, 'startReview', officer)
    world.clock.moveTo('2026-01-19T09:00')
    assert.equal(await refusalOf(() => world.propose(file.id, officer)), 'decisions.review_outdated')
  })
})
