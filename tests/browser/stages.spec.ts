import { test } from '@japa/runner'
import Application from '#applications/models/application'
import Expression from '#expressions/models/expression'
import { Person } from '#tests/helpers/person'
import { seen, theWorld } from '#tests/helpers/road_world'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF'
)
const ANSWERS = {
  title: 'Haus der Nachbarschaft',
  description:
    'Ein offenes Haus, in dem Zugewanderte und Alteingesessene sich begegnen, beraten werden und gemeinsam lernen.',
  model_character: 'Beratung, Sprachcafé und Ehrenamt unter einem Dach, erstmals mit den Vereinen zusammen.',
  expected: '180.000,00',
}

test.group('A call in two stages', () => {
  for (const javaScript of [false, true])
    test(`from interest to the application, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
      assert,
      browser,
    }) => {
      const scene = await theWorld()
      const town = javaScript ? 'Duisburg' : 'Olpe'
      const sits = (user: Parameters<typeof Person.before>[2], phone = false) =>
        Person.before(browser, assert, user, { javaScript, seen, phone })
      scene.clock.moveTo('2027-03-15T09:00')
      const call = await scene.call('NW-MVW-2028')
      const editor = await sits(scene.editor(town), true)
      await editor.opens(`/foerderangebote/${call.id}`)
      await editor.presses('Interesse bekunden')
      await editor.types({ title: ANSWERS.title, expected: 'viel' })
      await editor.presses('Speichern')
      // what was typed stands there, and what is wrong with it
      await editor.reads('„viel“')
      await editor.types(ANSWERS)
      await editor.presses('Speichern')
      await editor.presses('Interessenbekundung abgeben')
      await editor.reads('Ausgewählt wird nach dem 16.04.2027')
      const { id } = await Expression.query().where('recipient_id', scene.recipient(town).id).firstOrFail()

      const officer = await sits(scene.official('NW', 'case_officer'))
      await officer.opens(`/programme/aufrufe/${call.id}/interessenbekundungen`)
      await officer.opens(`/interessenbekundungen/${id}`)
      await officer.types({ advised: 'yes', advice: 'Trägt die Idee gut vor.' })
      await officer.presses('Votum festhalten')
      scene.clock.moveTo('2027-04-20T09:00')
      const head = await sits(scene.official('NW', 'head_of_unit'))
      await head.opens(`/programme/aufrufe/${call.id}/interessenbekundungen`)
      await head.page.getByLabel(scene.recipient(town).name).first().check()
      await head.presses('Angekreuzte einladen')
      await head.reads('Eingeladen')

      await editor.opens('/antraege')
      await editor.follows(ANSWERS.title)
      await editor.presses('Antrag beginnen')
      const application = await Application.query().where('expression_id', id).firstOrFail()
      await editor.opens(`/antraege/${application.id}/abschnitte/vorhaben`)
      assert.equal(await editor.page.inputValue('#title'), ANSWERS.title)
      for (const person of [editor, officer, head]) await person.leaves()
    }).timeout(120_000)
})

test.group('Pages of a house, of its partners and of what came on paper', () => {
  test('are walked by those whose they are', async ({ assert, browser }) => {
    const scene = await theWorld()
    scene.clock.moveTo('2025-11-12T09:00')
    const { id } = await scene.file('Schwarzwald', 'BW-WCC-2026', 'draft', { partners: ['Rottweil'] })
    const sits = (user: Parameters<typeof Person.before>[2], more: { dark?: boolean; phone?: boolean } = {}) =>
      Person.before(browser, assert, user, { javaScript: true, seen, ...more })
    const partner = await sits(scene.editor('Rottweil'), { phone: true })
    await partner.opens(`/antraege/${id}/beitrag`)
    const lead = await sits(scene.editor('Schwarzwald'), { dark: true })
    await lead.opens('/stammdaten')
    await lead.types({ kind: 'concept', title: 'Integrationskonzept', dated_on: '12.03.2024' })
    await lead.page.locator('#datei').setInputFiles({ name: 'Konzept.pdf', mimeType: 'application/pdf', buffer: PDF })
    await lead.presses('Unterlage ablegen')
    await lead.reads('20 Monate alt')
    await lead.opens(`/antraege/${id}/abschnitte/anlagen`)
    await lead.opens(`/antraege/${id}/abschnitte/vorhaben`)
    await lead.types({ title: 'Ein anderer Titel' })
    await lead.presses('Speichern und hier weitermachen')
    await lead.follows('Frühere Stände ansehen und zurückholen')
    await lead.presses('Diesen Stand zurückholen')
    await lead.reads('Der frühere Stand ist zurückgeholt')
    await lead.opens(`/antraege/${id}/abschnitte/partner`)
    await lead.follows('Federführung übergeben')
    await lead.presses('Federführung anbieten')
    await partner.opens(`/antraege/${id}/beitrag`)
    await partner.presses('Federführung übernehmen')
    await partner.reads('Sie sind jetzt federführend')
    await lead.opens(`/antraege/${id}/beitrag`)
    await lead.opens('/kalender')

    const admin = await sits(scene.colleague('Schwarzwald', 'recipient_admin'))
    await admin.opens('/uebergabe')
    await admin.opens('/zugaenge')
    await admin.follows('Beenden')

    const filed = await scene.file('Schwarzwald', 'BW-WCC-2026', 'submitted', { partners: ['Tuttlingen'] })
    const signatory = await sits(scene.signatory('Schwarzwald'))
    await signatory.opens(`/akten/${filed.id}/beteiligte`)
    await signatory.presses('Änderung beantragen')
    await signatory.reads('Es fehlt noch')

    const officer = await sits(scene.official('BW', 'case_officer'))
    await officer.opens('/papierantraege')
    await officer.presses('Weiter zum Formular')
    await officer.opens('/programme')
    for (const person of [partner, lead, admin, signatory, officer]) await person.leaves()
  }).timeout(120_000)
})
