import app from '@adonisjs/core/services/app'
import { SAMPLE_TEXTS } from '#tenancy/rulebooks/sample_texts'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ROLES, type Role } from '#identity/domain/roles'
import type User from '#identity/models/user'
import Day from '#core/calendar/day'
import EndEntries from '#law/actions/end_entries'
import EnterRules from '#law/actions/enter_rules'
import { putInForce } from '#tenancy/rulebooks/index'
import KeepExport from '#documents/actions/keep_export'
import { as } from '#tests/helpers/requests'
import { expressionFiled } from '#tests/helpers/expressions'
import { draftIn } from '#tests/helpers/programme_drafts'
import { World } from '#tests/helpers/world'

/** What moves by being asked: who is signed in and how often somebody asked. */
const MAY_MOVE = new Set(['sessions', 'rate_limits', 'adonis_schema', 'adonis_schema_versions'])
const STAGES = ['submitted', 'in_review', 'proposed', 'signed', 'notified', 'draft'] as const

async function tables(): Promise<string[]> {
  const found =
    db.connection().dialect.name === 'mysql'
      ? db.from('information_schema.tables').whereRaw('table_schema = database()').select('table_name as name')
      : db.from('sqlite_master').where('type', 'table').whereNot('name', 'like', 'sqlite%').select('name')
  return ((await found) as { name: string }[]).map(({ name }) => name)
}

/** Every row of every table that must stand. */
async function snapshot(): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>()
  for (const table of (await tables()).filter((name) => !MAY_MOVE.has(name)))
    rows.set(table, ((await db.from(table)) as object[]).map((row) => JSON.stringify(row)).sort())
  return rows
}

/** A rule of the Land that two people have put in force, and that says what it said before. */
async function enterAndConfirm(world: World) {
  const days = { validFrom: Day.parse('2025-01-01'), validTo: null, documentDated: Day.parse('2025-10-01') }
  const rule = { name: 'retentionPercent', value: 0, source: 'Bewilligungspraxis', document: 'Erlass II B 1', ...days }
  const enter = await app.container.make(EnterRules)
  const [entry] = await enter.handle('NW', [rule], world.official('NW', 'programme_manager'))
  await (await app.container.make(EndEntries)).confirm('NW', [entry.id], world.official('NW', 'head_of_unit'))
}

/** Three Länder, a file in every stage, everything that has an id. */
async function everything() {
  const world = await World.create()
  await world.budget('NW', 'KI', 2026, '18000000.00')
  await enterAndConfirm(world)
  await world.budget('BW', 'WCC', 2026, '900000.00', { 2027: '900000.00', 2028: '900000.00' })
  const running = await world.file('Wuppertal', 'NW-KI-2026', 'announced')
  await world.reportOf(running.id, 2026)
  for (const stage of STAGES) {
    world.clock.moveTo('2025-11-05T10:00')
    // what is granted counts for one recipient and call
    await world.file({ signed: 'Duisburg', notified: 'Olpe' }[stage as string] ?? 'Unna', 'NW-KI-2026', stage)
  }
  await world.file('Schwarzwald', 'BW-WCC-2026', 'submitted', { partners: ['Rottweil'] })
  await world.file('Hanau', 'HE-WIR-2026', 'draft')
  world.clock.moveTo('2026-03-01T10:00')
  const auditor = world.official('NW', 'auditor_external')
  const taken = { kind: 'grants' as const, filter: 'alle', fileName: 'a.xlsx', content: Buffer.from('a') }
  await (await app.container.make(KeepExport)).handle(taken, auditor.office!, auditor, world.now())
  await draftIn(world)
  await expressionFiled(world)
  return world
}

