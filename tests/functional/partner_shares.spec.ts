import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import Recipient from '#register/models/recipient'
import Duty from '#duties/models/duty'
import MoveApplication from '#applications/actions/move_application'
import RequestSupplements from '#applications/actions/request_supplements'
import { filedOf } from '#applications/queries/submission_of'
import AddPartner from '#applications/actions/add_partner'
import StartApplication from '#applications/actions/start_application'
import ConfirmPartnerShare from '#applications/actions/confirm_partner_share'
import RemovePartner from '#applications/actions/remove_partner'
import DeclineLead from '#applications/actions/decline_lead'
import OfferLead from '#applications/actions/offer_lead'
import TakeLead from '#applications/actions/take_lead'
import SavePartnerPart from '#applications/actions/save_partner_part'
import SaveSection from '#applications/actions/save_section'
import { markOf, shareOf, standingOf } from '#applications/domain/partner_share'
import { readPlan } from '#applications/domain/plan_grid'
import { partnerCode } from '#applications/domain/plan_rows'
import Application from '#applications/models/application'
import { fteOf } from '#applications/domain/post_rows'
import { typedInKind } from '#applications/domain/section_context'
import { problemsOfSection } from '#applications/domain/section_kinds'
import { readDraft } from '#applications/queries/draft_reading'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

/** The cities of Welcome Ruhr: one leads, seven join. */
const KEYS = {
  Bochum: '05911',
  Dortmund: '05913',
  Essen: '05113',
  Gelsenkirchen: '05513',
  Hagen: '05914',
  Herne: '05916',
  Oberhausen: '05119',
  Mülheim: '05117',
}
const CITIES = Object.keys(KEYS)
const LINES = Object.entries(KEYS).map(
  ([name, key]) => `NW|MVW|municipal|${key}000|${key}|Stadt ${name}|Der Oberbürgermeister|Rathaus|44000|${name}|Ruhr`
)

