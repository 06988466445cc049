import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import OutgoingMail from '#core/mail/outgoing_mail'
import ConfirmRole from '#administration/actions/confirm_role'
import EndRole from '#administration/actions/end_role'
import GiveRole from '#administration/actions/give_role'
import Day from '#core/calendar/day'
import type Application from '#applications/models/application'
import ApplicationPartner from '#applications/models/application_partner'
import { officesOf } from '#identity/queries/offices_of'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = app.container.make.bind(app.container)

async function setting() {
  const world = await World.create()
  const admin = world.official('NW', 'admin_technical')
  const authority = world.official('NW', 'case_officer').office!.key
  const court = world.official('NW', 'auditor_external').office!.key
  const person = (role: string, office = authority, email = 'neu@example.de') =>
    ({ name: 'Nora Neu', email, office, role }) as never
  return { world, admin, authority, court, person, give: await make(GiveRole), end: await make(EndRole) }
}

test.group('Administration', () => {
  test('somebody new gets a role and a link that sets a password once', async ({ assert, client }) => {
    const { admin, authority, world } = await setting()
    const form = { name: 'Nora Neu', email: 'Neu@Example.de', office: authority, role: 'case_officer' }
    await sends(client.post('/verwaltung/person'), admin, form)
    const user = await User.findByOrFail('email', 'neu@example.de')
    const [office] = await officesOf(user.id, world.clock.now())
    assert.deepEqual([office.key, office.roles], [authority, ['case_officer']])
    const mail = await OutgoingMail.query().where('to_address', user.email).firstOrFail()
    assert.isNull(mail.land, 'a link that opens an account belongs to no list of an administrator')
    const [path] = /\/passwort\/[0-9a-f]{64}/.exec(mail.body)!
    assert.equal((await client.get(path)).status(), 200)
    const password = { password: 'vier Wörter auf dem Tisch', password_confirmation: 'vier Wörter auf dem Tisch' }
    await client.post(path).withCsrfToken().form(password).redirects(0)
    const used = await client.get(path)
    assert.equal(used.status(), 409)
    assert.include(used.text(), 'Der Link gilt nicht mehr')
    assert.include((await as(client.get('/verwaltung'), admin)).text(), 'Rolle vergeben: Nora Neu')
  })

  test('offices give their own roles, and who audits or administers holds nothing else', async ({ assert }) => {
    const { admin, court, give, person, world } = await setting()
    const refused = (given: never) => refusalOf(() => give.handle(given, 'NW', admin))
    const foreign = world.official('BW', 'case_officer').office!.key
    assert.equal(await refused(person('case_officer', foreign)), 'administration.unknown_office')
    assert.equal(await refused(person('applicant_editor')), 'administration.role_not_of_office')
    assert.equal(await refused(person('head_of_unit', court)), 'administration.role_not_of_office')
    await give.handle(person('case_officer'), 'NW', admin)
    assert.equal(await refused(person('case_officer')), 'administration.role_held')
    assert.equal(await refused(person('auditor_external', court)), 'administration.role_excluded')
    assert.equal(await refused(person('admin_technical')), 'administration.role_excluded')
    const under = (user: User) =>
      ({ ...(person('case_officer', undefined, user.email) as object), name: user.name }) as never
    assert.equal(await refused(under(world.official('NW', 'auditor_external'))), 'administration.role_excluded')
    assert.equal(await refused(under(world.editor('Unna'))), 'administration.role_excluded')
    await give.handle(person('head_of_unit'), 'NW', admin)
    assert.lengthOf(await User.query().where('email', 'neu@example.de'), 1)
  })

  test('a role that signs is held once a second administrator has confirmed it, and the head is told', async ({
    assert,
    client,
  }) => {
    const { world, admin, authority } = await setting()
    const second = world.official('NW', 'admin_technical', 1)
    const form = { name: 'Nora Neu', email: 'neu@example.de', office: authority, role: 'budget_officer' }
    const answer = await sends(client.post('/verwaltung/person'), admin, form)
    assert.equal(answer.flashMessage('success'), 'administration.role_proposed')
    const user = await User.findByOrFail('email', 'neu@example.de')
    assert.lengthOf(await officesOf(user.id, world.clock.now()), 0)
    assert.lengthOf(await OutgoingMail.query().where('to_address', user.email), 0)
    const { id } = await Membership.findByOrFail('user_id', user.id)
    assert.notInclude((await as(client.get('/verwaltung'), admin)).text(), `/verwaltung/rollen/${id}/bestaetigung`)
    const own = await sends(client.post(`/verwaltung/rollen/${id}/bestaetigung`), admin)
    assert.match(String(own.flashMessage('refusal')), /andere Person der Administration/)
    assert.include((await as(client.get('/verwaltung'), second)).text(), `/verwaltung/rollen/${id}/bestaetigung`)
    await sends(client.post(`/verwaltung/rollen/${id}/bestaetigung`), second)
    assert.lengthOf(await officesOf(user.id, world.clock.now()), 1)
    assert.lengthOf(await OutgoingMail.query().where('to_address', user.email), 1)
    const [told] = await OutgoingMail.query().where('to_address', world.official('NW', 'head_of_unit').email)
    assert.include(told.body, 'Nora Neu zeichnet für den Haushalt mit')
    const again = await sends(client.post(`/verwaltung/rollen/${id}/bestaetigung`), second)
    assert.match(String(again.flashMessage('refusal')), /schon beendet|bestätigt/)
  })

  test('of two administrators nobody becomes the other one by ending who has proposed', async ({ assert }) => {
    const { world, admin, give, end, person } = await setting()
    const second = world.official('NW', 'admin_technical', 1)
    await give.handle(person('head_of_unit'), 'NW', admin)
    const waiting = await Membership.query().where('awaits_second', true).firstOrFail()
    const { id } = await Membership.query().where({ userId: admin.id, role: 'admin_technical' }).firstOrFail()
    await end.handle(id, 'NW', second)
    const confirm = await make(ConfirmRole)
    assert.equal(await refusalOf(() => confirm.handle(waiting.id, 'NW', second)), 'administration.giver_gone')
  })

  test('nobody confirms what they gave, nor a role of their own', async ({ assert }) => {
    const { world, admin, authority, give, person } = await setting()
    const second = world.official('NW', 'admin_technical', 1)
    const confirm = await make(ConfirmRole)
    await give.handle(person('head_of_unit'), 'NW', admin)
    const waiting = await Membership.query().where('awaits_second', true).firstOrFail()
    assert.equal(await refusalOf(() => confirm.handle(waiting.id, 'NW', admin)), 'administration.second_person')
    const own = await Membership.create({
      userId: second.id,
      authorityId: Number(authority.split(':')[1]),
      role: 'admin_technical',
      validFrom: world.clock.today(),
      awaitsSecond: true,
      givenBy: admin.id,
    })
    assert.equal(await refusalOf(() => confirm.handle(own.id, 'NW', second)), 'administration.own_role_confirmed')
  })

  test('an address is one person, and the last administrator stays', async ({ assert }) => {
    const { world, admin, authority, give, end } = await setting()
    const known = { name: 'Erna Anders', email: world.official('NW', 'case_officer').email, office: authority }
    assert.equal(
      await refusalOf(() => give.handle({ ...known, role: 'head_of_unit' } as never, 'NW', admin)),
      'administration.other_name'
    )
    const second = world.official('NW', 'admin_technical', 1)
    const memberships = await Membership.query()
      .where('role', 'admin_technical')
      .whereIn('user_id', [admin.id, second.id])
    const [of, ofSecond] = [admin, second].map(({ id }) => memberships.find(({ userId }) => userId === id)!)
    await end.handle(ofSecond.id, 'NW', admin)
    assert.equal(await refusalOf(() => end.handle(of.id, 'NW', second)), 'administration.last_admin')
  })

  test('whoever belonged to the applicant or a partner decides nothing about the file', async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const officer = world.official('NW', 'case_officer')
    const acceptedAs = async ({ id }: Application) =>
      (await sends(client.post(`/akten/${id}/vollstaendigkeit`), officer)).status()
    const belonged = (name: 'Unna' | 'Duisburg') =>
      Membership.create({
        userId: officer.id,
        recipientId: world.recipient(name).id,
        role: 'applicant_editor' as const,
        validFrom: Day.parse('2020-01-01'),
        endedAt: world.now().minus({ years: 2 }),
      })
    assert.equal(await acceptedAs(await world.file('Duisburg', 'NW-KI-2026', 'submitted')), 302)
    const own = await world.file('Unna', 'NW-KI-2026', 'submitted')
    await belonged('Unna')
    assert.equal(await acceptedAs(own), 403)
    const joint = await world.file('Wuppertal', 'NW-KI-2026', 'draft')
    const { recipientId } = await belonged('Duisburg')
    await ApplicationPartner.create({ applicationId: joint.id, recipientId: recipientId!, position: 1 })
    const filed = { status: 'submitted', submitted_at: '2025-11-04 08:00:00', file_number: 'X-1', version: 1 }
    await db.from('applications').where('id', joint.id).update(filed)
    assert.equal(await acceptedAs(joint), 403)
  })

  test('a role given and ended on the same day is held until the moment of its end', async ({ assert }) => {
    const { admin, end, give, person, world } = await setting()
    world.clock.moveTo('2025-11-04T08:00')
    await give.handle(person('case_officer'), 'NW', admin)
    const user = await User.findByOrFail('email', 'neu@example.de')
    const held = await Membership.query().where('user_id', user.id).firstOrFail()
    world.clock.moveTo('2025-11-04T11:00')
    assert.lengthOf(await officesOf(user.id, world.clock.now()), 1)
    await end.handle(held.id, 'NW', admin)
    assert.lengthOf(await officesOf(user.id, world.clock.now()), 0)
    const ended = await Membership.findOrFail(held.id)
    assert.equal(ended.endedAt!.toISO(), world.clock.now().toISO())
    assert.isTrue(ended.wasHeldOn(world.clock.today()), 'what was done in the morning was done in that role')
    await give.handle(person('case_officer'), 'NW', admin)
    assert.lengthOf(await officesOf(user.id, world.clock.now()), 1)
  })

  test('a role ends at once, but not the own one and not one of another Land', async ({ assert, client }) => {
    const { admin, end, world } = await setting()
    const officer = world.official('NW', 'case_officer')
    const held = await Membership.query().where('user_id', officer.id).firstOrFail()
    const path = `/verwaltung/rollen/${held.id}/ende`
    assert.equal((await sends(client.post(path), world.official('BW', 'admin_technical'))).status(), 404)
    await sends(client.post(path), admin)
    assert.lengthOf(await officesOf(officer.id, world.clock.now()), 0)
    assert.equal(await refusalOf(() => end.handle(held.id, 'NW', admin)), 'administration.role_over')
    const own = await Membership.query().where('user_id', admin.id).firstOrFail()
    assert.equal(await refusalOf(() => end.handle(own.id, 'NW', admin)), 'administration.own_role')
  })
})

