import { readFileSync } from 'node:fs'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import { ROLES, type Role } from '#identity/domain/roles'
import { accessRules } from '#identity/access'
import type User from '#identity/models/user'
import BudgetLine from '#budgets/models/budget_line'
import { as } from '#tests/helpers/requests'
import { SCALE } from '#tests/helpers/scale'
import { World } from '#tests/helpers/world'

/** What has broken programs elsewhere: as text, as list, as group. */
const NASTY: readonly unknown[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  'NaN',
  '99999999999999999999,99',
  '2026-02-30',
  '31.12.9999',
  '__proto__',
  'constructor',
  '\u0000',
  '\u202Etxt.exe',
  'Ａ'.repeat(300),
  '😀'.repeat(200),
  'x'.repeat(20_000),
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=HYPERLINK("x")',
  '{{ 7*7 }}',
  '../../etc/passwd',
  'true',
  ['a', 'b'],
  [['a']],
  { is: 'a' },
  { length: '1e9' },
]
const FURTHER = ['__proto__[x]', 'constructor[prototype][x]', 'id', 'status', 'land', 'revision', 'then', '_method']

/** The names of all fields that any form asks for, as the language file names them. */
const FIELDS = Object.keys(
  (
    JSON.parse(readFileSync('resources/lang/de/validator.json', 'utf8')) as {
      shared: { fields: Record<string, string> }
    }
  ).shared.fields
)

/** The same numbers on every run: a failure can be repeated. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

async function setting() {
  const world = await World.create()
  await world.budget('NW', 'KI', 2026, '1000000.00')
  const began = world.now().toFormat("yyyy-MM-dd'T'HH:mm")
  const reported = await world.file('Wuppertal', 'NW-KI-2026', 'announced')
  const report = await world.reportOf(reported.id, 2026)
  world.clock.moveTo(began)
  const inReview = await world.file('Duisburg', 'NW-KI-2026', 'in_review')
  world.clock.moveTo(began)
  const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
  const line = await BudgetLine.firstOrFail()
  const call = await world.call('NW-KI-2026')
  const ids: Record<string, string | number> = { antraege: draft.id, akten: inReview.id, berichte: report.id }
  const address = (pattern: string) =>
    pattern.replace(/:(\w+)\??/g, (_, name: string) =>
      name === 'id'
        ? String(pattern.startsWith('/haushalt') ? line.id : (ids[pattern.split('/')[1]] ?? call.id))
        : ({ section: 'vorhaben', land: 'nw', name: 'retentionPercent' }[name] ?? '1')
    )
  const who = (role: Role): User =>
    role === 'applicant_editor'
      ? world.editor('Unna')
      : role === 'applicant_signatory'
        ? world.signatory('Unna')
        : world.holder(role, 'NW', 'Wuppertal')
  return { address, who }
}

test.group('S6 Fuzzed forms', () => {
  test(`${SCALE.fuzzed} forms that nobody would send, with the names of any form: each is answered without a fault of the server`, async ({
    assert,
    client,
  }) => {
    const { address, who } = await setting()
    const acting = Object.values(router.toJSON())
      .flat()
      .filter(({ methods, name }) => methods.includes('POST') && name !== 'session.destroy')
    const next = numbers(20_261_127)
    const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]
    const broken: string[] = []
    for (let sent = 0; sent < SCALE.fuzzed; sent++) {
      const route = one(acting)
      const rule = accessRules().get(route.name ?? '')!
      const role = typeof rule === 'string' ? one(ROLES) : one(rule)
      const names = Array.from({ length: 1 + Math.floor(next() * 8) }, () => one(next() < 0.15 ? FURTHER : FIELDS))
      const form = Object.fromEntries(names.map((name) => [name, one(NASTY)])) as never
      const request = as(client.post(address(route.pattern)), who(role)).withCsrfToken()
      const response = await (next() < 0.2 ? request.json(form) : request.form(form))
      // what is full or shut for a while says so; everything else is no server error
      if (response.status() >= 500 && response.status() !== 503)
        broken.push(`${response.status()} ${role} POST ${route.pattern} ${JSON.stringify(form).slice(0, 300)}`)
    }
    assert.deepEqual(broken, [])
    assert.notProperty({}, 'x')
    assert.isUndefined(({} as Record<string, unknown>).x)
  }).timeout(900_000)
})
