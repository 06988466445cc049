import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import type { Role } from '#identity/domain/roles'
import ExcelJS from 'exceljs'
import { deliverEffects } from '#core/effects/effects'
import Grant from '#decisions/models/grant'
import ProgressReport from '#reports/models/progress_report'
import Application from '#applications/models/application'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import { draftOf } from '#database/demo/drafts'
import { REVIEW_TEXTS, Voice } from '#database/demo/texts'
import { ADDRESS, Person } from '#tests/helpers/person'
import { seen, shared, theWorld } from '#tests/helpers/road_world'

const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF')
const PLAN = {
  expenditure: {
    PERS: ['218000.00', '227500.00', '236300.00'],
    PR: ['18000.00', '18000.00', '18000.00'],
    EVENT: ['14000.00', '15500.00', '16000.00'],
    TRAVEL: ['6400.00', '6750.00', '6850.00'],
    RENT: ['24000.00', '25000.00', '26000.00'],
    INV: ['6000.00', '6000.00', '6700.00'],
  },
  thirdParty: { COMPANY: ['20000.00', '20000.00', '20000.00'] },
  leadWeight: 212n,
}

/** Types amounts as people paste them, reads the sums beside them, saves, and puts back what stood there. */
async function readsAmountsAsTheServerDoes(editor: Person, years: readonly number[], assert: Assert) {
  const inputs = years.map((year) => `${year}_TRAVEL`)
  const before = await Promise.all(inputs.map((input) => editor.page.inputValue(`[name="${input}"]`)))
  const sum = () => editor.page.locator('td[data-sum][data-row="TRAVEL"]').innerText()
  await editor.types(Object.fromEntries(inputs.map((input, index) => [input, index ? '12.34' : '1,234.56'])))
  const live = await sum()
  await editor.presses('Neu berechnen')
  assert.equal(await sum(), live)
  assert.include(['1.234,56', '1.246,90', '1.259,24'], live)
  await editor.types(Object.fromEntries(inputs.map((input, index) => [input, before[index]])))
}

