import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import Application from '#applications/models/application'
import ImportRegister from '#register/actions/import_register'
import { REVIEW_TEXTS } from '#database/demo/texts'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import { Person } from '#tests/helpers/person'
import { gemeinde, kreis } from '#tests/helpers/register_lines'
import { seen, theWorld } from '#tests/helpers/road_world'
import type { World } from '#tests/helpers/world'

const REGISTER = [
  kreis('08125', 'Heilbronn', 'Heilbronn'),
  gemeinde('08125501', '0000', 'Sommerau, Stadt', '63', 4100, 14_200, '74001'),
  gemeinde('08125502', '0000', 'Winterau', '64', 1900, 6100, '74002'),
].join('\n')
const TOWNS = [
  'BW|-|municipal|08125501|08125|Stadt Sommerau|Der Bürgermeister|Rathaus|74001|Sommerau|',
  'BW|-|municipal|08125502|08125|Gemeinde Winterau|Die Bürgermeisterin|Rathaus|74002|Winterau|',
]
const LONG =
  'Die Beauftragte koordiniert Angebote, berät Zugewanderte und öffnet Regeldienste; alles wird gemeinsam geplant.'
const APPLICANT = {
  contact_name: 'Jana Roth',
  contact_phone: '07131 99-100',
  contact_email: 'roth@example.de',
  representative: 'Max Sommer, Bürgermeister',
  delivery: 'portal_all',
  payee: 'Stadtkasse',
  iban: 'DE02 1203 0000 0000 2020 51',
  input_tax: 'no',
}
const MEASURE = { description: LONG, necessity: LONG, subsidiarity: LONG, start: '01.01.2028', already_active: 'no' }

async function towns(scene: World) {
  const known = scene.centres.some(({ recipient }) => recipient.name === 'Stadt Sommerau')
  if (known) return
  await new ImportRegister().handle(REGISTER, { lands: ['BW'] })
  const cast = await scene.newcomers(TOWNS)
  Object.assign(people, {
    large: cast.editor(scene.recipient('Sommerau').id),
    signatory: cast.signatory(scene.recipient('Sommerau').id),
    small: cast.editor(scene.recipient('Winterau').id),
  })
}
type User = ReturnType<World['editor']>
const people = {} as { large: User; signatory: User; small: User }

/** A programme begun on screen, its rules typed form by form. */
async function setsUp(manager: Person, name: string, code: string, rules: Record<string, Record<string, string>>) {
  await manager.opens('/programme/neu')
  await manager.types({ name, code })
  await manager.presses('Entwurf beginnen')
  await manager.reads('Das ist noch zu berichtigen')
  const draft = new URL(manager.page.url()).pathname
  for (const [part, typed] of Object.entries(rules)) {
    await manager.opens(`${draft}/regeln/${part}`)
    await manager.types(typed)
    await manager.presses('Speichern')
    // with what does not fit the rest yet told beside it
    await manager.reads(/Gespeichert[.,]/)
  }
  return draft
}

/** The call typed, the draft proposed by the one and published by the other. */
async function publishes(manager: Person, head: Person, draft: string, call: Record<string, string>) {
  await manager.opens(`${draft}/aufrufe/neu`)
  await manager.types(call)
  await manager.presses('Aufruf hinzufügen')
  await manager.presses('Vorschlagen')
  await manager.reads('wartet auf die zweite Person')
  await head.opens(draft)
  await head.presses('Veröffentlichen')
  await head.reads('Veröffentlicht.')
}

async function reviews(officer: Person, fileNumber: string) {
  await officer.opens('/akten?status=submitted')
  await officer.follows(fileNumber)
  await officer.presses('Als vollständig annehmen')
  await officer.presses('Prüfung beginnen')
  await officer.follows('Prüfvermerk bearbeiten')
  await officer.types({
    ...Object.fromEntries(FORMAL_CHECKS.map(({ key }) => [`result_${key}`, 'yes'])),
    ...Object.fromEntries(TEXT_ITEMS.map(({ key }) => [key, REVIEW_TEXTS[key][0]])),
    outcome: 'grant',
  })
  await officer.presses('Prüfvermerk speichern')
}

/** Who sets up meets pages that no other road shows: axe looks at them; everybody else needs no script. */
const before =
  (browser: Browser, assert: Assert) =>
  (user: User, javaScript = false) =>
    Person.before(browser, assert, user, { javaScript, seen })
const DAYS = { dated: '01.07.2027', opens: '01.09.2027', closes: '15.11.2027', from: '01.01.2028', to: '31.12.2028' }
const NOTICE = {
  notice_purpose_text_1: 'Die Zuwendung dient dazu, die in Nummer 4 genannte Stelle zu besetzen.',
  notice_payment_text_1: 'Die Zuwendung wird nach Bestandskraft in einer Summe ausgezahlt.',
  notice_conditions_text_1: 'Jede Vakanz von mehr als einem Monat ist mitzuteilen.',
}

