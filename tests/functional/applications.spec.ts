import db from '@adonisjs/lucid/services/db'
import { createHash, randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import OutgoingMail from '#core/mail/outgoing_mail'
import Day from '#core/calendar/day'
import { forgetOldKeys } from '#core/persistence/act_once'
import Journal from '#journal/journal'
import AttachDocument from '#applications/actions/attach_document'
import AddPartner from '#applications/actions/add_partner'
import FileReceipt, { receiptOf } from '#applications/actions/file_receipt'
import MoveApplication from '#applications/actions/move_application'
import RequestSupplements from '#applications/actions/request_supplements'
import SaveSection from '#applications/actions/save_section'
import { deliverEffects } from '#core/effects/effects'
import Remind from '#duties/actions/remind'
import Duty from '#duties/models/duty'
import { readDraft } from '#applications/queries/draft_reading'
import Submission from '#forms/models/submission'
import StartApplication from '#applications/actions/start_application'
import SubmitApplication from '#applications/actions/submit_application'
import Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationSection from '#applications/models/application_section'
import DocumentStore from '#documents/document_store'
import Document from '#documents/models/document'
import FinancePlan from '#financing/models/finance_plan'
import FormRevision from '#forms/models/form_revision'
import { as, sends } from '#tests/helpers/requests'
import { typedAgain } from '#tests/helpers/typed_again'
import { World, refusalOf } from '#tests/helpers/world'

const make = <T>(type: new (...parts: never[]) => T) => app.container.make(type as never) as Promise<T>
const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF')

test.group('Application', () => {
  test('a draft is begun under an open call by those who may', async ({ assert }) => {
    const world = await World.create()
    const start = await make(StartApplication)
    const call = await world.call('NW-KI-2026')
    assert.equal(
      await refusalOf(() => start.handle(call, world.recipient('Ulm').id, world.editor('Ulm'))),
      'programmes.other_land'
    )
    // who was hindered may still begin, as long as there is something to apply for
    world.clock.moveTo('2026-02-01T10:00')
    const late = await start.handle(call, world.recipient('Unna').id, world.editor('Unna'))
    assert.isTrue(late.isNew)
    world.clock.moveTo('2027-02-01T10:00')
    assert.equal(
      await refusalOf(() => start.handle(call, world.recipient('Olpe').id, world.editor('Olpe'))),
      'applications.call_over'
    )
    world.clock.moveTo('2025-01-02T10:00')
    assert.equal(
      await refusalOf(() => start.handle(call, world.recipient('Olpe').id, world.editor('Olpe'))),
      'applications.call_opens_later'
    )
  })

  test('what was typed is kept as typed, right or wrong, and told at its field', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const path = `/antraege/${draft.id}/abschnitte/antragsteller`
    const typed = {
      revision: 1,
      contact_name: 'Erika Muster',
      iban: 'DE89 3704 0044 0532 0130 0',
      contact_email: 'rathaus',
    }
    await sends(client.post(path), world.editor('Unna'), typed)
    const page = (await as(client.get(path), world.editor('Unna'))).text()
    assert.include(page, 'value="DE89 3704 0044 0532 0130 0"')
    assert.include(page, 'Hier stehen 21 statt 22 Stellen.')
    assert.include(page, 'value="rathaus"')
    assert.include(page, 'Es fehlt noch: Telefon.')
  })

  test('a control character that nobody sees is refused at its field', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const path = `/antraege/${draft.id}/abschnitte/antragsteller`
    await sends(client.post(path), world.editor('Unna'), { revision: 1, contact_name: 'Erika\u0007 Muster' })
    const page = (await as(client.get(path), world.editor('Unna'))).text()
    assert.include(page, 'Im Text steht ein unsichtbares Steuerzeichen.')
  })

  test('a column that a section does not know is not kept', async ({ assert }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    await (
      await make(SaveSection)
    ).handle(
      draft.id,
      'fortfuehrung',
      { continuation: 'x', status: 'notified', __proto__: 'y', land: 'BW' },
      1,
      world.editor('Unna')
    )
    const saved = await ApplicationSection.query()
      .where({ applicationId: draft.id, section: 'fortfuehrung' })
      .firstOrFail()
    assert.deepEqual(Object.keys(saved.data), ['continuation'])
  })

  test('what goes with a partner or a file is said before it goes', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft', { partners: ['Rottweil'] })
    const editor = world.editor('Schwarzwald')
    const partner = `/antraege/${draft.id}/partner/${world.recipient('Rottweil').id}/entfernung`
    const page = (await as(client.get(partner), editor)).text()
    assert.include(page, 'Landkreis Rottweil')
    assert.match(page, /Mit dem Partner entfallen sein Eigenanteil von [\d.,]+/)
    const attachment = await draft.related('attachments').query().firstOrFail()
    const removal = `/antraege/${draft.id}/anlagen/${attachment.id}/entfernung`
    assert.include((await as(client.get(removal), editor)).text(), 'Die Datei wird gelöscht')
    assert.equal((await as(client.get(removal), world.editor('Rottweil'))).status(), 403)
    // asking is no act
    assert.lengthOf(await draft.related('partners').query(), 1)
    await sends(client.post(partner), editor)
    await sends(client.post(removal), editor)
    assert.lengthOf(await draft.related('partners').query(), 0)
    assert.isNull(await draft.related('attachments').query().where('id', attachment.id).first())
    assert.equal((await as(client.get(partner), editor)).status(), 404)
  })

  test('two who write the same section: put together where they differ not, both shown where they do', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const [editor, signatory] = [world.editor('Unna'), world.signatory('Unna')]
    const page = `/antraege/${draft.id}/abschnitte/vorhaben`
    const { data, revision } = await draft.related('sections').query().where('section', 'vorhaben').firstOrFail()
    const typed = data as Record<string, string>
    const send = (by: typeof editor, change: Record<string, string>, of: number) =>
      sends(client.post(page).header('referer', page), by, { ...typed, ...change, revision: of, then: 'stay' })
    await send(editor, { priority_1: 'Übergang Kita und Schule' }, revision)
    // another place of the same version: nothing of the first is lost
    await send(signatory, { priority_2: 'Öffnung der Ämter' }, revision)
    const section = () => draft.related('sections').query().where('section', 'vorhaben').firstOrFail()
    assert.include((await section()).data, { priority_1: 'Übergang Kita und Schule', priority_2: 'Öffnung der Ämter' })
    // the same place: nothing is saved, and both texts come back with name and time
    const clash = await send(signatory, { priority_1: 'Sprachbildung', organisation: 'Dezernat II' }, revision)
    assert.equal((await section()).revision, revision + 2)
    const { inputErrorsBag, priority_1: mine, priority_2: theirs } = clash.flashMessages() as Record<string, any>
    assert.deepEqual(Object.keys(inputErrorsBag), ['priority_1'])
    assert.include(inputErrorsBag.priority_1[0], `${editor.name} am`)
    assert.include(inputErrorsBag.priority_1[0], '„Übergang Kita und Schule“')
    assert.deepEqual([mine, theirs], ['Sprachbildung', 'Öffnung der Ämter'])
    // decided by a person, it is saved upon what stands now; every version is kept
    const chosen = {
      ...typed,
      priority_1: 'Sprachbildung',
      priority_2: 'Öffnung der Ämter',
      organisation: 'Dezernat II',
    }
    await sends(client.post(page), signatory, { ...chosen, revision: revision + 2, then: 'stay' })
    assert.include((await section()).data, { priority_1: 'Sprachbildung', organisation: 'Dezernat II' })
    const kept = await FormRevision.query().where('thing', `application:${draft.id}:vorhaben`)
    assert.lengthOf(kept, revision + 3)
    // what one emptied stays empty in what the other gets back; a version that never was overwrites nothing
    await send(editor, { ...chosen, priority_1: 'Sprache', priority_2: '' }, revision + 3)
    const emptied = await send(signatory, { ...chosen, priority_1: 'Kita' }, revision + 3)
    assert.include(emptied.flashMessages(), { priority_1: 'Kita', priority_2: '', revision: revision + 4 })
    const invented = await send(signatory, { priority_1: 'Kita' }, 999)
    assert.include(Object.keys((invented.flashMessages() as Record<string, any>).inputErrorsBag), 'priority_1')
    assert.equal((await section()).revision, revision + 4)
    // texts that come back are still written upon the version they were written upon
    const back = await as(client.get(page).withFlashMessages({ ...typed, revision: String(revision) }), signatory)
    back.assertTextIncludes(`name="revision" value="${revision}"`)
    const save = await make(SaveSection)
    assert.equal(
      await refusalOf(() => save.handle(draft.id, 'gibtsnicht', {}, 0, world.editor('Unna'))),
      'applications.unknown_section'
    )
  })

  test('a plan that does not balance refuses the submission in the words of the page', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
    const plan = await ApplicationSection.query()
      .where({ applicationId: draft.id, section: 'finanzierungsplan' })
      .firstOrFail()
    await (
      await make(SaveSection)
    ).handle(
      draft.id,
      'finanzierungsplan',
      { ...typedAgain(plan.data), '2027_OWN_CASH': '1,00' },
      1,
      world.editor('Schwarzwald')
    )
    const page = (
      await as(client.get(`/antraege/${draft.id}/abschnitte/finanzierungsplan`), world.editor('Schwarzwald'))
    ).text()
    assert.match(page, /Im Jahr 2027 fehlen [\d.]+,\d\d\u00a0€ Einnahmen/)
    const submit = await make(SubmitApplication)
    assert.equal(
      await refusalOf(() => submit.handle(draft.id, world.signatory('Schwarzwald'))),
      'applications.incomplete'
    )
    assert.equal((await Application.findOrFail(draft.id)).status, 'draft')
  })

  test('a submission freezes plan and targets, gives a number and a receipt, and mails both sides', async ({
    assert,
  }) => {
    const world = await World.create()
    const file = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    assert.equal(file.fileNumber, 'NW-KI-2025-00001')
    assert.equal(String(file.requestedAmount), '307500.00')
    assert.equal(file.submittedAt!.toISO(), world.now().toISO())
    const plan = await FinancePlan.query().where('stream', file.journalStream).preload('lines').firstOrFail()
    const figures = plan.figures()
    assert.isTrue(figures.total('income').plus(file.requestedAmount!).equals(figures.total('expenditure')))
    const mails = await OutgoingMail.query().where('subject', 'like', `%${file.fileNumber}%`)
    assert.includeMembers(
      mails.map(({ toAddress }) => toAddress),
      [world.editor('Wuppertal').email, world.official('NW', 'case_officer').email]
    )
    const submission = await Submission.of('application', file.id).firstOrFail()
    const receipt = await (await make(FileReceipt)).handle(submission.id)
    assert.equal((await (await make(FileReceipt)).handle(submission.id)).id, receipt.id)
    assert.equal((await receiptOf(file, 1))!.id, receipt.id)
    assert.equal(await (await make(Journal)).verify(file.journalStream), null)
  })

  test('two applications never share a number', async ({ assert }) => {
    const world = await World.create()
    const numbers = [
      await world.file('Wuppertal', 'NW-KI-2026', 'submitted'),
      await world.file('Unna', 'NW-KI-2026', 'submitted'),
    ].map(({ fileNumber }) => fileNumber)
    assert.deepEqual(numbers, ['NW-KI-2025-00001', 'NW-KI-2025-00002'])
  })

  test('only a signatory submits; the call must be open; submitted it cannot be written', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    assert.equal((await sends(client.post(`/antraege/${draft.id}/einreichung`), world.editor('Unna'))).status(), 403)
    world.clock.moveTo('2026-01-02T10:00')
    const submit = await make(SubmitApplication)
    assert.equal(await refusalOf(() => submit.handle(draft.id, world.signatory('Unna'))), 'applications.filed_late')
    world.clock.moveTo('2025-12-31T23:59')
    await submit.handle(draft.id, world.signatory('Unna'))
    assert.equal(
      await refusalOf(() => submit.handle(draft.id, world.signatory('Unna'))),
      'applications.act_not_possible'
    )
    const save = await make(SaveSection)
    assert.equal(
      await refusalOf(() => save.handle(draft.id, 'vorhaben', {}, 1, world.editor('Unna'))),
      'applications.not_editable'
    )
  })

  test('after the last day it is filed with a reason, and everybody reads that it is late', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const [signatory, at] = [world.signatory('Unna'), `/antraege/${draft.id}`]
    world.clock.moveTo('2026-01-02T10:00')
    const list = await as(client.get(at), signatory)
    list.assertTextIncludes('Die Antragsfrist ist am 31.12.2025')
    list.assertTextIncludes('Sie ist keine Ausschlussfrist')
    const check = await as(client.get(`${at}/einreichung`), signatory)
    check.assertTextIncludes('name="late_reason"')
    const short = await sends(client.post(`${at}/einreichung`), signatory, { late_reason: 'Zu spät.' })
    assert.property(short.flashMessage('inputErrorsBag'), 'late_reason')
    const reason = 'Der Rat hat den Eigenanteil erst am 30. Dezember beschlossen.'
    await sends(client.post(`${at}/einreichung`), signatory, { late_reason: reason })
    const filed = await Application.findOrFail(draft.id)
    assert.equal(filed.lateReason, reason)
    const officer = world.official('NW', 'case_officer')
    const file = await as(client.get(`/akten/${draft.id}/antrag`), officer)
    file.assertTextIncludes('Verspätet: eingegangen am')
    file.assertTextIncludes(reason)
    const dossier = await as(client.get(`/akten/${draft.id}`), officer)
    assert.equal(dossier.status(), 200)
    await assert.rejects(() => db.from('applications').where('id', draft.id).update({ late_reason: 'Anders' }), /FILED/)
  })

  test('after a cut-off deadline only an obstacle counts; after the period nothing is filed', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    await db.from('calls').where('code', 'NW-KI-2026').update({ cutoff_deadline: true })
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const signatory = world.signatory('Unna')
    world.clock.moveTo('2026-01-02T10:00')
    const check = await as(client.get(`/antraege/${draft.id}/einreichung`), signatory)
    check.assertTextIncludes('sie war eine Ausschlussfrist')
    check.assertTextIncludes('Wiedereinsetzung, § 32 VwVfG')
    world.clock.moveTo('2027-01-01T10:00')
    const submit = await make(SubmitApplication)
    const lateReason = 'Das Rechenzentrum war zwei Wochen lang ohne Strom.'
    assert.equal(await refusalOf(() => submit.handle(draft.id, signatory, { lateReason })), 'applications.call_over')
  })

  test('supplements: asked for with a day, answered with a new version of the plan, the number stays', async ({
    assert,
  }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const officer = world.official('NW', 'case_officer')
    const ask = await make(RequestSupplements)
    assert.equal(
      await refusalOf(() =>
        ask.handle(file.id, { words: 'Bitte ergänzen Sie das Konzept.' }, Day.parse('2025-11-03'), officer)
      ),
      'applications.supplement_due_in_past'
    )
    assert.equal(
      await refusalOf(() =>
        ask.handle(file.id, { words: 'Bitte ergänzen Sie das Konzept.' }, Day.parse('9999-05-11'), officer)
      ),
      'applications.supplement_due_too_late'
    )
    assert.equal(
      await refusalOf(() =>
        ask.handle(file.id, { words: 'Bitte ergänzen Sie das Konzept.' }, Day.parse('2025-11-22'), officer)
      ),
      'applications.supplement_due_day_off'
    )
    await ask.handle(file.id, { words: 'Bitte ergänzen Sie das Konzept.' }, Day.parse('2025-11-24'), officer)
    assert.equal(
      await refusalOf(async () =>
        (await make(SubmitApplication)).handle(file.id, world.signatory('Unna'), { answer: '   fertig   ' })
      ),
      'applications.answer_missing'
    )
    const again = await (
      await make(SubmitApplication)
    ).handle(file.id, world.signatory('Unna'), { answer: 'Ist ergänzt.' })
    assert.deepEqual([again.status, again.fileNumber], ['submitted', file.fileNumber])
    const second = await Submission.of('application', file.id).firstOrFail()
    assert.equal((await FinancePlan.findOrFail(second.financePlanId!)).version, 2)
    assert.equal((await (await make(FileReceipt)).handle(second.id)).title, 'Eingangsbestätigung der Ergänzung 1')
  })

  test('an answer that does not come holds nothing up; a late one is still taken', async ({ assert }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const officer = world.official('NW', 'case_officer')
    await (
      await make(RequestSupplements)
    ).handle(file.id, { words: 'Bitte ergänzen Sie das Konzept.' }, Day.parse('2025-11-24'), officer)
    const move = await make(MoveApplication)
    world.clock.moveTo('2025-11-24T18:00')
    assert.equal(
      await refusalOf(() => move.handle(file.id, 'acceptAsComplete', officer)),
      'applications.supplement_still_running'
    )
    world.clock.moveTo('2025-11-25T06:00')
    await (await make(Remind)).handle()
    await deliverEffects()
    const duty = await Duty.query().where('application_id', file.id).whereNull('done_at').firstOrFail()
    assert.deepEqual([duty.whose, duty.kind], ['officer', 'go_on_unanswered'])
    const mail = await OutgoingMail.query().where('subject', 'like', 'Nachforderung nicht beantwortet%').firstOrFail()
    assert.equal(mail.land, 'NW')
    assert.equal((await move.handle(file.id, 'acceptAsComplete', officer)).status, 'complete')
  })

  test('going on without an answer, what was filed counts and nothing that was only begun', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const file = await world.file('Schwarzwald', 'BW-WCC-2026', 'submitted', { partners: ['Rottweil'] })
    const [officer, editor] = [world.official('BW', 'case_officer'), world.editor('Schwarzwald')]
    await (
      await make(RequestSupplements)
    ).handle(file.id, { words: 'Bitte ergänzen Sie das Konzept.' }, Day.parse('2025-11-24'), officer)
    const partners = await make(AddPartner)
    await partners.handle(file.id, world.recipient('Tuttlingen').id, editor)
    const attach = await make(AttachDocument)
    await attach.bytes(file.id, 'concept', { name: 'Nie_eingereicht.pdf', bytes: PDF }, editor)
    world.clock.moveTo('2025-11-25T06:00')
    await (await make(MoveApplication)).handle(file.id, 'acceptAsComplete', officer)
    assert.equal((await as(client.get(`/akten/${file.id}`), world.editor('Tuttlingen'))).status(), 404)
    assert.equal((await as(client.get(`/akten/${file.id}`), world.editor('Rottweil'))).status(), 200)
    for (const reader of [officer, editor])
      assert.notInclude((await as(client.get(`/akten/${file.id}/dokumente`), reader)).text(), 'Nie_eingereicht')
  })

  test('who submits has read what is submitted', async ({ assert }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const { mark } = await readDraft(await Application.findOrFail(draft.id))
    const row = await ApplicationSection.query().where({ applicationId: draft.id, section: 'vorhaben' }).firstOrFail()
    const title = `${row.data.title as string}, neu`
    const typed = { ...row.data, title }
    await (await make(SaveSection)).handle(draft.id, 'vorhaben', typed, row.revision, world.editor('Unna'))
    const submit = await make(SubmitApplication)
    const signatory = world.signatory('Unna')
    assert.equal(
      await refusalOf(() => submit.handle(draft.id, signatory, { read: mark })),
      'applications.changed_since'
    )
    const { mark: now } = await readDraft(await Application.findOrFail(draft.id))
    assert.equal((await submit.handle(draft.id, signatory, { read: now })).status, 'submitted')
    const retract = async () => (await make(MoveApplication)).handle(draft.id, 'retract', world.editor('Unna'))
    assert.equal(
      await refusalOf(retract),
      'applications.act_not_possible',
      'an editor takes back no binding application'
    )
  })

  test('it can be taken back until it is decided', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const move = await make(MoveApplication)
    const open = await world.file('Unna', 'NW-KI-2026', 'in_review')
    assert.equal((await move.handle(open.id, 'retract', world.signatory('Unna'))).status, 'retracted')
    world.clock.moveTo('2025-11-04T10:00')
    const signed = await world.file('Wuppertal', 'NW-KI-2026', 'signed')
    assert.equal(
      await refusalOf(() => move.handle(signed.id, 'retract', world.signatory('Wuppertal'))),
      'applications.act_not_possible'
    )
  })

  test('partners: of the same Land, not oneself, not too many', async ({ assert }) => {
    const world = await World.create()
    const partners = await make(AddPartner)
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft', { partners: ['Rottweil', 'Tuttlingen'] })
    const editor = world.editor('Schwarzwald')
    assert.equal(
      await refusalOf(() => partners.handle(joint.id, world.recipient('Schwarzwald').id, editor)),
      'applications.partner_is_applicant'
    )
    assert.equal(
      await refusalOf(() => partners.handle(joint.id, world.recipient('Unna').id, editor)),
      'programmes.other_land'
    )
    const alone = await world.file('Unna', 'NW-KI-2026', 'draft')
    assert.equal(
      await refusalOf(() => partners.handle(alone.id, world.recipient('Wuppertal').id, world.editor('Unna'))),
      'applications.joint_not_allowed'
    )
    const version = (await world.call('BW-WCC-2026')).version
    assert.isAbove(version.definition.joint.maxPartners, 2)
  })

  test('a partner reads the joint application and does not write it', async ({ assert, client }) => {
    const world = await World.create()
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft', { partners: ['Rottweil'] })
    assert.equal((await as(client.get(`/antraege/${joint.id}`), world.editor('Rottweil'))).status(), 200)
    assert.equal(
      (await as(client.get(`/antraege/${joint.id}/abschnitte/vorhaben`), world.editor('Rottweil'))).status(),
      403
    )
  })

  test('more partners than the programme provides are refused', async ({ assert }) => {
    const world = await World.create()
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
    const partners = await make(AddPartner)
    const template = world.recipient('Rottweil').$attributes
    const { default: Recipient } = await import('#register/models/recipient')
    for (let count = 0; count < 8; count++) {
      const one = await Recipient.create({
        ...template,
        id: undefined,
        unitKey: null,
        kind: 'association',
        name: `Verein ${count}`,
      } as never)
      await partners.handle(joint.id, one.id, world.editor('Schwarzwald'))
    }
    assert.equal(
      await refusalOf(() => partners.handle(joint.id, world.recipient('Rottweil').id, world.editor('Schwarzwald'))),
      'applications.too_many_partners'
    )
  })
})

