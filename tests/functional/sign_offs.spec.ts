import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import RequestSupplements from '#applications/actions/request_supplements'
import RecordSignOff from '#applications/actions/record_sign_off'
import SaveSection from '#applications/actions/save_section'
import SetSignOff from '#applications/actions/set_sign_off'
import SubmitApplication from '#applications/actions/submit_application'
import type { SignOffAct } from '#applications/domain/sign_off'
import { planParts } from '#applications/domain/plan_lines'
import { typedInKind } from '#applications/domain/section_context'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { signOffFor } from '#applications/queries/sign_off_for'
import Duty from '#duties/models/duty'
import { inputsOf } from '#forms/domain/merge'
import Membership from '#identity/models/membership'
import type User from '#identity/models/user'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T extends abstract new (...args: never[]) => unknown>(action: T) =>
  app.container.make(action as never) as Promise<InstanceType<T>>

async function setting(wish = { releases: false, treasuryConsents: true }) {
  const world = await World.create()
  const { id, recipientId } = await world.file('Wuppertal', 'NW-KI-2026', 'draft')
  const people = {
    editor: world.editor('Wuppertal'),
    signatory: world.signatory('Wuppertal'),
    treasurer: world.colleague('Wuppertal', 'treasurer'),
    admin: world.colleague('Wuppertal', 'recipient_admin'),
  }
  const set = await make(SetSignOff)
  await set.handle(recipientId, wish, people.admin)
  const reading = async () => readDraft(await Application.findOrFail(id))
  const [record, submit] = [await make(RecordSignOff), await make(SubmitApplication)]
  const says = async (by: User, act: SignOffAct, note = '') =>
    record.handle(id, act, { note, read: (await reading()).mark }, by)
  const step = async () => (await signOffFor(await reading())).step
  const duty = async () =>
    (
      await Duty.query()
        .where({ thing: `application:${id}` })
        .whereNull('done_at')
        .first()
    )?.kind
  /** Another own share in the first year, balanced by the costs. */
  const changesShare = async (by: User) => {
    const { context, definition, application } = await reading()
    const section = definition.sections.find(({ kind }) => kind === 'plan')!
    const inputs = Object.fromEntries(inputsOf(planParts(context), typedInKind(context, 'plan')))
    const [first] = context.years
    const more = (input: string) =>
      String(Number(inputs[input].replaceAll('.', '').replace(',', '.')) + 100).replace('.', ',')
    const changed = {
      ...inputs,
      [`${first}_OWN_CASH`]: more(`${first}_OWN_CASH`),
      [`${first}_MAT`]: more(`${first}_MAT`),
    }
    const { revision } = application.sections.find((row) => row.section === section.key)!
    await (await make(SaveSection)).handle(id, section.key, changed, revision, by)
  }
  return { world, id, recipientId, ...people, set, says, submit, step, duty, changesShare, reading }
}
const NOTE = 'Die Mittel für 2026 stehen noch nicht im Haushalt.'