/** Which table an id in an address is one of. */
const TABLES: Record<string, string> = {
  antraege: 'applications',
  akten: 'applications',
  berichte: 'progress_reports',
  haushalt: 'budget_lines',
  interessenbekundungen: 'expressions',
}
const WORDS: Record<string, string[]> = {
  section: ['vorhaben', 'finanzierungsplan', 'anlagen', 'partner', 'gibt-es-nicht'],
  token: ['a'.repeat(64)],
  page: ['impressum'],
  list: ['0'.repeat(48)],
  sha256: [SAMPLE_TEXTS[0].sha256, 'a'.repeat(64)],
  land: ['nw', 'he'],
  name: ['retentionPercent', 'remedies'],
  topic: ['zinsen'],
  part: ['sprachmittlung', 'gibt-es-nicht'],
  rules: ['finanzierung', 'gibt-es-nicht'],
  field: ['lsm_guidance'],
  table: ['sprachen', 'gibt-es-nicht'],
  form: ['berechnen'],
  feed: [`${'a'.repeat(64)}.ics`],
}
const OWN_TABLES: Record<string, string> = {
  call_id: 'calls',
  document_id: 'documents',
  export_id: 'exports',
  rule_entry_id: 'rule_entries',
  programme_id: 'programmes',
  membership_id: 'memberships',
  paper_id: 'master_documents',
  draft_id: 'programme_drafts',
}
/** What belongs to an application: asked with its own, and with another's. */
const OF_APPLICATIONS: Record<string, [table: string, column: string]> = {
  recipient_id: ['application_partners', 'recipient_id'],
  attachment_id: ['application_attachments', 'id'],
}

/** Every address of a route, with ids of every Land and stage. */
async function addressesOf(pattern: string): Promise<string[]> {
  let addresses = [pattern]
  const [, second] = /:id\/.*:(\w+)/.exec(pattern) ?? []
  if (second in OF_APPLICATIONS) {
    const [table, column] = OF_APPLICATIONS[second]
    const pairs = await db.from(table).select('application_id', `${column} as value`).orderBy('id')
    const others = pairs.slice(1).map(({ value }, index) => ({ value, application_id: pairs[index].application_id }))
    return [...pairs, ...others.slice(-2)].map(({ application_id: id, value }) =>
      pattern.replace(':id', String(id)).replace(`:${second}`, String(value))
    )
  }
  for (const [part, parameter] of pattern.matchAll(/:(\w+)\??/g)) {
    const table = OWN_TABLES[parameter] ?? (parameter === 'id' ? TABLES[pattern.split('/')[1]] : null)
    // the second id of an address: one is as good as all
    const most = parameter === 'document_id' ? 1 : 1000
    const values = table
      ? (await db.from(table).select('id').orderBy('id').limit(most)).map(({ id }) => String(id))
      : WORDS[parameter]
    if (!values) throw new Error(`no value for ${parameter} of ${pattern}`)
    addresses = addresses.flatMap((address) => values.map((value) => address.replace(part, value)))
  }
  return addresses
}

const peopleOf = (world: World, role: Role): User[] =>
  role === 'applicant_editor'
    ? [world.editor('Unna'), world.editor('Rottweil')]
    : role === 'applicant_signatory'
      ? [world.signatory('Unna')]
      : [world.holder(role, 'NW', 'Wuppertal')]

test.group('Safe methods', (group) => {
  group.each.teardown(() => putInForce([]))

  test('GET and HEAD change nothing, asked by {$self}')
    .with([...ROLES, 'nobody'] as const)
    .run(async ({ assert, client }, role) => {
      const world = await everything()
      const routes = Object.values(router.toJSON())
        .flat()
        .filter(({ methods }) => methods.includes('GET'))
      const ofRoutes = await Promise.all(routes.map(({ pattern }) => addressesOf(pattern)))
      assert.isAbove(ofRoutes.flat().length, routes.length)
      // HEAD is answered by what answers GET: one address of each route shows it
      assert.isTrue(routes.every(({ methods }) => methods.includes('HEAD')))
      const asked = [
        ...ofRoutes.flat().map((address) => ['GET', address] as const),
        ...ofRoutes.flatMap((addresses) => addresses.slice(-1)).map((address) => ['HEAD', address] as const),
      ]
      const before = await snapshot()
      const answers = new Set<number>()
      for (const person of role === 'nobody' ? [null] : peopleOf(world, role))
        for (const [method, address] of asked) {
          const request = client.request(address, method).redirects(0)
          const response = await (person ? as(request, person) : request)
          answers.add(response.status())
          // every source is cited by the time that it is shown
          if (/^text\/html/.test(response.header('content-type') ?? ''))
            assert.notMatch(response.text(), /\{(vv|anbest|richtlinie|rule:\w+)\}/, address)
        }
      assert.include([...answers], 200)
      assert.isFalse([...answers].some((status) => status >= 500))
      const after = await snapshot()
      for (const [table, rows] of before) assert.deepEqual(after.get(table), rows, table)
    })
    .timeout(180_000)
})
