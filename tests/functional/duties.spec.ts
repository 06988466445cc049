import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { deliverEffects } from '#core/effects/effects'
import OutgoingMail from '#core/mail/outgoing_mail'
import Remind from '#duties/actions/remind'
import Duty from '#duties/models/duty'
import Membership from '#identity/models/membership'
import SaveSection from '#applications/actions/save_section'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

const unfolded = (calendar: string) => calendar.replaceAll('\r\n ', '')

test.group('Duties', () => {
  test('a draft waits for its recipient until its call closes, with how far it has come', async ({ assert }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const open = () => Duty.query().where('application_id', draft.id).whereNull('done_at').firstOrFail()
    const ready = await open()
    assert.deepEqual([ready.kind, ready.dueOn!.iso], ['submit_application', '2025-12-31'])
    await (await app.container.make(SaveSection)).handle(draft.id, 'vorhaben', {}, 1, world.editor('Unna'))
    const again = await open()
    assert.equal(again.kind, 'complete_application')
    assert.match(again.explained!, /^\d+ von \d+ Abschnitten vollständig$/)
  })

  test('a draft waits for nobody after its call has closed, and the authority never knew of it', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const officer = world.official('NW', 'case_officer')
    const list = await as(client.get('/akten?bei=kommune'), officer)
    assert.equal(list.status(), 200)
    assert.notInclude(list.text(), 'Kreis Unna')
    for (const day of ['2025-12-29', '2025-12-31', '2026-01-01', '2026-01-02']) {
      world.clock.moveTo(`${day}T06:00`)
      await (await app.container.make(Remind)).handle()
      await deliverEffects()
    }
    assert.lengthOf(await Duty.query().where('application_id', draft.id).whereNull('done_at'), 0)
    const mails = await OutgoingMail.query().where('subject', 'like', 'Erinnerung%')
    assert.isNotEmpty(mails)
    assert.include(mails[0].body, '„Antrag verbindlich einreichen“ ist am 31.12.2025 fällig.')
  })

  test('homes list them in the order of their day, the oldest first', async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    await world.file('Unna', 'NW-KI-2026', 'announced')
    world.clock.moveTo('2027-04-02T10:00')
    const home = (await as(client.get('/uebersicht'), world.editor('Unna'))).text()
    assert.isBelow(home.indexOf('Bericht 2026 einreichen'), home.indexOf('Verwendungsnachweis vorlegen'))
    assert.include(home, 'Eine Sache ist überfällig.')
  })

  test('the calendar: deadlines as whole days, by an address that can be renewed and ends with the role', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'announced')
    const editor = world.editor('Unna')
    const renew = async () => {
      const answer = await sends(client.post('/kalender'), editor)
      return new URL(String(answer.flashMessage('calendarAddress'))).pathname
    }
    const [first, second] = [await renew(), await renew()]
    assert.equal((await client.get(first)).status(), 404, 'the old address opens nothing')
    const answer = await client.get(second)
    assert.include(answer.header('content-type'), 'text/calendar')
    const calendar = unfolded(answer.text())
    assert.include(calendar, 'DTSTART;VALUE=DATE:20270331')
    assert.include(calendar, 'SUMMARY:Bericht 2026 einreichen')
    assert.include(calendar, file.fileNumber!)
    assert.notInclude((await as(client.get('/kalender'), editor)).text(), second.slice(10, 40))
    assert.equal((await as(client.get('/kalender'), world.official('NW', 'auditor_external'))).status(), 403)
    await Membership.query().where('user_id', editor.id).update({ endedAt: '2026-01-01 00:00:00' })
    assert.equal((await client.get(second)).status(), 404)
  })
})