test.group('On the way to the signature', () => {
  test('the treasury consents to the own share, and again once it has changed', async ({ assert }) => {
    const { id, signatory, treasurer, says, submit, step, duty, changesShare, editor } = await setting()
    assert.deepEqual([await step(), await duty()], ['treasury', 'consent_own_share'])
    assert.equal(await refusalOf(() => submit.handle(id, signatory)), 'applications.not_consented')
    assert.equal(await refusalOf(() => says(signatory, 'agreed')), 'applications.sign_off_not_due')
    assert.equal(await refusalOf(() => says(treasurer, 'agreed_with_reservation', 'kurz')), 'applications.note_missing')
    await says(treasurer, 'agreed_with_reservation', NOTE)
    assert.deepEqual([await step(), await duty()], ['signatory', 'submit_application'])
    await changesShare(editor)
    assert.deepEqual([await step(), await duty()], ['treasury', 'consent_own_share'])
    await says(treasurer, 'agreed')
    assert.equal((await submit.handle(id, signatory)).status, 'submitted')
  })

  test('the signatory gives it back with a word, which its writers read and answer by releasing it', async ({
    assert,
    client,
  }) => {
    const { world, id, signatory, treasurer, editor, says, submit, step, duty } = await setting()
    await says(treasurer, 'agreed')
    assert.equal(await refusalOf(() => says(signatory, 'returned', '')), 'applications.note_missing')
    await says(signatory, 'returned', 'Bitte den Titel kürzen.')
    assert.deepEqual([await step(), await duty()], ['department', 'release_application'])
    assert.equal(await refusalOf(() => submit.handle(id, signatory)), 'applications.not_released')
    const mail = await db.from('outgoing_mails').where('to_address', editor.email).orderBy('id', 'desc').first()
    assert.include(mail.body, 'Bitte den Titel kürzen.')
    const page = await as(client.get(`/antraege/${id}`), editor)
    page.assertTextIncludes('Zurückgegeben von')
    page.assertTextIncludes('Bitte den Titel kürzen.')
    await says(editor, 'released')
    await submit.handle(id, signatory)
    // what was said inside the house is no part of the file
    const journal = await as(client.get(`/akten/${id}/verlauf`), world.official('NW', 'case_officer'))
    assert.notInclude(journal.text(), 'zurückgegeben')
    assert.notInclude(journal.text(), 'Kämmerei')
  })

  test('where every draft is released, another draft is released anew', async ({ assert }) => {
    const { editor, says, step, changesShare } = await setting({ releases: true, treasuryConsents: false })
    assert.equal(await step(), 'department')
    await says(editor, 'released')
    assert.equal(await step(), 'signatory')
    await changesShare(editor)
    assert.equal(await step(), 'department')
  })

  test('who consented does not sign; a page that is read too late is asked again; what is filed takes no word', async ({
    assert,
  }) => {
    const { world, id, recipientId, treasurer, signatory, says, submit } = await setting()
    const place = { userId: treasurer.id, recipientId, role: 'applicant_signatory' as const }
    await Membership.create({ ...place, validFrom: world.clock.today() })
    await says(treasurer, 'agreed')
    assert.equal(await refusalOf(() => submit.handle(id, treasurer)), 'applications.consented_oneself')
    assert.equal(await refusalOf(() => says(treasurer, 'agreed')), 'applications.sign_off_not_due')
    const record = await make(RecordSignOff)
    const late = { note: NOTE, read: 'anders' }
    assert.equal(await refusalOf(() => record.handle(id, 'returned', late, signatory)), 'applications.changed_since')
    await submit.handle(id, signatory)
    assert.equal(await refusalOf(() => says(signatory, 'returned', NOTE)), 'applications.not_editable')
  })

  test('an incomplete draft goes nowhere', async ({ assert }) => {
    const { id, editor, says } = await setting({ releases: true, treasuryConsents: false })
    await db.from('application_sections').where({ application_id: id, section: 'erklaerungen' }).update({ data: '{}' })
    assert.equal(await refusalOf(() => says(editor, 'released')), 'applications.incomplete')
  })

  test('the treasury is asked only where there is one; what its house wants changes what drafts wait for', async ({
    assert,
  }) => {
    const { set, recipientId, admin, duty, treasurer } = await setting({
      releases: false,
      treasuryConsents: false,
    })
    assert.equal(await duty(), 'submit_application')
    await set.handle(recipientId, { releases: false, treasuryConsents: true }, admin)
    assert.equal(await duty(), 'consent_own_share')
    await db.from('memberships').where('user_id', treasurer.id).update({ ended_at: '2025-11-03 08:00:00' })
    const wish = { releases: false, treasuryConsents: true }
    assert.equal(await refusalOf(() => set.handle(recipientId, wish, admin)), 'applications.no_treasurer')
  })
})

