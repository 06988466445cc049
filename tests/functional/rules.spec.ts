import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import app from '@adonisjs/core/services/app'
import ace from '@adonisjs/core/services/ace'
import Day from '#core/calendar/day'
import { RULE_LABELS } from '#tenancy/domain/rule_labels'
import { RULEBOOKS } from '#tenancy/rulebooks/index'
import JournalEntry from '#journal/models/journal_entry'
import RecordBaseRate from '#financing/actions/record_base_rate'
import BaseRateEntry from '#financing/models/base_rate_entry'
import { baseRatesOf } from '#financing/queries/base_rates'
import { reportDueOn } from '#programmes/domain/report_calendar'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')

test.group('Rules of a Land and of a grant', () => {
  test('every constant of every rulebook has its German name, value, source and mark on the page', async ({
    assert,
    client,
  }) => {
    const labels = Object.values(RULE_LABELS).flatMap((subject) => Object.entries(subject))
    for (const { land, name, rules } of RULEBOOKS) {
      assert.sameMembers(
        labels.map(([constant]) => constant),
        Object.keys(rules)
      )
      const page = plain((await client.get(`/regelwerk/${land.toLowerCase()}`)).text())
      assert.include(page, `Regelwerk ${name}`)
      for (const [, { label }] of labels) assert.include(page, label)
      assert.notMatch(page, /undefined|\[object|NaN/)
    }
    ;(await client.get('/regelwerk/th')).assertStatus(404)
  })

  test('what held before stands beside what holds today', async ({ assert, client }) => {
    const page = plain((await client.get('/regelwerk/bw')).text())
    assert.include(page, '§ 41 Absatz 2 LVwVfG alte Fassung')
    assert.include(page, 'nicht die heute geltende Fassung')
    assert.include(page, '07.02.2025')
    assert.include(page, '06.01.')
  })

  test("a grant shows the rules of its notice's day to its recipient and its authority", async ({ assert, client }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const undecided = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    const file = await world.file('Unna', 'NW-KI-2026', 'announced')
    for (const reader of [world.editor('Unna'), world.official('NW', 'auditor_external')]) {
      const page = plain((await as(client.get(`/akten/${file.id}/regeln`), reader)).text())
      assert.include(page, 'ANBest-G')
      assert.include(page, 'Bekanntgabe nach Absendung (Brief, elektronisch)')
      assert.include(page, '§ 41 Absatz 2 VwVfG NRW')
    }
    const without = await as(client.get(`/akten/${undecided.id}/regeln`), world.official('NW', 'case_officer'))
    without.assertStatus(404)
  })

  test('the notice carries its derivation: steps, rules and sources', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    const file = await world.file('Unna', 'NW-KI-2026', 'notified')
    const { currentDecisionOf } = await import('#decisions/queries/decision_of')
    const text = JSON.stringify((await currentDecisionOf(file.id))!.noticeContent).replaceAll('\u00a0', ' ')
    assert.include(text, 'Anlage 3: Herleitung der Zuwendung und der Nachweisfrist')
    assert.include(text, 'Fester Betrag × anerkannte Einheiten (Nr. 2.2.3 VVG zu § 44 LHO; Betrag: ')
    assert.include(text, 'Nachweis spätestens nach Ablauf des Bewilligungszeitraums (Nr. 7.1 ANBest-G)')
    assert.include(text, '§ 31 Absatz 3 Satz 1 VwVfG NRW')
    // a fixed sum does not depend on its positions
    assert.notInclude(text, 'Einzelansätze des Finanzierungsplans dürfen')
  })
})

test.group('Days that end a period', () => {
  test('A1 a call that would end on a Sunday is open until the next working day has ended', async ({ assert }) => {
    const world = await World.create()
    const call = await world.call('BW-WCC-2026')
    const open = (at: string) => call.isOpenAt(DateTime.fromISO(at, { zone: 'Europe/Berlin' }))
    assert.isTrue(open('2025-12-01T23:59:59.999'))
    assert.isFalse(open('2025-12-02T00:00'))
    assert.isTrue((await world.call('NW-KI-2026')).isOpenAt(DateTime.fromISO('2025-12-31T22:59:59.5Z')))
  })

  test('a report that would be due on a Saturday before Easter is due on the Tuesday after', ({ assert }) => {
    const report = { dueMonth: 3, dueDay: 31 }
    assert.equal(reportDueOn(report, 2028, 'BW').iso, '2029-04-03')
    assert.equal(reportDueOn(report, 2026, 'NW').iso, '2027-03-31')
  })
})