test.group('Attachments', () => {
  test('{name}: {code}')
    .with([
      { name: 'Konzept.exe', bytes: PDF, code: 'documents.type_not_allowed' },
      { name: 'Bild.png', bytes: PDF, code: 'documents.type_contradicts' },
      { name: 'Seite.pdf', bytes: Buffer.from('<html><script>'), code: 'documents.type_contradicts' },
      { name: 'leer.pdf', bytes: Buffer.alloc(0), code: 'documents.empty' },
    ])
    .run(async ({ assert, client }, { name, bytes, code }) => {
      const world = await World.create()
      const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
      const before = (await Document.all()).length
      const response = await as(client.post(`/antraege/${draft.id}/anlagen`), world.editor('Unna'))
        .withCsrfToken()
        .field('slot', 'concept')
        .file('datei', bytes, { filename: name })
      const i18n = (await import('@adonisjs/i18n/services/main')).default.locale('de')
      const sentence = String(response.flashMessage('refusal'))
      assert.equal(
        sentence,
        i18n.t(`refusals.${code}`, { file: name, type: name.endsWith('png') ? 'PNG-Bild' : 'PDF' })
      )
      assert.lengthOf(await Document.all(), before)
    })

  test('a file over 25 MB is refused by name', async ({ assert }) => {
    const store = await make(DocumentStore)
    const file = { clientName: 'riesig.pdf', size: 25 * 1024 * 1024 + 1, tmpPath: '/dev/null' }
    assert.equal(await refusalOf(() => store.upload(file as never)), 'documents.too_large')
  })

  test('an upload is kept with its hash under a name of its own, and leaves only as an attachment', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const user = world.editor('Unna')
    await as(client.post(`/antraege/${draft.id}/anlagen`), user)
      .withCsrfToken()
      .field('slot', 'resolution')
      .file('datei', PDF, { filename: '../../Beschluß.pdf' })
    const attachment = await ApplicationAttachment.query()
      .where({ applicationId: draft.id, slot: 'resolution' })
      .preload('document')
      .firstOrFail()
    assert.equal(attachment.document.sha256, createHash('sha256').update(PDF).digest('hex'))
    assert.include(attachment.document.storageKey, attachment.document.sha256.slice(2))
    const response = await as(client.get(`/akten/${draft.id}/dokumente/${attachment.documentId}`), user)
    assert.match(
      response.header('content-disposition')!,
      /^attachment; filename="Beschlu\.pdf"; filename\*=UTF-8''Beschlu%C3%9F\.pdf$/
    )
    assert.include(response.header('content-security-policy')!, 'sandbox')
    await sends(client.post(`/antraege/${draft.id}/anlagen/${attachment.id}/entfernung`), user)
    assert.isNull(await ApplicationAttachment.find(attachment.id))
    assert.isNull(await Document.find(attachment.documentId), 'never filed, it is gone for everybody')
  })

  test('an unknown slot and one attachment too many are refused', async ({ assert }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const attach = await make(AttachDocument)
    const file = { name: 'a.pdf', bytes: PDF }
    assert.equal(
      await refusalOf(() => attach.bytes(draft.id, 'gibtsnicht', file, world.editor('Unna'))),
      'applications.unknown_slot'
    )
    const there = (await ApplicationAttachment.query().where('application_id', draft.id)).length
    for (let count = there; count < 40; count++) await attach.bytes(draft.id, 'concept', file, world.editor('Unna'))
    assert.equal(
      await refusalOf(() => attach.bytes(draft.id, 'concept', file, world.editor('Unna'))),
      'applications.too_many_attachments'
    )
  })
})