test.group('The road', () => {
  for (const javaScript of [false, true])
    test(`Gewinnerregion from the sign-in to the auditor's Excel and PDF, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
      assert,
      browser,
    }) => {
      const scene = await theWorld()
      scene.clock.moveTo('2025-11-10T09:00')
      const before = (user: Parameters<typeof Person.before>[2], phone = false) =>
        Person.before(browser, assert, user, { javaScript, seen, phone })

      // the clerk writes the joint application
      const editor = await before(scene.editor('Schwarzwald'))
      await editor.opens('/foerderangebote')
      await editor.follows('Welcome Center 2026 bis 2028')
      await editor.presses('Antrag beginnen')
      const id = Number(/antraege\/(\d+)/.exec(editor.page.url())![1])
      await editor.reads('0 von 11 Abschnitten sind vollständig')
      const call = await scene.call('BW-WCC-2026')
      const partners = ['Rottweil', 'Tuttlingen'].map((name, index) => ({
        id: scene.recipient(name).id,
        name: scene.recipient(name).name,
        weight: [140n, 142n][index],
      }))
      for (const partner of partners) {
        await editor.opens(`/antraege/${id}/abschnitte/partner`)
        await editor.types({ partner: String(partner.id) })
        await editor.presses('Hinzufügen')
      }
      const facts = {
        programme: 'WCC',
        name: 'Schwarzwald-Baar-Kreis',
        town: 'Villingen-Schwenningen',
        region: 'Gewinnerregion',
        isCounty: true,
        years: call.years,
        period: call.period,
        rounding: 'hundred_euro_down' as const,
        partners,
        plan: PLAN,
        contact: { name: 'Miriam Keller', email: 'keller@example.de', signatory: 'Erika Muster, Landrätin' },
      }
      const sections = draftOf(facts, call.definition, new Voice(7))
      for (const [section, typed] of Object.entries(sections)) {
        await editor.opens(`/antraege/${id}/abschnitte/${section}`)
        if (section === 'antragsteller') {
          await editor.types({ ...typed, iban: 'DE00 1234' })
          await editor.presses('Speichern und hier weitermachen')
          await editor.reads('Hier stehen 8 statt 22 Stellen.')
          assert.equal(await editor.page.inputValue('#contact_name'), 'Miriam Keller')
        }
        await editor.types(typed)
        if (section === 'finanzierungsplan' && javaScript) await readsAmountsAsTheServerDoes(editor, call.years, assert)
        await editor.presses(section === 'finanzierungsplan' ? 'Neu berechnen' : 'Speichern und zur Übersicht')
        if (section === 'finanzierungsplan') await editor.reads('626.500,00 €')
      }
      for (const slot of ['concept', 'cooperation_agreement', 'job_descriptions']) {
        await editor.opens(`/antraege/${id}/abschnitte/anlagen`)
        await editor.uploads(slot, `${slot}.pdf`, PDF)
      }
      await editor.opens(`/antraege/${id}`)
      await editor.reads('11 von 11 Abschnitten sind vollständig')
      await editor.opens(`/antraege/${id}/einreichung`)
      await editor.reads('nur eine vertretungsberechtigte Person')

      // the Landrat signs, on a phone
      const signatory = await before(scene.signatory('Schwarzwald'), true)
      await signatory.follows('Antrag verbindlich einreichen')
      await signatory.presses('Antrag verbindlich einreichen')
      await signatory.reads('Ihr Antrag ist eingegangen')
      const file = await Application.findOrFail(id)
      await signatory.reads(file.fileNumber!)
      await deliverEffects()
      await signatory.opens(`/antraege/${id}/eingang`)
      const receipt = await signatory.page
        .getByRole('link', { name: 'Eingangsbestätigung herunterladen' })
        .getAttribute('href')
      assert.equal((await signatory.fetches(receipt!)).subarray(0, 5).toString(), '%PDF-')

      // the officer checks, reviews and proposes
      const officer = await before(scene.official('BW', 'case_officer'))
      await officer.opens('/akten?status=submitted')
      await officer.follows(file.fileNumber!)
      await officer.presses('Als vollständig annehmen')
      await officer.presses('Prüfung beginnen')
      await officer.follows('Prüfvermerk bearbeiten')
      await officer.types({ result_competence: 'yes' })
      await officer.presses('Prüfvermerk speichern')
      await officer.reads('Angaben fehlen noch')
      await officer.types(
        Object.fromEntries([
          ...FORMAL_CHECKS.map(({ key }) => [`result_${key}`, 'yes']),
          ['note_no_double_funding', 'Die andere Akte ist eine Probe desselben Vorhabens.'],
          ...TEXT_ITEMS.map(({ key }) => [key, REVIEW_TEXTS[key][0]]),
          ['outcome', 'grant'],
        ])
      )
      await officer.presses('Prüfvermerk speichern')
      await officer.opens(`/akten/${id}/abgabe`)
      await officer.opens(`/akten/${id}`)
      scene.clock.moveTo('2026-01-12T10:00')
      await officer.follows('Entscheidung vorschlagen')
      await officer.reads('626.500,00 €')
      // the second road meets the file of the first
      if (await officer.page.locator('#double_funding').count())
        await officer.types({
          double_funding: 'Die andere Akte ist eine Probe desselben Vorhabens; gefördert wird nur eine.',
        })
      await officer.presses('Zur Zeichnung geben')

      // the budget officer co-signs, the head of unit signs
      const budget = await before(scene.official('BW', 'budget_officer'))
      await budget.opens('/zeichnung')
      await budget.follows(file.fileNumber!)
      await budget.presses('Mitzeichnen')
      await budget.opens('/haushalt?jahr=2026')
      await budget.opens(`/haushalt/${shared.line}`)
      const head = await before(scene.official('BW', 'head_of_unit'))
      await head.follows(file.fileNumber!)
      await head.presses('Bescheid unterzeichnen')
      await head.reads('Der Bescheid ist unterzeichnet')

      // the notice goes out and the municipality reads it
      await deliverEffects()
      await officer.opens(`/akten/${id}/bescheid`)
      await officer.presses('Zum Abruf bereitstellen')
      for (const tab of ['', '/antrag', '/finanzierungsplan', '/pruefung', '/dokumente', '/verlauf', '/berichte'])
        await officer.opens(`/akten/${id}${tab}`)
      await editor.opens(`/akten/${id}/bescheid`)
      await editor.presses('Bescheid abrufen')
      await editor.reads('gilt als bekannt gegeben')
      const notice = await editor.page.getByRole('link', { name: 'Bescheid als PDF' }).getAttribute('href')
      assert.equal((await editor.fetches(notice!)).subarray(0, 5).toString(), '%PDF-')

      await deliverEffects()
      await editor.opens('/kalender')
      await editor.presses('Adresse')
      await officer.opens(`/akten/${id}/aenderung`)

      // a year later it reports, and the officer accepts
      scene.clock.moveTo('2027-03-10T10:00')
      const grant = await Grant.findByOrFail('application_id', id)
      const report = await ProgressReport.query().where({ grantId: grant.id, year: 2026 }).firstOrFail()
      await editor.opens('/projekte')
      await editor.opens(`/berichte/${report.id}/bearbeitung`)
      await editor.types({
        activities:
          'Das Team war ab Februar vollständig besetzt und hat alle Standorte aufgebaut. Die Betriebe wurden besucht.',
        deviations: 'keine',
      })
      await editor.types(Object.fromEntries(call.definition.indicators.map(({ code }) => [`kennzahl_${code}`, '77'])))
      await editor.types(
        Object.fromEntries(call.definition.plan.categories.map(({ code }) => [`ausgabe_${code}`, '1.234,56']))
      )
      await editor.presses('Speichern')
      await editor.follows('Angaben prüfen')
      await editor.reads('1.234,56')
      await editor.presses('Bericht einreichen')
      await editor.reads('Der Bericht ist eingereicht.')
      await officer.opens(`/berichte/${report.id}`)
      await officer.presses('Bericht annehmen')
      await officer.reads('Der Bericht ist angenommen.')

      // the auditor reads everything and takes Excel and PDF along
      const auditor = await before(scene.official('BW', 'auditor_external'))
      await auditor.reads('Sie sehen alle Akten in Baden-Württemberg')
      await auditor.opens(`/akten/${id}/verlauf`)
      await auditor.reads('unversehrt')
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load((await auditor.saves('/pruefung', 'Bewilligungen als Excel-Datei')) as never)
      const rows = workbook.getWorksheet('Bewilligungen')!.getColumn(1).values
      assert.isTrue(rows.includes(file.fileNumber!))
      assert.equal((await auditor.saves(`/akten/${id}`, 'Als PDF-Datei')).subarray(0, 5).toString(), '%PDF-')
      for (const person of [editor, signatory, officer, budget, head, auditor]) await person.leaves()
    }).timeout(300_000)

  test('the pages that nobody needs to sign in for, and the other homes', async ({ assert, browser }) => {
    const scene = await theWorld()
    // what was looked at by day is looked at again
    const inTheDark = new Set<string>()
    scene.clock.moveTo('2025-11-10T09:00')
    for (const role of ['programme_manager', 'admin_technical', 'budget_officer'] as const) {
      const person = await Person.before(browser, assert, scene.official('BW', role), {
        javaScript: true,
        seen: inTheDark,
        dark: true,
      })
      await person.opens(
        { programme_manager: '/programme', admin_technical: '/verwaltung', budget_officer: '/zeichnung' }[role]
      )
      if (role === 'admin_technical')
        for (const path of ['/postausgang', '/verwaltung/wirkungen']) await person.opens(path)
      for (const path of [
        '/foerderangebote/berechtigung?wer=Frankfurt',
        '/hinweise/impressum',
        '/hinweise/datenschutz',
        '/hinweise/barrierefreiheit',
        '/hinweise/leichte-sprache',
        '/passwort',
      ])
        await person.opens(path)
      await person.leaves()
    }
    const ofHouse = {
      applicant_editor: '/uebersicht',
      treasurer: '/kaemmerei',
      recipient_admin: '/zugaenge',
      partner_contributor: '/beteiligungen',
    }
    for (const [role, path] of Object.entries(ofHouse) as [Role, string][]) {
      const person = await Person.before(browser, assert, scene.colleague('Schwarzwald', role), {
        javaScript: true,
        seen: inTheDark,
        dark: true,
      })
      await person.opens(path)
      await person.leaves()
    }
  }).timeout(120_000)

  test('a form is changed on screen, its next call set up, and both published by two people', async ({
    assert,
    browser,
  }) => {
    const scene = await theWorld()
    scene.clock.moveTo('2027-06-01T09:00')
    const before = (role: 'programme_manager' | 'head_of_unit') =>
      Person.before(browser, assert, scene.official('BW', role), { javaScript: true, seen })
    const manager = await before('programme_manager')
    await manager.opens('/programme')
    await manager.follows('Welcome Center')
    await manager.presses('Entwurf beginnen')
    await manager.follows('Antragsformular')
    await manager.follows('Feld hinzufügen')
    await manager.types({ label: '', type: 'choice' })
    await manager.presses('Speichern')
    await manager.reads('Es fehlt noch: Frage oder Beschriftung.')
    await manager.types({ label: 'Träger der Räume', choices: 'Kommune\nKammer' })
    await manager.presses('Speichern')
    await manager.reads('Träger der Räume')
    await manager.follows('Vorschau')
    await manager.reads('Träger der Räume')
    await manager.follows('Zurück zum Formular')
    await manager.page.getByRole('row', { name: 'Träger der Räume' }).getByRole('button', { name: 'Nach oben' }).click()
    await manager.reads('Gespeichert.')
    await manager.follows('Abschnitt bearbeiten')
    await manager.follows('Abbrechen')
    await manager.follows('Abschnitt hinzufügen')
    await manager.follows('Abbrechen')
    await manager.follows('Entfernen')
    await manager.follows('Abbrechen')
    await manager.follows('Zurück zum Entwurf')
    await manager.follows('Aufruf hinzufügen')
    await manager.presses('Aufruf hinzufügen')
    await manager.reads('Welcome Center 2028/2029')
    await manager.follows('Bearbeitete Datei einlesen')
    await manager.presses('Einlesen')
    await manager.reads('Bitte wählen Sie eine Datei aus.')
    await manager.follows('Abbrechen')
    await manager.presses('Vorschlagen')
    await manager.reads('wartet auf die zweite Person')
    const address = new URL(manager.page.url()).pathname

    const head = await before('head_of_unit')
    await head.opens(address)
    await head.reads('Träger der Räume')
    await head.follows('Zurückgeben')
    await head.follows('Abbrechen')
    await head.presses('Veröffentlichen')
    await head.reads('Veröffentlicht.')
    await manager.opens('/programme')
    await manager.follows('Welcome Center')
    await manager.reads('Fassung 2, gilt ab 01.06.2027')
    await manager.follows('Programme')
    await manager.follows('Programmdatei einlesen')
    for (const person of [manager, head]) await person.leaves()
  }).timeout(120_000)

  test('{who} is told: {answer}')
    .with([
      { who: '16053000', answer: 'Jena liegt in Thüringen.' },
      { who: 'Wunsiedel', answer: 'Wunsiedel liegt in Bayern.' },
      { who: 'Frankfurt (Oder)', answer: 'Frankfurt (Oder) liegt in Brandenburg.' },
      { who: '15003000', answer: 'Diese Gemeinde liegt in Sachsen-Anhalt.' },
      { who: 'Bad Homburg', answer: 'möglich' },
      { who: '06412', answer: 'möglich' },
    ])
    .run(async ({ assert, browser }, { who, answer }) => {
      await theWorld()
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(`${ADDRESS}/foerderangebote/berechtigung?wer=${encodeURIComponent(who)}`)
      assert.include(await page.locator('main').innerText(), answer)
      await context.close()
    })
})
