import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import Effect from '#core/effects/effect'
import { accessRules } from '#identity/access'
import { ROLES, type Role } from '#identity/domain/roles'
import type User from '#identity/models/user'
import Document from '#documents/models/document'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

/** Where the role may call the route, but not for this object: the policy's answer is 403. */
const POLICY_SAYS_NO: Partial<Record<Role, string[]>> = {
  applicant_editor: ['submission.store', 'retraction.create', 'retraction.store'],
}
/** Routes without an object of a tenant, or whose object is public. */
const WITHOUT_OBJECT = new Set(['offers.show', 'password.edit', 'password.update', 'pages.show'])

type Listed = { name: string; pattern: string; method: string }

function routes(): Listed[] {
  return Object.values(router.toJSON())
    .flat()
    .map(({ name, pattern, methods }) => ({
      name: name ?? '',
      pattern,
      method: methods.find((method) => method !== 'HEAD')!,
    }))
}

async function setting() {
  const world = await World.create()
  const line = await world.budget('NW', 'KI', 2026, '18000000.00')
  const file = await world.file('Wuppertal', 'NW-KI-2026', 'announced')
  world.clock.moveTo('2025-11-05T10:00')
  const draft = await world.file('Wuppertal', 'NW-KI-2026', 'draft')
  const report = await world.reportOf(file.id, 2026)
  const document = await Document.query().where({ stream: file.journalStream, kind: 'attachment' }).firstOrFail()
  const effect = await Effect.query().firstOrFail()
  const call = await world.call('NW-KI-2026')
  const values: Record<string, string | number> = {
    call_id: call.id,
    section: 'vorhaben',
    recipient_id: world.recipient('Unna').id,
    attachment_id: 1,
    document_id: document.id,
    token: 'a'.repeat(64),
    page: 'impressum',
    land: 'nw',
    topic: 'zinsen',
    form: 'berechnen',
    effect_id: effect.id,
    feed: `${'a'.repeat(64)}.ics`,
  }
  const idOf = (pattern: string) =>
    pattern.startsWith('/berichte')
      ? report.id
      : pattern.startsWith('/haushalt')
        ? line.id
        : pattern.startsWith('/antraege') && !/eingang$|ruecknahme$/.test(pattern)
          ? draft.id
          : file.id
  const address = (pattern: string) =>
    pattern.replace(/:(\w+)\??/g, (_, name: string) => String(name === 'id' ? idOf(pattern) : values[name]))
  const own = (role: Role): User =>
    role === 'applicant_editor'
      ? world.editor('Wuppertal')
      : role === 'applicant_signatory'
        ? world.signatory('Wuppertal')
        : world.official('NW', role)
  const foreign = (role: Role): User =>
    role === 'applicant_editor'
      ? world.editor('Schwarzwald')
      : role === 'applicant_signatory'
        ? world.signatory('Schwarzwald')
        : world.official('BW', role)
  return { world, address, own, foreign }
}

test.group('Access matrix', () => {
  test('every route has a name, an access rule, and no rule is without its route', ({ assert }) => {
    const named = routes().map(({ name }) => name)
    assert.isNotEmpty(named)
    assert.notInclude(named, '')
    assert.sameMembers(named, [...accessRules().keys()])
  })

  test('nobody: what is not public leads to the sign-in', async ({ assert, client }) => {
    const { address } = await setting()
    for (const { name, pattern, method } of routes()) {
      const request = client.request(address(pattern), method).redirects(0)
      const response = method === 'GET' ? await request : await request.withCsrfToken()
      const rule = accessRules().get(name)
      if (rule === 'public') assert.notInclude([401, 403, 500], response.status(), `${method} ${pattern}`)
      else
        assert.deepEqual([response.status(), response.header('location')], [302, '/anmeldung'], `${method} ${pattern}`)
    }
  }).timeout(120_000)

  test("{$self} of the file's own office: exactly the routes of the role")
    .with([...ROLES])
    .run(async ({ assert, client }, role) => {
      const { address, own } = await setting()
      for (const { name, pattern, method } of routes()) {
        const response = await visit(client, address(pattern), method, own(role))
        const rule = accessRules().get(name)!
        const allowed = rule === 'public' || rule === 'signed_in' || rule.includes(role)
        const denied = !allowed || POLICY_SAYS_NO[role]?.includes(name)
        if (denied) assert.equal(response.status(), 403, `${role} ${method} ${pattern}`)
        else assert.notInclude([401, 403, 500], response.status(), `${role} ${method} ${pattern}`)
      }
    })
    .timeout(120_000)

  test('{$self} of another Land: the same 404 as for a file that does not exist')
    .with([...ROLES])
    .run(async ({ assert, client }, role) => {
      const { address, foreign } = await setting()
      for (const { name, pattern, method } of routes()) {
        if (!/:(id|call_id)/.test(pattern) || WITHOUT_OBJECT.has(name)) continue
        const rule = accessRules().get(name)!
        if (rule === 'public' || rule === 'signed_in' || !rule.includes(role)) continue
        const response = await visit(client, address(pattern), method, foreign(role))
        assert.equal(response.status(), 404, `${role} ${method} ${pattern}`)
        const absent = await visit(client, address(pattern).replace(/\/\d+/, '/999999'), method, foreign(role))
        assert.equal(
          response.text().replaceAll(/\s+/g, ' '),
          absent.text().replaceAll(/\s+/g, ' '),
          `${role} ${method} ${pattern}`
        )
      }
    })
    .timeout(120_000)

  test('a neighbour of the same Land sees nothing of it either', async ({ assert, client }) => {
    const { world, address } = await setting()
    for (const pattern of [
      '/antraege/:id',
      '/akten/:id',
      '/akten/:id/bescheid',
      '/akten/:id/dokumente/:document_id',
      '/berichte/:id',
      '/antraege/:id/abschnitte/:section',
    ]) {
      const response = await as(client.get(address(pattern)), world.editor('Unna'))
      assert.equal(response.status(), 404, pattern)
    }
  })

  test('a document is found in its own file only', async ({ assert, client }) => {
    const { world } = await setting()
    const other = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const document = await Document.query().where('stream', other.journalStream).firstOrFail()
    const wuppertal = await Document.query().whereNot('stream', other.journalStream).firstOrFail()
    const officer = world.official('NW', 'case_officer')
    assert.equal((await as(client.get(`/akten/${other.id}/dokumente/${document.id}`), officer)).status(), 200)
    assert.equal((await as(client.get(`/akten/${other.id}/dokumente/${wuppertal.id}`), officer)).status(), 404)
  })
})

function visit(
  client: { request(path: string, method: string): ReturnType<typeof Object> },
  path: string,
  method: string,
  user: User
) {
  const request = client.request(path, method) as never
  return (method === 'GET' ? as(request, user) : sends(request, user)) as unknown as Promise<{
    status(): number
    text(): string
  }>
}