test.group('The page before the signature', () => {
  /** What a browser sends of the form that has this button. */
  const formWith = (page: string, button: string) => {
    const form = page.split('<form').find((part) => part.includes(`value="${button}"`))!
    const inputs = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)]
    return Object.fromEntries(inputs.map(([, name, value]) => [name, value]))
  }

  test('each form acts as it is shown', async ({ assert, client }) => {
    const { id, editor, treasurer, signatory, step } = await setting({ releases: true, treasuryConsents: true })
    const at = `/antraege/${id}`
    const presses = async (by: User, act: SignOffAct, note?: string) => {
      const page = await as(client.get(`${at}/einreichung`), by)
      const form = formWith(page.text(), act)
      await sends(client.post(`${at}/mitzeichnung`), by, { ...form, act, ...(note && { note }) })
      return step()
    }
    assert.equal(await presses(editor, 'released'), 'treasury')
    assert.equal(await presses(treasurer, 'returned_by_treasury', NOTE), 'department')
    assert.equal(await presses(editor, 'released'), 'treasury')
    assert.equal(await presses(treasurer, 'agreed'), 'signatory')
    assert.equal(await presses(signatory, 'returned', NOTE), 'department')
  })

  test('tells a partner nothing of what was said inside, and its treasury nothing at all', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const leader = 'Schwarzwald'
    const { id, recipientId } = await world.file(leader, 'BW-WCC-2026', 'draft', { partners: ['Rottweil'] })
    await (
      await make(SetSignOff)
    ).handle(recipientId, { releases: false, treasuryConsents: true }, world.colleague(leader, 'recipient_admin'))
    const { mark } = await readDraft(await Application.findOrFail(id))
    const record = await make(RecordSignOff)
    await record.handle(id, 'agreed_with_reservation', { note: NOTE, read: mark }, world.colleague(leader, 'treasurer'))
    const page = await as(client.get(`/antraege/${id}/einreichung`), world.editor('Rottweil'))
    assert.equal(page.status(), 200)
    assert.notInclude(page.text(), NOTE)
    assert.notInclude(page.text(), 'Vorbehalt')
    const foreign = world.editor('Rottweil')
    const held = await Membership.findByOrFail({ userId: foreign.id })
    await held.merge({ endedAt: world.now().minus({ minutes: 1 }) }).save()
    const place = { userId: foreign.id, recipientId: held.recipientId, role: 'treasurer' as const }
    await Membership.create({ ...place, validFrom: world.clock.today() })
    assert.equal((await as(client.get(`/antraege/${id}/einreichung`), foreign)).status(), 403)
  })

  test('a supplement that changes the own share waits for the treasury, which is told', async ({ assert }) => {
    const { world, id, treasurer, signatory, editor, says, submit, changesShare } = await setting()
    await says(treasurer, 'agreed')
    await submit.handle(id, signatory)
    const items = [{ section: 'vorhaben', place: 'Vorhaben', text: 'Bitte ergänzen Sie die Zahlen.' }]
    const ask = await make(RequestSupplements)
    await ask.handle(id, { items }, world.clock.today().plusDays(21), world.official('NW', 'case_officer'))
    await changesShare(editor)
    const open = async () =>
      (
        await Duty.query()
          .where({ thing: `application:${id}:sign_off` })
          .whereNull('done_at')
          .first()
      )?.kind
    assert.equal(await open(), 'consent_own_share')
    assert.equal(
      await refusalOf(() => submit.handle(id, signatory, { answer: 'Alles ist ergänzt.' })),
      'applications.not_consented'
    )
    await says(treasurer, 'agreed')
    assert.isUndefined(await open())
    await submit.handle(id, signatory, { answer: 'Alles ist ergänzt.' })
  })

  test('of two who act on the same draft at once one is told that it has changed', async ({ assert }) => {
    const { id, treasurer, signatory, says, submit, step } = await setting()
    await says(treasurer, 'agreed')
    const both = await Promise.allSettled([submit.handle(id, signatory), says(signatory, 'returned', NOTE)])
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
    const { status } = await Application.findOrFail(id)
    assert.isTrue(status === 'submitted' || (await step()) === 'department')
  })
})