test.group('Postings by hand', () => {
  test('a block takes away, with a minus it gives back; every posting has year, amount and reason', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const line = await world.budget('NW', 'KI', 2026, '1000.00')
    const officer = world.official('NW', 'budget_officer')
    const path = `/haushalt/${line.id}/buchung`
    const form = {
      kind: 'block',
      year: 2026,
      decided_in: 2026,
      amount: '400,00',
      text: 'Sperrerlass',
      document: 'H 1120-3',
    }
    const book = (change: object) => sends(client.post(path).header('referer', path), officer, { ...form, ...change })
    const frame = async () => (await as(client.get(`/haushalt/${line.id}`), officer)).text()
    await book({})
    assert.include(await frame(), '600,00')
    await book({ amount: '-100' })
    assert.include(await frame(), '700,00')
    assert.include(JSON.stringify((await book({ amount: 'viel' })).flashMessages()), 'ist kein Betrag')
    for (const [change, code] of [
      [{ amount: '0' }, 'Der Betrag darf nicht null sein.'],
      [{ kind: 'authorisation' }, 'muss nach dem Jahr fällig werden'],
      [{ text: 'nix' }, 'mindestens 10 Zeichen'],
      [{ year: '26' }, 'Jahr'],
    ] as const)
      assert.include(JSON.stringify((await book(change)).flashMessages()), code)
    await book({ kind: 'authorisation', year: 2027, amount: '250,00', text: 'Haushaltsgesetz 2026' })
    assert.include(await frame(), '250,00')
  })
})