test.group('Base rates', () => {
  const record = async (validFrom: string, basisPoints = 127n, land = 'NW') =>
    (await app.container.make(RecordBaseRate)).handle(
      { validFrom: Day.parse(validFrom), basisPoints, source: 'Bundesanzeiger vom 28.12.2026' },
      land,
      null
    )

  test('the next half-year is added, for this Land alone, and what it added it corrects', async ({ assert }) => {
    const world = await World.create()
    world.clock.moveTo('2026-12-29T09:00')
    await record('2027-01-01', 127n)
    await record('2027-01-01', -38n)
    const known = (await baseRatesOf('NW')).findLast(({ from }) => from.iso === '2027-01-01')
    assert.equal(known?.basisPoints, -38n)
    assert.equal(known?.to.iso, '2027-06-30')
    assert.lengthOf(await baseRatesOf('BW'), 50)
    assert.lengthOf(await JournalEntry.query().where('stream', 'base_rates:NW'), 2)
    await assert.rejects(() => BaseRateEntry.query().update({ basis_points: 1 }))
  })

  test('{code}: {day}')
    .with([
      { code: 'financing.base_rate_not_next', day: '2027-07-01' },
      { code: 'financing.base_rate_not_next', day: '2026-07-01' },
      { code: 'financing.base_rate_not_next', day: '2027-02-01' },
      { code: 'financing.base_rate_too_early', day: '2027-01-01' },
    ])
    .run(async ({ assert }, { code, day }) => {
      const world = await World.create()
      world.clock.moveTo('2026-11-24T09:00')
      assert.equal(await refusalOf(() => record(day)), code)
    })

  test('the administrator enters it on the page; what cannot be read is said at its field', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    world.clock.moveTo('2026-12-29T09:00')
    const admin = world.official('NW', 'admin_technical')
    const wrong = { gilt_ab: 'bald', satz: 'viel', fundstelle: 'Bundesanzeiger' }
    const refused = await sends(client.post('/basiszinssaetze').header('referer', '/basiszinssaetze'), admin, wrong)
    assert.deepEqual(Object.keys(refused.flashMessages().inputErrorsBag), ['gilt_ab', 'satz'])
    assert.isNull(await BaseRateEntry.first())
    const right = { gilt_ab: '1.1.2027', satz: '1,77', fundstelle: 'Bundesanzeiger vom 28.12.2026' }
    await sends(client.post('/basiszinssaetze'), admin, right)
    assert.equal((await BaseRateEntry.firstOrFail()).basisPoints, 177)
    const page = plain((await as(client.get('/basiszinssaetze'), admin)).text())
    assert.include(page, '1,77 %')
    assert.include(page, 'am 01.07.2027')
    const calculator = '/rechner/zinsen?betrag=1000&von=31.12.2026&bis=30.01.2027'
    assert.include(plain((await as(client.get(calculator), admin)).text()), '6,77 %')
    assert.include((await client.get(calculator)).text(), 'ist kein Basiszinssatz bekannt')
  })

  test('a rate far from the last one is a slip of the pen', async ({ assert }) => {
    const world = await World.create()
    world.clock.moveTo('2026-12-29T09:00')
    assert.equal(await refusalOf(() => record('2027-01-01', 15_000n)), 'financing.base_rate_far_off')
    await record('2027-01-01', 652n)
  })

  test('the command says what it did or why not', async ({ assert }) => {
    const world = await World.create()
    world.clock.moveTo('2026-12-29T09:00')
    const run = async (...args: string[]) => {
      const command = await ace.exec('base-rate:record', args)
      return command.exitCode ?? 0
    }
    ace.ui.switchMode('raw')
    assert.equal(await run('NW', '2027-01-01', '1.27', 'Bundesanzeiger'), 0)
    assert.equal((await BaseRateEntry.firstOrFail()).basisPoints, 127)
    assert.equal(await run('TH', '2027-01-01', '1.27', 'Bundesanzeiger'), 1)
    assert.equal(await run('NW', 'bald', 'viel', 'Bundesanzeiger'), 1)
    const said = ace.ui.logger
      .getLogs()
      .map(({ message }) => message)
      .join('\n')
    const { sentenceFor } = await import('#core/http/sentences')
    const { default: Refusal } = await import('#core/refusal')
    assert.include(said, sentenceFor(new Refusal('financing.unknown_land', { land: 'TH' })))
    assert.include(said, sentenceFor(new Refusal('financing.base_rate_unreadable', { day: 'bald', rate: 'viel' })))
    ace.ui.switchMode('normal')
  })
})
