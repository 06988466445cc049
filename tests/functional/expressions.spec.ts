import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { deliverEffects } from '#core/effects/effects'
import Document from '#documents/models/document'
import Duty from '#duties/models/duty'
import StartApplication from '#applications/actions/start_application'
import Application from '#applications/models/application'
import ApplicationSection from '#applications/models/application_section'
import AdviseOnExpression from '#expressions/actions/advise_on_expression'
import BeginExpression from '#expressions/actions/begin_expression'
import ChooseExpression from '#expressions/actions/choose_expression'
import FileExpression from '#expressions/actions/file_expression'
import SaveExpression from '#expressions/actions/save_expression'
import WithdrawExpression from '#expressions/actions/withdraw_expression'
import Expression from '#expressions/models/expression'
import Remind from '#duties/actions/remind'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const ANSWERS = {
  title: 'Haus der Nachbarschaft',
  description:
    'Ein offenes Haus, in dem Zugewanderte und Alteingesessene sich begegnen, beraten werden und gemeinsam lernen.',
  model_character: 'Beratung, Sprachcafé und Ehrenamt unter einem Dach, erstmals mit den Vereinen zusammen.',
  expected: '180.000,00',
}
const REASON = 'Die Mittel reichen nicht für alle; andere Vorhaben erreichen mehr Menschen.'
const DELAY = 'Der Rat hat erst nach dem Ende der Frist getagt.'

async function setting() {
  const world = await World.create()
  world.clock.moveTo('2027-03-15T09:00')
  const call = await world.call('NW-MVW-2028')
  const make = <T>(action: new (...parts: never[]) => T) => app.container.make(action) as Promise<T>
  const [officer, head] = [world.official('NW', 'case_officer'), world.official('NW', 'head_of_unit')]
  const begin = async (name: string) =>
    (await make(BeginExpression)).handle(call, world.recipient(name).id, world.editor(name))
  const save = async (id: number, typed: Record<string, string>, revision: number, name: string) =>
    (await make(SaveExpression)).handle(id, typed, revision, world.editor(name))
  const file = async (id: number, read: number, name: string, reason = '') =>
    (await make(FileExpression)).handle(id, { revision: read, lateReason: reason }, world.editor(name))
  const filed = async (name: string, typed: Record<string, string> = {}) => {
    const { id } = await begin(name)
    await save(id, { ...ANSWERS, ...typed }, 0, name)
    return file(id, 1, name)
  }
  const advise = async (id: number, advised = true) =>
    (await make(AdviseOnExpression)).handle(id, { advised, advice: 'Überzeugendes Konzept' }, officer)
  const choose = async (id: number, act: 'invite' | 'decline', reason = REASON, by = head) =>
    (await make(ChooseExpression)).handle(id, act, reason, by)
  const open = (kind: string) => Duty.query().where({ kind }).whereNull('done_at')
  return { world, call, officer, head, begin, save, file, filed, advise, choose, open, make }
}