test.group('A programme that stands nowhere in the code', () => {
  test('VwV Integrationsbeauftragte: set up on screen, published by two, applied for by two towns, evaluated', async ({
    assert,
    browser,
  }) => {
    const scene = await theWorld()
    scene.clock.moveTo('2027-09-01T09:00')
    await towns(scene)
    const sits = before(browser, assert)
    const manager = await sits(scene.official('BW', 'programme_manager'), true)
    const head = await sits(scene.official('BW', 'head_of_unit'))
    const draft = await setsUp(manager, 'VwV Integrationsbeauftragte', 'VwV-IB', {
      grundlage: {
        summary: 'Ein Festbetrag für Integrationsbeauftragte in Städten und Gemeinden.',
        guideline_title: 'VwV Integrationsbeauftragte',
        guideline_dated: '01.07.2027',
        guideline_citation: 'GABl. (Muster)',
        legalBasis: 'Danach kann das Land Stellen für Integrationsbeauftragte mit einem Festbetrag fördern.',
        sample: '1',
      },
      antragsteller: {
        may_municipality: '1',
        may_independent_city: '1',
        eligibility_fromInhabitants: '10.000',
        eligibility_described: 'Städte und Gemeinden ab 10.000 Einwohnern',
        joint_maxPartners: '0',
      },
      finanzierung: {
        financing_type: 'fixed',
        financing_units_label_1: 'Integrationsbeauftragte oder Integrationsbeauftragter',
        financing_units_amount_1: '10.000,00',
        financing_units_perFte_1: '1',
        financing_units_leastFte_1: '0,5',
      },
      kennzahlen: { indicators_label_1: 'Beratungen', indicators_unit_1: 'Anzahl', indicators_code_1: 'IB-01' },
      bescheid: NOTICE,
    })
    for (const [title, kind] of [
      ['Stellen', 'posts'],
      ['Ziele und Kennzahlen', 'indicators'],
    ]) {
      await manager.opens(`${draft}/formular/neu`)
      await manager.types({ title, group: 'Was Sie vorhaben', kind })
      await manager.presses('Speichern')
    }
    await publishes(manager, head, draft, {
      code: 'BW-VWV-IB-2028',
      title: 'Integrationsbeauftragte 2028',
      ...DAYS,
    })

    scene.clock.moveTo('2027-10-20T09:00')
    const small = await sits(people.small)
    await small.opens('/foerderangebote')
    await small.follows('Integrationsbeauftragte 2028')
    await small.presses('Antrag beginnen')
    await small.reads('Winterau hat nach dem Gemeindeverzeichnis 6.100 Einwohner. Gefördert wird ab 10.000')
    const clerk = await sits(people.large)
    await clerk.opens('/foerderangebote')
    await clerk.follows('Integrationsbeauftragte 2028')
    await clerk.presses('Antrag beginnen')
    const at = new URL(clerk.page.url()).pathname
    const sections: Record<string, Record<string, string>> = {
      antragsteller: APPLICANT,
      vorhaben: { title: 'Integrationsbeauftragte der Stadt Sommerau', ...MEASURE },
      stellen: { role_1: 'INTEGRATIONSBEAUFTRAGTE_ODER_INTEGRA', fte_1: '0,4', group_1: 'E 9b', months_1: '12' },
      ziele_und_kennzahlen: { '2028_IB-01': '120' },
      finanzierungsplan: { '2028_PERS': '64.000', '2028_OWN_CASH': '54.000' },
      fortfuehrung: { continuation: LONG, budget_security: 'no' },
      erklaerungen: { not_started: '1', complete: '1', other_funding: '1', data_protection: '1' },
    }
    for (const [section, typed] of Object.entries(sections)) {
      await clerk.opens(`${at}/abschnitte/${section}`)
      await clerk.types(typed)
      if (section === 'stellen') {
        await clerk.presses('Speichern und hier weitermachen')
        await clerk.reads('Eine Stelle muss mindestens 0,5 umfassen.')
        await clerk.types({ fte_1: '1,0' })
      }
      await clerk.presses(section === 'finanzierungsplan' ? 'Neu berechnen' : 'Speichern und zur Übersicht')
      if (section === 'finanzierungsplan') await clerk.reads('10.000,00 €')
    }
    const signatory = await sits(people.signatory)
    await signatory.opens(`${at}/einreichung`)
    await signatory.presses('Antrag verbindlich einreichen')
    await signatory.reads('Ihr Antrag ist eingegangen')
    const { fileNumber } = await Application.findOrFail(Number(/\d+/.exec(at)![0]))

    await scene.budget('BW', 'VWV-IB', 2027, '1.00', { 2028: '50000.00' })
    scene.clock.moveTo('2027-11-29T09:00')
    const officer = await sits(scene.official('BW', 'case_officer'))
    await reviews(officer, fileNumber!)
    await officer.follows('Entscheidung vorschlagen')
    assert.equal(await officer.page.inputValue('[name="tranche_2028"]'), '10.000,00')
    await officer.presses('Zur Zeichnung geben')
    await officer.reads('10.000,00 €')
    for (const person of [manager, head, small, clerk, signatory, officer]) await person.leaves()
  }).timeout(240_000)

  test("a light track: one page, a fixed sum below the Land's minimum, a confirmation of use", async ({
    assert,
    browser,
  }) => {
    const scene = await theWorld()
    scene.clock.moveTo('2027-09-01T09:00')
    await towns(scene)
    const sits = before(browser, assert)
    const manager = await sits(scene.official('BW', 'programme_manager'), true)
    const head = await sits(scene.official('BW', 'head_of_unit'))
    const draft = await setsUp(manager, 'Begegnung im Quartier', 'BQ', {
      grundlage: {
        summary: '5.000 € für eine Begegnung im Jahr, mit einem Antrag auf einer Seite.',
        guideline_title: 'Kleine Förderung Begegnung',
        guideline_dated: '01.07.2027',
        guideline_citation: 'GABl. (Muster)',
        legalBasis: 'Danach kann das Land Begegnungen mit einem Festbetrag von 5.000 € fördern.',
        sample: '1',
      },
      antragsteller: {
        may_municipality: '1',
        eligibility_described: 'Städte und Gemeinden',
        joint_maxPartners: '0',
      },
      verfahren: {
        proofKind: 'usage_confirmation',
        minimumGrant_amount: '5.000',
        minimumGrant_source: 'Nummer 5.2 der Richtlinie',
        report_dueDay: '31',
        report_dueMonth: '3',
      },
      finanzierung: { financing_type: 'fixed', financing_amountPerYear: '5.000' },
      anlagen: { attachments_label_1: '', attachments_key_1: '' },
      erklaerungen: Object.fromEntries(
        [1, 2, 3, 4].flatMap((row) =>
          ['text', 'reading_words', 'reading_address', 'key'].map((column) => [`declarations_${column}_${row}`, ''])
        )
      ),
      bescheid: NOTICE,
    })
    for (const section of ['antragsteller', 'finanzierungsplan', 'fortfuehrung', 'anlagen', 'erklaerungen']) {
      await manager.opens(`${draft}/formular/${section}/entfernen`)
      await manager.presses('Entfernen')
    }
    for (const field of ['necessity', 'subsidiarity']) {
      await manager.opens(`${draft}/formular/vorhaben/felder/${field}/entfernen`)
      await manager.presses('Entfernen')
    }
    const asked: Record<string, string>[] = [
      { label: 'IBAN', type: 'iban', role: 'account' },
      { label: 'Die Angaben sind vollständig und richtig.', type: 'declaration' },
    ]
    for (const typed of asked) {
      await manager.opens(`${draft}/formular/vorhaben/felder/neu`)
      await manager.types({ optional: 'no', ...typed })
      await manager.presses('Speichern')
    }
    await publishes(manager, head, draft, {
      code: 'BW-BQ-2028',
      title: 'Begegnung im Quartier 2028',
      ...DAYS,
    })

    scene.clock.moveTo('2027-10-20T09:00')
    const clerk = await sits(people.large)
    await clerk.opens('/foerderangebote')
    await clerk.follows('Begegnung im Quartier 2028')
    await clerk.presses('Antrag beginnen')
    await clerk.reads('0 von 1 Abschnitt')
    const at = new URL(clerk.page.url()).pathname
    await clerk.opens(`${at}/abschnitte/vorhaben`)
    const { description } = MEASURE
    await clerk.types({
      title: 'Fest der Nachbarschaft',
      description,
      start: '01.01.2028',
      already_active: 'no',
      iban: APPLICANT.iban,
      die_angaben_sind_vollstaendig_und_ri: '1',
    })
    await clerk.presses('Speichern und zur Übersicht')
    const signatory = await sits(people.signatory)
    await signatory.opens(`${at}/einreichung`)
    await signatory.reads('5.000,00 €')
    await signatory.presses('Antrag verbindlich einreichen')
    await signatory.reads('Ihr Antrag ist eingegangen')
    const { fileNumber } = await Application.findOrFail(Number(/\d+/.exec(at)![0]))

    await scene.budget('BW', 'BQ', 2027, '1.00', { 2028: '50000.00' })
    scene.clock.moveTo('2027-11-22T09:00')
    const officer = await sits(scene.official('BW', 'case_officer'))
    await reviews(officer, fileNumber!)
    await officer.follows('Entscheidung vorschlagen')
    await officer.presses('Zur Zeichnung geben')
    const letter = await officer.page.getByRole('link', { name: 'Entwurf' }).first().getAttribute('href')
    assert.equal((await officer.fetches(letter!)).subarray(0, 5).toString(), '%PDF-')
    for (const person of [manager, head, clerk, signatory, officer]) await person.leaves()
  }).timeout(240_000)
})
