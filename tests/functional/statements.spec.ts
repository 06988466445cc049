import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Application from '#applications/models/application'
import SignDecision from '#decisions/actions/sign_decision'
import Decision from '#decisions/models/decision'
import type User from '#identity/models/user'
import { as } from '#tests/helpers/requests'
import { statementsOf, tellStatements } from '#tests/helpers/statements'
import { World } from '#tests/helpers/world'

const [MOST_FOR_A_PAGE, MOST_TO_SIGN, MOST_UNDER_LOCK] = [15, 20, 8]
tellStatements()

/** Statements of the page itself: who is there and what the session says is asked for every page alike. */
const AROUND =
  /sessions|remember_me|`users` where `id` = \? limit|savepoint|`memberships`|request_keys|^(release|rollback|commit|begin)/i
const own = (statements: string[]) => statements.filter((sql) => !AROUND.test(sql))

test.group('Statements', () => {
  test('a signature reads what it needs once, and holds its line for the last few', async ({ assert }) => {
    const world = await World.create()
    await world.budget('BW', 'WCC', 2026, '900000.00', { 2027: '900000.00', 2028: '900000.00' })
    const file = await world.file('Schwarzwald', 'BW-WCC-2026', 'co_signed')
    const head = world.official('BW', 'head_of_unit')
    const sign = await app.container.make(SignDecision)
    const asked = own(await statementsOf(() => sign.handle(file.id, head)))
    assert.isAtMost(asked.length, MOST_TO_SIGN, asked.join('\n'))
    const locked = asked.findIndex((sql) => /from `budget_lines`/.test(sql))
    assert.isAtLeast(locked, 0)
    assert.isAtMost(asked.length - locked, MOST_UNDER_LOCK, asked.join('\n'))
  })

  test('a page of a case file: {$self}')
    .with(['', '/antrag', '/finanzierungsplan', '/pruefung', '/bescheid', '/berichte', '/dokumente', '/verlauf'])
    .run(async ({ assert, client }, path) => {
      const world = await World.create()
      await world.budget('NW', 'KI', 2026, '1000000.00')
      const file = await world.file('Unna', 'NW-KI-2026', 'announced')
      for (const person of [world.official('NW', 'case_officer'), world.official('NW', 'auditor_external')]) {
        const asked = own(await statementsOf(() => as(client.get(`/akten/${file.id}${path}`), person) as never))
        assert.isAbove(asked.length, 2)
        assert.isAtMost(asked.length, MOST_FOR_A_PAGE, asked.join('\n'))
      }
    })

  test('lists ask as often for many rows as for few: {path}')
    .with([
      { path: '/zeichnung', role: 'budget_officer' },
      { path: '/zeichnung', role: 'head_of_unit' },
      { path: '/haushalt', role: 'budget_officer' },
      { path: '/programme', role: 'programme_manager' },
    ] as const)
    .run(async ({ assert, client }, { path, role }) => {
      const world = await World.create()
      const line = await world.budget('NW', 'KI', 2026, '9000000.00')
      const count = async (person: User) => own(await statementsOf(() => as(client.get(path), person) as never)).length
      await world.file('Unna', 'NW-KI-2026', role === 'head_of_unit' ? 'co_signed' : 'proposed')
      const few = await count(world.official('NW', role))
      for (const name of ['Wuppertal', 'Duisburg']) {
        world.clock.moveTo('2025-11-05T10:00')
        await world.file(name, 'NW-KI-2026', role === 'head_of_unit' ? 'co_signed' : 'proposed')
      }
      for (let number = 0; number < 5; number++) {
        const row = await db.from('budget_lines').where('id', line.id).first()
        await db.table('budget_lines').insert({ ...row, id: undefined, item: `999 ${number}` })
        const call = await db.from('calls').where('code', 'NW-KI-2026').first()
        await db.table('calls').insert({ ...call, id: undefined, code: `COPY-${number}` })
      }
      assert.equal(await count(world.official('NW', role)), few)
      assert.lengthOf(await Application.query().where('status', 'in_review'), 3)
      assert.lengthOf(await Decision.query().whereNotNull('under_way'), 3)
    })
})
