import app from '@adonisjs/core/services/app'
import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import Clock, { StandingClock } from '#core/calendar/clock'
import OutgoingMail from '#core/mail/outgoing_mail'
import EnrolRecipient from '#administration/actions/enrol_recipient'
import EnterAdministrators from '#administration/actions/enter_administrators'
import { officesOf } from '#identity/queries/offices_of'
import User from '#identity/models/user'
import Authority from '#tenancy/models/authority'
import Recipient from '#register/models/recipient'
import Call from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import EnterLine from '#budgets/actions/enter_line'
import BudgetBalance from '#budgets/models/budget_balance'
import BudgetLine from '#budgets/models/budget_line'
import EnteredPosting from '#budgets/models/entered_posting'
import Application from '#applications/models/application'
import { loadStartData } from '#database/start_data/load'
import Install from '#commands/install'
import { as, sends } from '#tests/helpers/requests'
import { refusalOf } from '#tests/helpers/world'

const PASSWORD = 'vier Wörter auf dem Tisch'
const ADMINS = [
  { name: 'Vera Vogt', email: 'vera.vogt@nrw.example.de' },
  { name: 'Uwe Ott', email: 'uwe.ott@nrw.example.de' },
]

/** An installation without the demo: register, authorities, programmes and calls, and nobody in it. */
async function empty() {
  const clock = new StandingClock('2026-11-02T09:00:00Z')
  app.container.bindValue(Clock, clock)
  await loadStartData(['NW'])
  return { clock, enter: await app.container.make(EnterAdministrators) }
}

/** Somebody who has set a password by the link that was sent or printed. */
async function personOf(client: ApiClient, email: string, clock: StandingClock, printed?: string): Promise<User> {
  const user = await User.findByOrFail('email', email)
  const text = printed ?? (await OutgoingMail.query().where('to_address', email).firstOrFail()).body
  const [path] = /\/passwort\/[0-9a-f]{64}/.exec(text)!
  const form = { password: PASSWORD, password_confirmation: PASSWORD }
  await client.post(path).withCsrfToken().form(form).redirects(0)
  await user.refresh()
  user.office = (await officesOf(user.id, clock.now()))[0]
  return user
}