async function ruhr() {
  const world = await World.create()
  const cast = await world.newcomers(LINES)
  const { recipient: lead } = world.centres.find(({ recipient }) => recipient.name === 'Stadt Bochum')!
  const call = await world.call('NW-MVW-2026')
  world.clock.moveTo(call.opensAt.plus({ days: 2 }).toISO()!)
  /** An application that the lead begins, with partners by their names. */
  const begin = async (...names: string[]) => {
    const { application } = await (
      await app.container.make(StartApplication)
    ).handle(call, lead.id, cast.editor(lead.id))
    const add = await app.container.make(AddPartner)
    const partners = names.map((name) => world.recipient(`Stadt ${name}`))
    for (const { id } of partners) await add.handle(application.id, id, cast.editor(lead.id))
    return { id: application.id, partners }
  }
  return { world, cast, lead, call, begin }
}
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF'
)
const refused = async (act: () => Promise<unknown>) => {
  try {
    await act()
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}

test.group('Partners write what they bring', () => {
  test('Welcome Ruhr: eight people write at once, nothing is lost, and the shares add up', async ({
    assert,
    client,
  }) => {
    const { world, cast, lead, call, begin } = await ruhr()
    const { id, partners } = await begin(...CITIES.slice(1))
    const [save, share] = [await app.container.make(SaveSection), await app.container.make(SavePartnerPart)]
    const { years } = call
    const bring = (code: string, base: number) =>
      Object.fromEntries(years.map((year, index) => [`${year}_${code}`, `${base + index},0${index}`]))
    const spent = Object.fromEntries(years.map((year) => [`${year}_PERS`, '200.000']))
    // everybody read the same empty plan
    await Promise.all([
      save.handle(id, 'finanzierungsplan', { ...spent, ...bring('OWN_CASH', 9000) }, 0, cast.editor(lead.id)),
      ...partners.flatMap(({ id: partnerId }, index) => {
        const [code, by] = [partnerCode(partnerId), cast.editor(partnerId)]
        const post = { [`role_${code}:1`]: 'Beratung', [`fte_${code}:1`]: '0,5', [`group_${code}:1`]: 'EG 9b' }
        const targets = Object.fromEntries(years.map((year) => [`${year}_${code}:WC-01`, String(10 + index)]))
        return [
          share.handle(id, partnerId, { ...bring(code, 1000 + index), ...post }, { plan: 0, posts: 0 }, by),
          share.handle(id, partnerId, targets, { indicators: 0 }, by),
        ]
      }),
      save.handle(
        id,
        'kennzahlen',
        Object.fromEntries(years.map((year) => [`${year}_WC-01`, '90'])),
        0,
        cast.editor(lead.id)
      ),
    ])
    const { context } = await readDraft(await Application.findOrFail(id))
    const { figures } = readPlan(context)
    for (const [index, partner] of partners.entries())
      assert.deepEqual(
        shareOf(context, partner.id).map(({ amount }) => String(amount)),
        years.map((_, year) => `${1000 + index + year}.0${year}`)
      )
    assert.equal(String(figures.total('expenditure', years[0])), '200000.00')
    assert.equal(String(figures.total('income', years[0], 'own')), '16021.00')
    // every partner's posts and targets are there, and what they take on is less than the whole or is told
    for (const { id: partnerId } of partners) assert.equal(fteOf(context, partnerId).toString(), '0.5')
    assert.equal(fteOf(context, null).toString(), '0')
    const goals = context.definition.sections.find(({ kind }) => kind === 'indicators')!
    assert.include(
      problemsOfSection(goals, context).map(({ sentence }) => sentence),
      `Beratene Personen ${years[0]}: Die Partner nennen zusammen 91, das Ziel ist 90.`
    )

    // each reads its own page and no other's; the lead reads all of them
    const [first, second] = partners
    const page = await as(client.get(`/antraege/${id}/beitrag`), cast.editor(first.id))
    page.assertTextIncludes(`name="${years[0]}_${partnerCode(first.id)}"`)
    for (const own of [`fte_${partnerCode(first.id)}:1`, `${years[0]}_${partnerCode(first.id)}:WC-01`])
      page.assertTextIncludes(`name="${own}"`)
    assert.notInclude(page.text(), partnerCode(second.id))
    assert.equal((await as(client.get(`/antraege/${id}/beitrag`), cast.editor(lead.id))).status(), 403)
    assert.equal((await as(client.get(`/antraege/${id}/beitrag`), world.editor('Unna'))).status(), 404)
    const standing = await as(client.get(`/antraege/${id}/abschnitte/partner`), cast.editor(lead.id))
    standing.assertTextIncludes('noch nicht bestätigt')
  })

  test('a share is confirmed as it was read, by who may bind the partner; changed later, it is open again', async ({
    assert,
    client,
  }) => {
    const { cast, lead, call, begin } = await ruhr()
    const {
      id,
      partners: [partner],
    } = await begin('Essen')
    const mails = await db.from('outgoing_mails').where('subject', 'like', '%als Partner').select('id')
    assert.lengthOf(mails, 2)
    const duties = () => Duty.query().where({ recipientId: partner.id, kind: 'confirm_share' }).whereNull('done_at')
    assert.lengthOf(await duties(), 1)
    const at = `/antraege/${id}/beitrag`
    const [editor, signatory] = [cast.editor(partner.id), cast.signatory(partner.id)]
    const input = `${call.years[0]}_${partnerCode(partner.id)}`
    await sends(client.post(at), editor, { revision_plan: 0, [input]: '1.000,50' })
    const reading = async () => readDraft(await Application.findOrFail(id))
    await sends(client.post(at), editor, { revision_plan: 1, [input]: 'viel' })
    const unread = await sends(client.post(`${at}/bestaetigung`), signatory, {
      read: markOf(shareOf((await reading()).context, partner.id)),
    })
    assert.match(String(unread.flashMessage('refusal')), /nicht lesbar/, 'applications.share_unreadable')
    ;(await as(client.get(at), editor)).assertTextIncludes('„viel“ ist kein Betrag')
    await sends(client.post(at), editor, { revision_plan: 2, [input]: '1.000,50' })
    const mark = markOf(shareOf((await reading()).context, partner.id))
    assert.equal((await sends(client.post(`${at}/bestaetigung`), editor, { read: mark })).status(), 403)
    const stale = await sends(client.post(`${at}/bestaetigung`), signatory, { read: '2026:1' })
    assert.match(String(stale.flashMessage('refusal')), /inzwischen geändert/, 'applications.share_changed')
    await sends(client.post(`${at}/bestaetigung`), signatory, { read: mark })
    assert.lengthOf(await duties(), 0)
    const standing = async () => {
      const { context } = await reading()
      return standingOf(context, context.partners[0])
    }
    assert.equal(await standing(), 'confirmed')
    // the lead changes it
    await sends(client.post(`/antraege/${id}/abschnitte/finanzierungsplan`), cast.editor(lead.id), {
      revision: 1,
      [input]: '900',
    })
    assert.equal(await standing(), 'changed')
    assert.lengthOf(await duties(), 1)
    const page = await as(client.get(at), signatory)
    page.assertTextIncludes('nach Ihrer Bestätigung geändert')
    page.assertTextIncludes('900,00')
    const check = await as(client.get(`/antraege/${id}/abschnitte/partner`), cast.editor(lead.id))
    check.assertTextIncludes('nach der Bestätigung geändert')
    // reminded once a day, however often it is asked for
    for (let time = 0; time < 2; time++)
      await sends(client.post(`/antraege/${id}/partner/erinnerung`), cast.editor(lead.id), {})
    assert.lengthOf(await db.from('outgoing_mails').where('subject', 'like', 'Ihr Anteil%').select('id'), 2)
    await (await app.container.make(RemovePartner)).handle(id, partner.id, cast.editor(lead.id))
    assert.lengthOf(await duties(), 0)
    const confirm = await app.container.make(ConfirmPartnerShare)
    assert.equal(await refused(() => confirm.handle(id, partner.id, mark, signatory)), 'applications.no_partner')
  })

  test('where lead and partner write another amount at once, the later one reads both', async ({ assert, client }) => {
    const { cast, lead, call, begin } = await ruhr()
    const {
      id,
      partners: [partner],
    } = await begin('Essen')
    const input = `${call.years[0]}_${partnerCode(partner.id)}`
    const plan = `/antraege/${id}/abschnitte/finanzierungsplan`
    await sends(client.post(plan), cast.editor(lead.id), { revision: 0, [input]: '500' })
    await sends(client.post(plan), cast.editor(lead.id), { revision: 1, [input]: '700' })
    const clashed = await sends(client.post(`/antraege/${id}/beitrag`), cast.editor(partner.id), {
      revision_plan: 1,
      [input]: '900',
    })
    assert.match(JSON.stringify(clashed.flashMessages()), /„700“/)
    const { context } = await readDraft(await Application.findOrFail(id))
    assert.equal(String(shareOf(context, partner.id)[0].amount), '700.00')
  })

  test('who read an empty plan overwrites nobody', async ({ assert, client }) => {
    const { cast, lead, call, begin } = await ruhr()
    const {
      id,
      partners: [partner],
    } = await begin('Essen')
    const input = `${call.years[0]}_${partnerCode(partner.id)}`
    const plan = `/antraege/${id}/abschnitte/finanzierungsplan`
    await sends(client.post(plan), cast.editor(lead.id), { 'revision': 0, [input]: '500', '2026_PERS': '900' })
    const clashed = await sends(client.post(`/antraege/${id}/beitrag`), cast.editor(partner.id), {
      revision_plan: 0,
      [input]: '800',
    })
    assert.match(JSON.stringify(clashed.flashMessages()), /„500“/)
    const { context } = await readDraft(await Application.findOrFail(id))
    assert.equal(String(shareOf(context, partner.id)[0].amount), '500.00')
  })

  test("a resolution is the partner's own: it attaches and removes it, and it goes with the partner", async ({
    assert,
    client,
  }) => {
    const { world, cast, lead, begin } = await ruhr()
    const {
      id,
      partners: [partner],
    } = await begin('Essen')
    const at = `/antraege/${id}/beitrag`
    const editor = cast.editor(partner.id)
    const uploads = (user: typeof editor) =>
      as(client.post(`${at}/beschluss`), user)
        .withCsrfToken()
        .file('datei', PDF, { filename: 'Beschluss.pdf' })
    const attached = () =>
      db.from('application_attachments').where({ application_id: id }).select('id', 'slot', 'document_id')
    assert.equal((await uploads(cast.editor(lead.id))).status(), 403)
    await uploads(editor)
    const [first] = await attached()
    assert.equal(first.slot, `partner_${partner.id}`)
    ;(await as(client.get(at), editor)).assertTextIncludes('Beschluss.pdf')
    ;(await as(client.get(`/antraege/${id}/abschnitte/anlagen`), cast.editor(lead.id))).assertTextIncludes(
      'Beschluss.pdf'
    )
    const stranger = cast.editor(world.recipient('Stadt Hagen').id)
    assert.equal((await sends(client.post(`/antraege/${id}/anlagen/${first.id}/entfernung`), stranger)).status(), 404)
    await sends(client.post(`/antraege/${id}/anlagen/${first.id}/entfernung`), editor)
    assert.isEmpty(await attached())
    await uploads(editor)
    await sends(client.post(`/antraege/${id}/partner/${partner.id}/entfernung`), cast.editor(lead.id))
    assert.isEmpty(await attached())
    assert.isEmpty(await db.from('documents').where('stream', `application:${id}`))
  })

  test('what was confirmed is filed with it, holds through a request that nobody answers, and ends with the call', async ({
    assert,
  }) => {
    const { world, cast } = await ruhr()
    const essen = world.recipient('Stadt Essen')
    const file = await world.file('Stadt Bochum', 'NW-MVW-2026', 'submitted', { partners: ['Stadt Essen'] })
    const filed = async () =>
      (
        await filedOf(
          await Application.query().where('id', file.id).preload('call').preload('programmeVersion').firstOrFail()
        )
      ).surroundings
    const [frozen] = (await filed()).partners
    assert.equal(frozen.confirmedBy, cast.signatory(essen.id).id)
    const officer = world.official('NW', 'case_officer')
    const dueOn = world.clock.today().plusDays(14)
    const ask = await app.container.make(RequestSupplements)
    await ask.handle(file.id, { words: 'Bitte den Plan ergänzen.' }, dueOn, officer)
    const save = await app.container.make(SavePartnerPart)
    const { application, definition, context } = await readDraft(await Application.findOrFail(file.id))
    const revision = application.sections.find(({ section }) => section === 'finanzierungsplan')!.revision
    const input = `${context.years[0]}_${partnerCode(essen.id)}`
    await save.handle(file.id, essen.id, { [input]: '1,00' }, { plan: revision }, cast.editor(essen.id))
    const duties = () => Duty.query().where({ recipientId: essen.id, kind: 'confirm_share' }).whereNull('done_at')
    const [duty] = await duties()
    assert.equal(duty.dueOn!.iso, dueOn.iso)
    assert.isTrue(definition.joint.confirmed)
    world.clock.moveTo(`${dueOn.plusDays(3).iso}T09:00`)
    await (await app.container.make(MoveApplication)).handle(file.id, 'acceptAsComplete', officer)
    const again = await readDraft(await Application.findOrFail(file.id))
    assert.equal(standingOf(again.context, again.context.partners[0]), 'confirmed')
    assert.isEmpty(await duties())
  })

  test('another leads it: offered and taken before it is filed, with everybody’s figures where they belong', async ({
    assert,
    client,
  }) => {
    const { cast, lead, call, begin } = await ruhr()
    const { id, partners } = await begin('Essen', 'Dortmund')
    const [essen, dortmund] = partners
    const [code, years] = [partnerCode(essen.id), call.years]
    const editor = cast.editor(lead.id)
    const put = (section: string, typed: Record<string, string>) =>
      sends(client.post(`/antraege/${id}/abschnitte/${section}`), editor, { revision: 0, ...typed })
    await put('finanzierungsplan', {
      [`${years[0]}_OWN_CASH`]: '9.000,00',
      [`${years[0]}_${code}`]: '1.000,00',
      [`${years[0]}_PERS`]: '50.000',
    })
    await put('stellen', { role_1: 'Leitung', fte_1: '1', group_1: 'EG 13', [`fte_${code}:2`]: '0,25' })
    const [{ code: kind }] = call.definition.indicators
    await put('kennzahlen', {
      [`${years[0]}_${kind}`]: '100',
      [`${years[0]}_${code}:${kind}`]: '30',
      [`${years[0]}_${partnerCode(dortmund.id)}:${kind}`]: '20',
    })
    await put('antragsteller', { contact_name: 'Bodo Bochum', payee: 'Stadtkasse Bochum' })
    await put('erklaerungen', { truth: '1' })
    await Recipient.query().where('id', essen.id).update({ treasury_consents: true })
    const [at, offer] = [`/antraege/${id}`, `/antraege/${id}/partner/${essen.id}/federfuehrung`]
    const asked = await as(client.get(offer), editor)
    asked.assertTextIncludes('Eigenanteile, Stellen und Ziele bleiben bei denen')
    const foreign = await sends(client.post(`${at}/federfuehrung`), cast.editor(essen.id))
    assert.include(JSON.stringify(foreign.flashMessages()), sentenceFor(new Refusal('applications.lead_not_offered')))
    const offered = await sends(client.post(offer), editor)
    offered.assertFlashMessage('success', 'applications.lead_offered')
    const duty = await Duty.query().where({ kind: 'take_lead' }).whereNull('done_at').firstOrFail()
    assert.deepEqual([duty.recipientId, duty.page], [essen.id, `${at}/beitrag`])
    const page = await as(client.get(`${at}/beitrag`), cast.editor(essen.id))
    page.assertTextIncludes('möchte Ihnen die Federführung übergeben')
    assert.notInclude(
      (await as(client.get(`${at}/beitrag`), cast.editor(dortmund.id))).text(),
      'Federführung übergeben'
    )
    const taken = await sends(client.post(`${at}/federfuehrung`), cast.editor(essen.id))
    taken.assertFlashMessage('success', 'applications.lead_taken')

    const application = await Application.findOrFail(id)
    assert.deepEqual([application.recipientId, application.recipientName], [essen.id, 'Stadt Essen'])
    const { context } = await readDraft(application)
    assert.sameMembers(
      context.partners.map((one) => one.name),
      ['Stadt Bochum', 'Stadt Dortmund']
    )
    const [plan, posts] = [typedInKind(context, 'plan').plan, typedInKind(context, 'posts')]
    assert.containsSubset(plan, {
      OWN_CASH: { [years[0]]: '1.000,00' },
      [partnerCode(lead.id)]: { [years[0]]: '9.000,00' },
      PERS: { [years[0]]: '50.000' },
    })
    assert.containsSubset(posts, {
      posts: { 2: { fte: '0,25' } },
      [`posts_${partnerCode(lead.id)}`]: { [`${partnerCode(lead.id)}:1`]: { role: 'Leitung' } },
    })
    assert.containsSubset(context.raw.kennzahlen, {
      targets: { [kind]: { [years[0]]: '100' } },
      [`targets_${partnerCode(lead.id)}`]: { [`${partnerCode(lead.id)}:${kind}`]: { [years[0]]: '50' } },
    })
    assert.notProperty(context.raw.kennzahlen, `targets_${code}`)
    assert.notProperty(context.raw.antragsteller, 'contact_name')
    assert.deepEqual(context.raw.erklaerungen, {})
    // what its former leader has open is written by nobody any more
    const save = await app.container.make(SaveSection)
    const late = await refused(() => save.handle(id, 'vorhaben', {}, 0, editor))
    assert.equal(late, 'applications.led_by_another')
    // who led it takes part, and is asked for its share; it writes the form no more
    assert.equal((await as(client.get(`${at}/beitrag`), editor)).status(), 200)
    assert.equal((await sends(client.post(`${at}/abschnitte/vorhaben`), editor, { revision: 0 })).status(), 403)
    assert.lengthOf(await Duty.query().where({ recipientId: lead.id, kind: 'confirm_share' }).whereNull('done_at'), 1)
    assert.lengthOf(await Duty.query().where({ kind: 'take_lead' }).whereNull('done_at'), 0)
    const drafts = await Duty.query().where({ kind: 'complete_application' }).whereNull('done_at')
    assert.deepEqual(
      drafts.map(({ recipientId }) => recipientId),
      [essen.id]
    )
  })

  test('it is led by nobody who does not take it, who has a draft of its own, or once it is filed', async ({
    assert,
  }) => {
    const { world, cast, lead, call, begin } = await ruhr()
    const { id, partners } = await begin('Essen')
    const [essen] = partners
    const [change, take] = [await app.container.make(OfferLead), await app.container.make(TakeLead)]
    const by = cast.editor(lead.id)
    assert.equal(await refused(() => change.handle(id, world.recipient('Unna').id, by)), 'applications.no_partner')
    await change.handle(id, essen.id, by)
    await (await app.container.make(DeclineLead)).handle(id, essen.id, cast.editor(essen.id))
    assert.equal(await refused(() => take.handle(id, essen.id, cast.editor(essen.id))), 'applications.lead_not_offered')
    await change.handle(id, essen.id, by)
    await (await app.container.make(StartApplication)).handle(call, essen.id, cast.editor(essen.id))
    assert.equal(await refused(() => take.handle(id, essen.id, cast.editor(essen.id))), 'applications.lead_has_draft')
    await change.handle(id, null, by)
    assert.lengthOf(await Duty.query().where({ kind: 'take_lead' }).whereNull('done_at'), 0)
    await call.merge({ expressionClosesAt: call.closesAt.minus({ days: 20 }) }).save()
    assert.equal(await refused(() => change.handle(id, essen.id, by)), 'applications.lead_is_invited')
    await call.merge({ expressionClosesAt: null }).save()
    const file = await world.file('Stadt Bochum', 'NW-MVW-2026', 'submitted', { partners: ['Stadt Herne'] })
    const herne = world.recipient('Stadt Herne')
    assert.equal(await refused(() => change.handle(file.id, herne.id, by)), 'applications.lead_after_filing')
  })

  test('what all bring together is shared by a key, from the page to the plan', async ({ assert, client }) => {
    const world = await World.create()
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft', { partners: ['Rottweil', 'Tuttlingen'] })
    const editor = world.editor('Schwarzwald')
    const at = `/antraege/${joint.id}/partner/verteilung`
    const page = await as(client.get(at), editor)
    page.assertTextIncludes('nach dem Gemeindeverzeichnis')
    const { revision } = (await readDraft(joint)).application.sections.find(
      (row) => row.section === 'finanzierungsplan'
    )!
    const amounts = { amount_2026: '300,01', amount_2027: '0', amount_2028: '0' }
    const wrong = await sends(client.post(at), editor, { revision, key: 'equal', ...amounts, amount_2027: 'viel' })
    assert.property(wrong.flashMessage('inputErrorsBag'), 'amount_2027')
    assert.equal(wrong.flashMessages().amount_2026, '300,01')
    const sent = await sends(client.post(at), editor, { revision, key: 'equal', ...amounts })
    sent.assertHeader('location', `/antraege/${joint.id}/abschnitte/finanzierungsplan`)
    const { context } = await readDraft(await Application.findOrFail(joint.id))
    const { figures } = readPlan(context)
    assert.equal(String(figures.total('income', 2026, 'own')), '300.01')
    const own = figures.cells.filter(({ kind, year }) => kind === 'own' && year === 2026)
    assert.deepEqual(
      own.map(({ amount }) => String(amount)),
      ['100.01', '100.00', '100.00']
    )
    const alone = await world.file('Ulm', 'BW-WCC-2026', 'draft')
    const nobody = await as(client.get(`/antraege/${alone.id}/partner/verteilung`), world.editor('Ulm'))
    assert.equal(nobody.status(), 404)
    assert.equal((await as(client.get(at), world.editor('Rottweil'))).status(), 403)
  })
})