test.group('People of a recipient', () => {
  test('the treasury sees what its house pays itself by year, and no section to write', async ({ assert, client }) => {
    const { id, treasurer } = await setting()
    const page = await as(client.get('/kaemmerei'), treasurer)
    page.assertTextIncludes('Eigenanteil mitzeichnen')
    page.assertTextIncludes('nach dem Entwurf')
    const check = await as(client.get(`/antraege/${id}/einreichung`), treasurer)
    check.assertTextIncludes('Was es kostet und wer trägt')
    check.assertTextIncludes('Mit Vorbehalt zustimmen')
    assert.equal((await as(client.get(`/antraege/${id}/abschnitte/vorhaben`), treasurer)).status(), 403)
    assert.equal((await as(client.get(`/akten/${id}`), treasurer)).status(), 403)
  })

  test('who gives access gives it in their own house alone, and ends it there alone', async ({ assert, client }) => {
    const { world, admin } = await setting()
    const stranger = await Membership.findByOrFail({ userId: world.editor('Unna').id })
    assert.equal((await sends(client.post(`/zugaenge/${stranger.id}/ende`), admin)).status(), 404)
    const form = { name: 'Nora Neu', email: 'neu@example.de', role: 'case_officer' }
    const wrong = await sends(client.post('/zugaenge'), admin, form)
    assert.property(wrong.flashMessage('inputErrorsBag'), 'role')
    // nobody makes themselves the signatory, and whose address it is is told to no house
    const own = { name: admin.name, email: admin.email, role: 'applicant_signatory' }
    const officer = world.official('NW', 'case_officer')
    for (const given of [own, { name: officer.name, email: officer.email, role: 'treasurer' }]) {
      const answer = await sends(client.post('/zugaenge'), admin, given)
      assert.match(
        JSON.stringify(answer.flashMessage('inputErrorsBag')),
        /so nicht erhalten/,
        'administration.not_invitable'
      )
    }
    const treasury = await Membership.findByOrFail({ userId: world.colleague('Wuppertal', 'treasurer').id })
    const last = await sends(client.post(`/zugaenge/${treasury.id}/ende`), admin)
    assert.match(String(last.flashMessage('refusal')), /letzte Person der Kämmerei/, 'administration.last_treasurer')
    await sends(client.post('/zugaenge'), admin, { ...form, role: 'treasurer' })
    const given = await Membership.query()
      .whereHas('user', (users) => users.where('email', 'neu@example.de'))
      .firstOrFail()
    assert.deepEqual([given.role, given.recipientId], ['treasurer', world.recipient('Wuppertal').id])
    assert.equal((await as(client.get('/antraege'), admin)).status(), 403)
  })

  test('a contributor finds what its office brings to applications of others, and nothing of its own', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const own = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
    const contributor = world.colleague('Schwarzwald', 'partner_contributor')
    const home = await as(client.get('/beteiligungen'), contributor)
    home.assertTextIncludes('an keinem Antrag beteiligt')
    assert.equal((await as(client.get(`/antraege/${own.id}`), contributor)).status(), 403)
    const joint = await world.file('Ulm', 'BW-WCC-2026', 'draft', { partners: ['Schwarzwald'] })
    const listed = await as(client.get('/beteiligungen'), contributor)
    listed.assertTextIncludes(joint.title)
    assert.equal((await as(client.get(`/antraege/${joint.id}/beitrag`), contributor)).status(), 200)
    const confirm = await sends(client.post(`/antraege/${joint.id}/beitrag/bestaetigung`), contributor, { read: 'x' })
    assert.equal(confirm.status(), 403)
  })
})