test.group('Installation', () => {
  test('from an empty database to the first application, all by acts that are there', async ({ assert, client }) => {
    const { clock, enter } = await empty()
    const links = await enter.handle('NW', ADMINS)
    const [vera, uwe] = [
      await personOf(client, ADMINS[0].email, clock, links[0].link),
      await personOf(client, ADMINS[1].email, clock, links[1].link),
    ]
    assert.deepEqual(vera.office!.roles, ['admin_technical'])
    assert.equal((await as(client.get('/verwaltung'), vera)).status(), 200)

    const authority = await Authority.findByOrFail('code', 'BRA')
    const give = async (name: string, role: string, office = `authority:${authority.id}`) => {
      const email = `${name.toLowerCase().replace(' ', '.')}@example.de`
      await sends(client.post('/verwaltung/person'), vera, { name, email, office, role })
      const { id } = await User.findByOrFail('email', email)
      const waiting = /\/verwaltung\/rollen\/(\d+)\/bestaetigung/.exec(
        (await as(client.get('/verwaltung'), uwe)).text()
      )
      if (waiting) await sends(client.post(waiting[0]), uwe)
      assert.lengthOf(await officesOf(id, clock.now()), 1, name)
      return personOf(client, email, clock)
    }
    await give('Thea Brink', 'case_officer')
    const head = await give('Max Held', 'head_of_unit')
    const budget = await give('Clara Wern', 'budget_officer')

    const { id: programme } = await Programme.findByOrFail('code', 'KI')
    const line = { programme, chapter: '07 080', item: '633 60', name: 'Zuweisungen an Gemeinden' }
    const wrong = await sends(client.post('/haushalt/titel'), budget, { ...line, chapter: '7080' })
    assert.property(wrong.flashMessages().inputErrorsBag, 'chapter')
    const enterLine = await app.container.make(EnterLine)
    const unknown = await refusalOf(() => enterLine.handle({ ...line, programme: 0 }, 'NW', budget))
    assert.equal(unknown, 'budgets.unknown_programme')
    await sends(client.post('/haushalt/titel'), budget, line)
    const { id: lineId } = await BudgetLine.firstOrFail()
    assert.equal(await refusalOf(() => enterLine.handle(line, 'NW', budget)), 'budgets.line_known')
    const twice = await sends(client.post('/haushalt/titel'), budget, line)
    assert.match(JSON.stringify(twice.flashMessages()), /schon/)
    await sends(client.post(`/haushalt/${lineId}/buchung`), budget, {
      kind: 'appropriation',
      year: 2026,
      decided_in: 2026,
      amount: '500.000,00',
      document: 'HG 2026',
      text: 'Haushaltsplan 2026',
    })
    const { id: entered } = await EnteredPosting.firstOrFail()
    await sends(client.post(`/haushalt/${lineId}/buchungen/${entered}/bestaetigung`), head, {})
    assert.equal(String((await BudgetBalance.firstOrFail()).disposable), '500000.00')

    const organisation = {
      kind: 'municipal',
      key: '05978',
      name: 'Kreis Unna',
      organ: 'Der Landrat',
      street: 'Friedrich-Ebert-Straße 17',
      postcode: '59425',
      town: 'Unna',
    }
    const enrol = await app.container.make(EnrolRecipient)
    const unknownKey = await refusalOf(() => enrol.handle({ ...organisation, key: '08326' } as never, 'NW', vera))
    assert.equal(unknownKey, 'administration.unknown_key')
    const foreign = await sends(client.post('/verwaltung/organisation'), vera, { ...organisation, key: '08326' })
    assert.match(JSON.stringify(foreign.flashMessages().inputErrorsBag), /Diesen Schlüssel gibt es in Ihrem Land nicht/)
    await sends(client.post('/verwaltung/organisation'), vera, organisation)
    const twiceEnrolled = await refusalOf(() => enrol.handle(organisation as never, 'NW', vera))
    assert.equal(twiceEnrolled, 'administration.organisation_known')
    const known = await sends(client.post('/verwaltung/organisation'), vera, organisation)
    assert.match(JSON.stringify(known.flashMessages()), /schon eingetragen/)
    const recipient = await Recipient.firstOrFail()
    assert.deepEqual([recipient.unitKey, recipient.seatCountyKey], ['05978', '05978'])

    const clerk = await give('Petra Klein', 'applicant_editor', `recipient:${recipient.id}`)
    const call = await Call.findByOrFail('code', 'NW-KI-2027')
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), clerk)
    const { id } = await Application.firstOrFail()
    assert.equal(begun.header('location'), `/antraege/${id}`)
  })

  test('nobody comes by this way once there are two, nor under an address that is known', async ({ assert }) => {
    const { enter } = await empty()
    await enter.handle('NW', [ADMINS[0]])
    assert.equal(await refusalOf(() => enter.handle('NW', [ADMINS[0]])), 'administration.address_taken')
    assert.equal(await refusalOf(() => enter.handle('NW', ADMINS)), 'administration.administrators_there')
    await enter.handle('NW', [ADMINS[1]])
    const third = { name: 'Ida Drei', email: 'ida@example.de' }
    assert.equal(await refusalOf(() => enter.handle('NW', [third])), 'administration.administrators_there')
    assert.equal(await refusalOf(() => enter.handle('HE', ADMINS)), 'administration.no_authority')
  })

  test('the command enters both, says what is wrong, and that one alone cannot give every role', async ({ assert }) => {
    await empty()
    const run = async (...words: string[]) => {
      const command = await ace.create(Install, words)
      command.ui.switchMode('raw')
      await command.exec()
      const said = command.ui.logger.getLogs().map(({ message }) => message)
      return { said: said.join('\n'), exitCode: command.exitCode }
    }
    const wrong = await run('--land=NW', '--admin=Vera Vogt')
    assert.equal(wrong.exitCode, 1)
    assert.include(wrong.said, '„Vera Vogt“ ist keine Person')
    assert.equal((await run('--land=XX', '--admin=A B <a@b.de>')).exitCode, 1)
    const one = await run('--land=NW', '--admin=Vera Vogt <vera.vogt@nrw.example.de>')
    assert.match(one.said, /setzt bis in sieben Tagen ein Passwort: .*\/passwort\/[0-9a-f]{64}/)
    assert.include(one.said, 'Mit einer Person lassen sich')
    const two = await run('--land=NW', '--admin=Uwe Ott <uwe.ott@nrw.example.de>')
    assert.notEqual(two.exitCode, 1)
    assert.lengthOf(await User.all(), 2)
  })
})
