import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type Refusal from '#core/refusal'
import Duty from '#duties/models/duty'
import AddPartner from '#applications/actions/add_partner'
import ConfirmPartnerShare from '#applications/actions/confirm_partner_share'
import RemovePartner from '#applications/actions/remove_partner'
import SavePartnerShare from '#applications/actions/save_partner_share'
import SaveSection from '#applications/actions/save_section'
import { markOf, shareOf, standingOf } from '#applications/domain/partner_share'
import { partnerCode, readPlan } from '#applications/domain/plan_grid'
import Application from '#applications/models/application'
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
  return { world, cast, lead, call }
}
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
    const { world, cast, lead, call } = await ruhr()
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), cast.editor(lead.id), {})
    const id = Number(/\d+/.exec(begun.header('location')!)![0])
    const partners = CITIES.slice(1).map((name) => world.recipient(`Stadt ${name}`))
    const add = await app.container.make(AddPartner)
    for (const partner of partners) await add.handle(id, partner.id, cast.editor(lead.id))
    const [save, share] = [await app.container.make(SaveSection), await app.container.make(SavePartnerShare)]
    const { years } = call
    const bring = (code: string, base: number) =>
      Object.fromEntries(years.map((year, index) => [`${year}_${code}`, `${base + index},0${index}`]))
    const spent = Object.fromEntries(years.map((year) => [`${year}_PERS`, '200.000']))
    // everybody read the same empty plan
    await Promise.all([
      save.handle(id, 'finanzierungsplan', { ...spent, ...bring('OWN_CASH', 9000) }, 0, cast.editor(lead.id)),
      ...partners.map((partner, index) =>
        share.handle(id, partner.id, bring(partnerCode(partner.id), 1000 + index), 0, cast.editor(partner.id))
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

    // each reads its own page and no other's; the lead reads all of them
    const [first, second] = partners
    const page = await as(client.get(`/antraege/${id}/beitrag`), cast.editor(first.id))
    page.assertTextIncludes(`name="${years[0]}_${partnerCode(first.id)}"`)
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
    const { world, cast, lead, call } = await ruhr()
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), cast.editor(lead.id), {})
    const id = Number(/\d+/.exec(begun.header('location')!)![0])
    const partner = world.recipient('Stadt Essen')
    await sends(client.post(`/antraege/${id}/partner`), cast.editor(lead.id), { partner: partner.id })
    const mails = await db.from('outgoing_mails').where('subject', 'like', '%als Partner').select('id')
    assert.lengthOf(mails, 2)
    const duties = () => Duty.query().where({ recipientId: partner.id, kind: 'confirm_share' }).whereNull('done_at')
    assert.lengthOf(await duties(), 1)
    const at = `/antraege/${id}/beitrag`
    const [editor, signatory] = [cast.editor(partner.id), cast.signatory(partner.id)]
    const input = `${call.years[0]}_${partnerCode(partner.id)}`
    await sends(client.post(at), editor, { revision: 0, [input]: '1.000,50' })
    const reading = async () => readDraft(await Application.findOrFail(id))
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
    const { world, cast, lead, call } = await ruhr()
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), cast.editor(lead.id), {})
    const id = Number(/\d+/.exec(begun.header('location')!)![0])
    const partner = world.recipient('Stadt Essen')
    await sends(client.post(`/antraege/${id}/partner`), cast.editor(lead.id), { partner: partner.id })
    const input = `${call.years[0]}_${partnerCode(partner.id)}`
    const plan = `/antraege/${id}/abschnitte/finanzierungsplan`
    await sends(client.post(plan), cast.editor(lead.id), { revision: 0, [input]: '500' })
    await sends(client.post(plan), cast.editor(lead.id), { revision: 1, [input]: '700' })
    const clashed = await sends(client.post(`/antraege/${id}/beitrag`), cast.editor(partner.id), {
      revision: 1,
      [input]: '900',
    })
    assert.match(JSON.stringify(clashed.flashMessages()), /„700“/)
    const { context } = await readDraft(await Application.findOrFail(id))
    assert.equal(String(shareOf(context, partner.id)[0].amount), '700.00')
  })
})