test.group('Expressions of interest', () => {
  test('the whole way on the pages: interest, advice, choice, letter, and an application with what was said', async ({
    assert,
    client,
  }) => {
    const { world, call, officer, head, filed, advise, make, open } = await setting()
    const editor = world.editor('Wuppertal')
    const offer = await as(client.get(`/foerderangebote/${call.id}`), editor)
    offer.assertTextIncludes('Interesse bekunden')
    assert.notInclude(offer.text(), 'Antrag beginnen')
    const begun = await sends(client.post(`/foerderangebote/${call.id}/interessenbekundung`), editor)
    const { id } = await Expression.firstOrFail()
    begun.assertHeader('location', `/interessenbekundungen/${id}`)
    const at = `/interessenbekundungen/${id}`
    assert.equal((await open('complete_expression').firstOrFail()).page, at)
    await sends(client.post(at), editor, { revision: 0, title: ANSWERS.title })
    const half = await as(client.get(at), editor)
    half.assertTextIncludes('Abgegeben wird, was oben steht.')
    // nobody else knows of a draft
    for (const other of [officer, head, world.editor('Unna')])
      assert.equal((await as(client.get(at), other)).status(), 404)
    await sends(client.post(at), editor, { revision: 1, ...ANSWERS })
    const sent = await sends(client.post(`${at}/abgabe`), editor, {
      revision: 2,
      ...ANSWERS,
      title: 'Haus der Nachbarn',
    })
    sent.assertFlashMessage('success', 'expressions.filed')
    await filed('Unna', { expected: '90.000,00' })
    await deliverEffects()
    const one = await Expression.findOrFail(id)
    assert.equal(one.title, 'Haus der Nachbarn', 'what is typed is handed in')
    assert.equal(one.number, `NW-MVW-2028-IB-${id}`)
    const receipt = await Document.findByOrFail({ stream: one.journalStream, kind: 'receipt' })
    const pdf = await as(client.get(`${at}/dokumente/${receipt.id}`), editor)
    assert.include(pdf.header('content-type'), 'pdf')

    const list = `/programme/aufrufe/${call.id}/interessenbekundungen`
    assert.equal((await open('advise_expressions').firstOrFail()).page, list)
    const page = await as(client.get(list), officer)
    assert.match(page.text(), /270\.000,00\s€/)
    page.assertTextIncludes('Noch kann Interesse bekundet werden.')
    const advised = await sends(client.post(`${at}/votum`), officer, {
      advised: 'yes',
      advice: 'Trägt die Idee gut vor.',
    })
    advised.assertFlashMessage('success', 'expressions.advised')

    const other = await Expression.findByOrFail('recipient_id', world.recipient('Unna').id)
    const waits = () => as(client.get('/zeichnung'), head)
    assert.notInclude((await waits()).text(), 'Über Interessenbekundungen', 'nothing can be chosen yet')
    world.clock.moveTo('2027-04-20T09:00')
    ;(await waits()).assertTextIncludes('Über Interessenbekundungen')
    const nothing = await sends(client.post(list), head, { act: 'invite' })
    assert.match(JSON.stringify(nothing.flashMessages()), /mindestens eine Interessenbekundung/)
    const chosen = await sends(client.post(list), head, { 'act': 'invite', 'expressions[]': [id] })
    chosen.assertFlashMessage('success', 'expressions.invited')
    const unread = await sends(client.post(list), head, {
      'act': 'decline',
      'expressions[]': [other.id],
      'reason': REASON,
    })
    assert.include(JSON.stringify(unread.flashMessages()), sentenceFor(new Refusal('expressions.not_advised')))
    await advise(other.id, false)
    await sends(client.post(list), head, { 'act': 'decline', 'expressions[]': [other.id], 'reason': REASON })
    await deliverEffects()
    assert.equal((await other.refresh()).status, 'declined')
    assert.equal((await Document.query().where({ kind: 'letter' })).length, 2)
    assert.lengthOf(await open('choose_expressions'), 0)
    assert.equal((await open('apply_invited').firstOrFail()).page, at)

    const invited = await as(client.get(at), editor)
    invited.assertTextIncludes('Antrag beginnen')
    const started = await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor)
    const application = await Application.findByOrFail('expression_id', id)
    started.assertHeader('location', `/antraege/${application.id}`)
    const { data, takenOver } = await ApplicationSection.findByOrFail({
      application_id: application.id,
      section: 'vorhaben',
    })
    assert.containsSubset(data, { title: 'Haus der Nachbarn', description: ANSWERS.description })
    assert.isTrue(takenOver)
    assert.lengthOf(await open('apply_invited'), 0)
    const back = await sends(client.post(`${at}/rueckzug`), editor)
    assert.include(JSON.stringify(back.flashMessages()), sentenceFor(new Refusal('expressions.applied_already')))
    await sends(client.post(`/antraege/${application.id}/ruecknahme`), editor)
    assert.lengthOf(await open('apply_invited'), 1, 'who gave it up may begin anew')
    await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor)
    // upon one invitation one application is counted
    const another = await Application.query().where({ expression_id: id, status: 'draft' }).firstOrFail()
    await another.merge({ status: 'submitted', submittedAt: world.now(), fileNumber: 'NW-9', draftKey: null }).save()
    const used = await refusalOf(async () =>
      (await make(StartApplication)).handle(call, world.recipient('Wuppertal').id, editor)
    )
    assert.equal(used, 'applications.invitation_used')
    const refused = await sends(client.post(`/foerderangebote/${call.id}/antrag`), world.editor('Unna'))
    assert.match(JSON.stringify(refused.flashMessages()), /stellt einen Antrag, wer nach seiner Interessenbekundung/)
  })

  test('who is not invited does not apply, and a call of one stage asks for no interest', async ({ assert }) => {
    const { world, call, filed, make } = await setting()
    const { recipientId } = await filed('Unna')
    const start = await make(StartApplication)
    const code = await refusalOf(() => start.handle(call, recipientId, world.editor('Unna')))
    assert.equal(code, 'applications.not_invited')
    const single = await world.call('NW-MVW-2027')
    const begin = await make(BeginExpression)
    assert.equal(
      await refusalOf(() => begin.handle(single, recipientId, world.editor('Unna'))),
      'expressions.one_stage'
    )
  })

  test('of a call a recipient has one that stands; withdrawn, it can begin anew', async ({ assert }) => {
    const { world, begin, filed, make } = await setting()
    const first = await filed('Unna')
    assert.equal((await begin('Unna')).id, first.id)
    await (await make(WithdrawExpression)).handle(first.id, world.editor('Unna'))
    const told = await db
      .from('outgoing_mails')
      .where('subject', 'like', '%zurückgezogen: Kreis Unna')
      .select('to_address')
    assert.includeMembers(
      told.map(({ to_address: address }) => String(address)),
      [world.official('NW', 'case_officer').email, world.official('NW', 'head_of_unit').email]
    )
    assert.notEqual((await begin('Unna')).id, first.id)
    const again = await refusalOf(async () => (await make(WithdrawExpression)).handle(first.id, world.editor('Unna')))
    assert.equal(again, 'expressions.act_not_possible')
  })

  test('is handed in whole, as it was read, and in its time', async ({ assert }) => {
    const { world, call, begin, save, file } = await setting()
    world.clock.moveTo('2027-02-20T09:00')
    assert.equal(await refusalOf(() => begin('Unna')), 'expressions.opens_later')
    world.clock.moveTo('2027-03-15T09:00')
    const { id } = await begin('Unna')
    assert.equal(await refusalOf(() => file(id, 0, 'Unna')), 'expressions.incomplete')
    await save(id, { title: 'Kurz' }, 0, 'Unna')
    assert.equal(await refusalOf(() => file(id, 1, 'Unna')), 'expressions.incomplete')
    await save(id, ANSWERS, 1, 'Unna')
    assert.equal(await refusalOf(() => file(id, 1, 'Unna')), 'expressions.changed_since')
    // the last day is a Friday; the second after it is late
    world.clock.moveTo('2027-04-17T00:00')
    assert.equal(await refusalOf(() => file(id, 2, 'Unna')), 'expressions.filed_late')
    await call.merge({ cutoffDeadline: true }).save()
    assert.equal(await refusalOf(() => file(id, 2, 'Unna', DELAY)), 'expressions.cut_off')
    await call.merge({ cutoffDeadline: false }).save()
    const { lateReason, status } = await file(id, 2, 'Unna', DELAY)
    assert.deepEqual([lateReason, status], [DELAY, 'filed'])
    assert.equal(await refusalOf(() => save(id, {}, 2, 'Unna')), 'expressions.not_editable')
    world.clock.moveTo('2027-10-02T09:00')
    assert.equal(await refusalOf(() => begin('Wuppertal')), 'expressions.over')
  })

  test('what cannot be handed in yet comes back as it was typed, and its next try is no clash with oneself', async ({
    assert,
    client,
  }) => {
    const { world, begin } = await setting()
    const { id } = await begin('Unna')
    const [at, editor] = [`/interessenbekundungen/${id}`, world.editor('Unna')]
    const wrong = { ...ANSWERS, expected: 'viel' }
    await sends(client.post(at), editor, { revision: 0, ...wrong })
    const refused = await sends(client.post(`${at}/abgabe`), editor, { revision: 1, ...wrong, title: 'Neuer Titel' })
    const returned = refused.flashMessages()
    assert.deepEqual([returned.title, String(returned.revision)], ['Neuer Titel', '1'])
    assert.equal((await Expression.findOrFail(id)).title, ANSWERS.title, 'all of it or nothing')
    const sent = await sends(client.post(`${at}/abgabe`), editor, { revision: 1, ...ANSWERS, title: 'Neuer Titel' })
    sent.assertFlashMessage('success', 'expressions.filed')
    assert.equal((await Expression.findOrFail(id)).title, 'Neuer Titel')
  })

  test('whoever hands in what a colleague has changed meanwhile reads both before', async ({ assert, client }) => {
    const { world, begin, save } = await setting()
    const { id } = await begin('Unna')
    const [at, editor] = [`/interessenbekundungen/${id}`, world.editor('Unna')]
    await save(id, ANSWERS, 0, 'Unna')
    await save(id, { ...ANSWERS, title: 'Vom Kollegen' }, 1, 'Unna')
    const mine = { ...ANSWERS, expected: '190.000,00' }
    const sent = await sends(client.post(`${at}/abgabe`), editor, { revision: 1, ...mine })
    const { title, expected, revision } = sent.flashMessages()
    assert.deepEqual([title, expected, String(revision)], ['Vom Kollegen', '190.000,00', '2'])
    assert.equal((await Expression.findOrFail(id)).status, 'draft')
    const both = { ...ANSWERS, title: 'Vom Kollegen', expected: '190.000,00' }
    const again = await sends(client.post(`${at}/abgabe`), editor, { revision: 2, ...both })
    again.assertFlashMessage('success', 'expressions.filed')
  })

  test('who is invited when applications have closed is told to apply at once, and waited for', async ({ assert }) => {
    const { world, call, filed, advise, choose, open } = await setting()
    const { id } = await filed('Unna')
    await advise(id)
    world.clock.moveTo('2027-10-02T09:00')
    await call.merge({ cutoffDeadline: true }).save()
    assert.equal(await refusalOf(() => choose(id, 'invite')), 'expressions.applications_over')
    await call.merge({ cutoffDeadline: false }).save()
    await choose(id, 'invite')
    const { dueOn } = await open('apply_invited').firstOrFail()
    assert.equal(dueOn!.iso, call.periodTo.iso)
    const [{ body }] = await db.from('outgoing_mails').where('subject', 'like', 'Einladung zum Antrag%').limit(1)
    assert.match(String(body), /stellen Sie den Antrag unverzüglich/)
  })

  test('nobody is waited for when the day has passed', async ({ assert }) => {
    const { world, begin, open, make } = await setting()
    await begin('Unna')
    assert.lengthOf(await open('complete_expression'), 1)
    world.clock.moveTo('2027-04-18T06:00')
    await (await make(Remind)).handle()
    await deliverEffects()
    assert.lengthOf(await open('complete_expression'), 0)
  })

  test('is chosen after its time, with a reason, by somebody who gave no advice and has no part in it', async ({
    assert,
  }) => {
    const { world, officer, filed, advise, choose, make } = await setting()
    const { id } = await filed('Unna')
    assert.equal(await refusalOf(() => choose(id, 'invite')), 'expressions.still_open')
    const advice = await make(AdviseOnExpression)
    assert.equal(
      await refusalOf(() => advice.handle(id, { advised: true, advice: 'ja' }, officer)),
      'expressions.advice_missing'
    )
    assert.equal(
      await refusalOf(() => advice.handle(id, { advised: true, advice: 'Das sind wir selbst.' }, world.editor('Unna'))),
      'expressions.involved'
    )
    await advise(id)
    world.clock.moveTo('2027-04-20T09:00')
    assert.equal(await refusalOf(() => choose(id, 'invite', '', officer)), 'expressions.advised_oneself')
    assert.equal(await refusalOf(() => choose(id, 'decline', 'nein')), 'expressions.reason_missing')
    await choose(id, 'decline')
    assert.equal(await refusalOf(() => advise(id)), 'expressions.chosen_already')
    // others step back
    assert.equal((await choose(id, 'invite', '')).status, 'invited')
    assert.equal(await refusalOf(() => choose(id, 'decline')), 'expressions.act_not_possible')
  })

  test('nobody is invited when applications are over', async ({ assert }) => {
    const { world, filed, advise, choose } = await setting()
    const { id } = await filed('Unna')
    await advise(id)
    world.clock.moveTo('2030-01-02T09:00')
    assert.equal(await refusalOf(() => choose(id, 'invite')), 'expressions.applications_over')
  })

  test('none is chosen where none is ticked, and those that cannot be are named beside the others', async ({
    assert,
    client,
  }) => {
    const { world, call, head, filed, advise, choose } = await setting()
    const [one, two] = [await filed('Unna'), await filed('Wuppertal')]
    for (const { id } of [one, two]) await advise(id)
    world.clock.moveTo('2027-04-20T09:00')
    await choose(one.id, 'invite')
    const list = `/programme/aufrufe/${call.id}/interessenbekundungen`
    const mixed = await sends(client.post(list), head, { 'act': 'invite', 'expressions[]': [one.id, two.id] })
    mixed.assertFlashMessage('success', 'expressions.invited')
    assert.match(JSON.stringify(mixed.flashMessages()), /Kreis Unna: Das ist jetzt nicht mehr möglich/)
    assert.equal((await two.refresh()).status, 'invited')
    const none = await sends(client.post(list), head, { act: 'decline', reason: REASON })
    assert.include(JSON.stringify(none.flashMessages()), sentenceFor(new Refusal('expressions.none_chosen')))
    const { id: other } = await world.call('NW-MVW-2027')
    const foreign = await as(client.get(`/programme/aufrufe/${other}/interessenbekundungen`), head)
    assert.equal(foreign.status(), 404, 'a call of one stage')
  })

  test('what was filed stands in the database, and who advised does not choose there either', async ({ assert }) => {
    const { world, officer, filed, advise } = await setting()
    const { id } = await filed('Unna')
    await advise(id)
    const change = async (columns: object) => {
      const trx = await db.transaction()
      try {
        await trx.from('expressions').where({ id }).update(columns)
        return 'changed'
      } catch (error) {
        return (error as Error).message
      } finally {
        await trx.rollback()
      }
    }
    assert.match(await change({ answers: '{}' }), /EXPRESSED/)
    assert.match(await change({ number: 'X-1' }), /EXPRESSED/)
    assert.match(await change({ status: 'draft' }), /WORKFLOW/)
    assert.match(await change({ status: 'invited', chosen_by: officer.id }), /FOUR EYES/)
    assert.isFalse(world.clock.now() > (await Expression.findOrFail(id)).filedAt!)
  })
})