test.group('Uploads beyond the limit', () => {
  test('a file that is too large is told at its field', async ({ assert, client }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'draft')
    const page = `/antraege/${file.id}/abschnitte/anlagen`
    const large = Buffer.alloc(27 * 1024 * 1024)
    const answer = await as(client.post(`/antraege/${file.id}/anlagen?slot=concept`), world.editor('Unna'))
      .withCsrfToken()
      .header('referer', page)
      .file('datei', large, { filename: 'plan.pdf' })
      .file('datei', PDF, { filename: 'klein.pdf' })
    assert.equal(answer.status(), 302)
    assert.equal(answer.header('location'), page)
    assert.match(JSON.stringify(answer.flashMessages()), /"concept":\["[^\]]*plan.pdf[^\]]*25 MB/)
    // where one file is taken, more is not even read
    const plan = await as(client.post(`/antraege/${file.id}/plan/einlesen`), world.editor('Unna'))
      .header('referer', page)
      .file('datei', large, { filename: 'plan.xlsx' })
    assert.match(JSON.stringify(plan.flashMessages()), /Das ist größer als 25 MB/)
  })
})

test.group('R4 Acting once', () => {
  test('keys are forgotten after a week', async ({ assert }) => {
    const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
    for (const [key, days] of [
      ['old', 8],
      ['new', 6],
    ] as const)
      await db.table('request_keys').insert({ key, path: '/', created_at: at(days) })
    assert.equal(await forgetOldKeys(), 1)
    assert.deepEqual(
      (await db.from('request_keys').select('key')).map(({ key }) => key),
      ['new']
    )
  })

  test('a submission sent again and again acts once and answers the same', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const key = randomUUID()
    const answers = new Set<string>()
    for (let replay = 0; replay < 25; replay++) {
      const response = await sends(client.post(`/antraege/${draft.id}/einreichung`), world.signatory('Unna'), {
        _key: key,
      })
      answers.add(`${response.status()} ${response.header('location')}`)
    }
    assert.deepEqual([...answers], [`302 /antraege/${draft.id}/eingang`])
    assert.lengthOf(await FinancePlan.query().where('stream', draft.journalStream), 1)
  })

  test('a form sent again with other words is another act, never taken for done', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const path = `/antraege/${draft.id}/abschnitte/antragsteller`
    const saved = async () =>
      (await draft.related('sections').query().where('section', 'antragsteller').firstOrFail()).revision
    const before = await saved()
    const one = { _key: randomUUID(), revision: before, contact_name: 'Erika Muster' }
    await sends(client.post(path), world.editor('Unna'), one)
    await sends(client.post(path), world.editor('Unna'), one)
    assert.equal(await saved(), before + 1)
    const other = await sends(client.post(path), world.editor('Unna'), { ...one, contact_name: 'Max Muster' })
    assert.property(other.flashMessages(), 'refusal')
    assert.equal(other.flashMessages().contact_name, 'Max Muster')
    assert.equal(await saved(), before + 1)
  })

  test('a corrected file of the same name and length is another file, the same file sent twice is one', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const key = randomUUID()
    const count = async () => (await ApplicationAttachment.query().where('application_id', draft.id)).length
    const send = (bytes: Buffer) =>
      as(client.post(`/antraege/${draft.id}/anlagen`), world.editor('Unna'))
        .withCsrfToken()
        .field('slot', 'concept')
        .field('_key', key)
        .file('datei', bytes, { filename: 'Konzept.pdf', contentType: 'application/pdf' })
    const before = await count()
    const corrected = Buffer.from(PDF.toString('latin1').replace('1 0 obj', '3 0 obj'), 'latin1')
    for (const bytes of [PDF, PDF, corrected]) await send(bytes)
    assert.equal(await count(), before + 2)
  })

  test('a call has one draft of a recipient: the same form twice, and another form, lead to it', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const call = await world.call('NW-KI-2026')
    const key = randomUUID()
    const begin = (_key: string) =>
      sends(client.post(`/foerderangebote/${call.id}/antrag`), world.editor('Unna'), { _key })
    const first = (await begin(key)).header('location')
    for (const again of [await begin(key), await begin(randomUUID())]) assert.equal(again.header('location'), first)
    assert.lengthOf(await Application.query().where('recipient_id', world.recipient('Unna').id), 1)
  })

  test('a draft is given up by whoever writes it; a submitted application only by the signatory', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const give = (id: number) => sends(client.post(`/antraege/${id}/ruecknahme`), world.editor('Unna'))
    await give(draft.id)
    assert.equal((await Application.findOrFail(draft.id)).status, 'retracted')
    const submitted = await world.file('Unna', 'NW-KI-2026', 'submitted')
    assert.equal((await give(submitted.id)).status(), 403)
    assert.equal((await Application.findOrFail(submitted.id)).status, 'submitted')
  })

  test('what was refused can be tried again with the same form', async ({ assert, client }) => {
    const world = await World.create()
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    const key = randomUUID()
    world.clock.moveTo('2026-03-01T10:00')
    const late = await sends(client.post(`/antraege/${draft.id}/einreichung`), world.signatory('Unna'), { _key: key })
    assert.property(late.flashMessage('inputErrorsBag'), 'late_reason')
    world.clock.moveTo('2025-11-05T10:00')
    await sends(client.post(`/antraege/${draft.id}/einreichung`), world.signatory('Unna'), { _key: key })
    assert.equal((await Application.findOrFail(draft.id)).status, 'submitted')
  })
})
