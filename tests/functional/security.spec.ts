import hash from '@adonisjs/core/services/hash'
import router from '@adonisjs/core/services/router'
import limiter from '@adonisjs/limiter/services/main'
import { test } from '@japa/runner'
import OutgoingMail from '#core/mail/outgoing_mail'
import { DEMO_PASSWORD } from '#database/demo/password'
import { as, sends } from '#tests/helpers/requests'
import Application from '#applications/models/application'
import { World, refusalOf } from '#tests/helpers/world'
import Refusal from '#core/refusal'
import { sentenceFor } from '#core/http/sentences'
import { PasswordQueueFull, passwordQueue } from '#identity/argon2id'
import SetPassword from '#identity/actions/set_password'
import SignIn from '#identity/actions/sign_in'
import { NEW_DEVICE } from '#identity/domain/device'
import app from '@adonisjs/core/services/app'

const credentials = (email: string, password = DEMO_PASSWORD) => ({ email, password })

test.group('Sign-in and sessions', (group) => {
  group.each.setup(() => limiter.clear())

  test('e-mail and password open a session with a new id', async ({ assert, client }) => {
    await World.create()
    const before = await client.get('/anmeldung')
    const response = await client
      .post('/anmeldung')
      .withCsrfToken()
      .form(credentials('demo.leitung.nw@example.de'))
      .redirects(0)
    assert.equal(response.status(), 302)
    assert.equal(response.header('location'), '/')
    assert.notEqual(response.cookie('anschub-session')?.value, before.cookie('anschub-session')?.value)
  })

  test('a wrong password and an unknown address are answered alike', async ({ assert, client }) => {
    await World.create()
    for (const email of ['demo.leitung.nw@example.de', 'niemand@example.de']) {
      const response = await client
        .post('/anmeldung')
        .withCsrfToken()
        .form(credentials(email, 'falsch falsch falsch'))
        .redirects(0)
      assert.equal(response.header('location'), '/anmeldung')
      assert.deepEqual(response.flashMessage('inputErrorsBag'), {
        email: ['E-Mail-Adresse oder Passwort stimmt nicht.'],
      })
    }
  })

  test('S5: the eleventh guess at an account is stopped before anything is hashed', async ({ assert, client }) => {
    await World.create()
    let hashed = 0
    const verify = hash.verify.bind(hash)
    hash.verify = (...parts) => (hashed++, verify(...parts))
    try {
      const statuses: number[] = []
      for (let guess = 0; guess < 12; guess++)
        statuses.push(
          (
            await client
              .post('/anmeldung')
              .withCsrfToken()
              .form(credentials('opfer@example.de', `falsch ${guess}`))
              .redirects(0)
          ).status()
        )
      assert.deepEqual(statuses.slice(10), [429, 429])
      assert.equal(hashed, 10)
    } finally {
      hash.verify = verify
    }
  })

  test('strangers cannot guess for long, and cannot shut out a device on which the person has signed in', async ({
    assert,
  }) => {
    const world = await World.create()
    const { email, id, sessionEpoch } = world.editor('Wuppertal')
    const signIn = await app.container.make(SignIn)
    const guess = (ip: string, device = NEW_DEVICE) => signIn.handle(email, 'falsch falsch', ip, device)
    for (let number = 0; number < 10; number++) await guess(`198.51.100.${number}`)
    const shut = await signIn.handle(email, DEMO_PASSWORD, '203.0.113.1')
    assert.deepInclude(shut, { failed: 'too_many' })
    const device = { key: 'own', people: { [id]: sessionEpoch } }
    assert.property(await signIn.handle(email, DEMO_PASSWORD, '203.0.113.1', device), 'user')
    for (let number = 0; number < 9; number++) await guess('203.0.113.1', device)
    assert.deepInclude(await guess('203.0.113.1', device), { failed: 'too_many' }, 'its own lane has a limit too')
  })

  test('what waits for a hash has an end, and who is known goes first', async ({ assert }) => {
    const { email } = (await World.create()).editor('Wuppertal')
    const done: string[] = []
    let open = () => {}
    const gate = new Promise<void>((resolve) => (open = resolve))
    const strangers: Promise<void>[] = []
    while (!passwordQueue.isFull) {
      const number = strangers.length
      strangers.push(passwordQueue.pass(() => gate.then(() => void done.push(`stranger ${number}`))))
    }
    assert.isAtLeast(strangers.length, 41)
    const known = passwordQueue.first(() => passwordQueue.pass(async () => void done.push('known')))
    const tooMany = passwordQueue.pass(async () => {}).catch((error) => error)
    const signIn = await app.container.make(SignIn)
    const refused = await signIn.handle(email, DEMO_PASSWORD, '203.0.113.2')
    open()
    assert.instanceOf(await tooMany, PasswordQueueFull)
    assert.deepEqual(refused, { failed: 'busy' })
    await Promise.all([...strangers, known])
    assert.isBelow(done.indexOf('known'), 4)
    assert.lengthOf(done, strangers.length + 1)
  })

  test('a form that was shown for another office acts for none', async ({ assert, client }) => {
    const world = await World.create()
    const file = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const officer = world.official('NW', 'case_officer')
    const page = (await as(client.get(`/akten/${file.id}`), officer)).text()
    const [, shownFor] = /name="_office" value="([^"]+)"/.exec(page)!
    const send = (office: string) =>
      sends(client.post(`/akten/${file.id}/vollstaendigkeit`), officer, { _office: office })
    const other = await send('authority:999999')
    other.assertStatus(409)
    assert.include(other.text(), 'gehört zu einer anderen Stelle')
    assert.equal((await Application.findOrFail(file.id)).status, 'submitted')
    await send(shownFor)
    assert.equal((await Application.findOrFail(file.id)).status, 'complete')
  })

  test('who tries too often reads why, and when to come back', async ({ assert, client }) => {
    const { email } = (await World.create()).editor('Wuppertal')
    const guess = () =>
      client.post('/anmeldung').withCsrfToken().form({ email, password: 'falsches-passwort-1' }).redirects(0)
    let answer = await guess()
    for (let again = 0; answer.status() !== 429 && again < 12; again++) answer = await guess()
    answer.assertStatus(429)
    assert.include(answer.header('content-type')!, 'text/html')
    assert.include(answer.text(), 'Zu viele Versuche')
    assert.isAbove(Number(answer.header('retry-after')), 0)
  })

  test('a session ends after a working day, however it is used', async ({ assert, client }) => {
    const user = (await World.create()).editor('Wuppertal')
    const since = (hours: number) => ({
      epoch: user.sessionEpoch,
      office: user.office!.key,
      since: Date.now() - hours * 3_600_000,
    })
    const opened = (hours: number) => client.get('/antraege').loginAs(user).withSession(since(hours)).redirects(0)
    assert.equal((await opened(11)).status(), 200)
    assert.equal((await opened(13)).header('location'), '/anmeldung')
  })

  test('a password is not one sign repeated', async ({ assert, client }) => {
    const world = await World.create()
    const user = world.editor('Wuppertal')
    await client.post('/passwort').withCsrfToken().form({ email: user.email }).redirects(0)
    const mail = await OutgoingMail.query().where('to_address', user.email).firstOrFail()
    const [path] = /\/passwort\/[0-9a-f]{64}/.exec(mail.body)!
    const form = { password: 'aaaaaaaaaaaa', password_confirmation: 'aaaaaaaaaaaa' }
    const answer = await client.post(path).withCsrfToken().form(form).redirects(0)
    assert.match(JSON.stringify(answer.flashMessages()), /zu wenigen verschiedenen Zeichen/)
  })

  test('nobody is mailed links without end, and the answer is the same for unknown addresses', async ({
    assert,
    client,
  }) => {
    const { email } = (await World.create()).editor('Wuppertal')
    for (const address of [email, 'niemand@example.de']) {
      const ask = () => client.post('/passwort').withCsrfToken().form({ email: address }).redirects(0)
      for (let number = 0; number < 3; number++)
        assert.equal((await ask()).flashMessage('success'), 'identity.reset_sent')
      assert.match(String((await ask()).flashMessage('refusal')), /gerade mehrmals ein Link angefordert/)
    }
    assert.lengthOf(await OutgoingMail.query().where('to_address', email), 3)
    assert.isString(sentenceFor(new Refusal('identity.reset_too_often')))
  })

  test('the password is kept as argon2id at OWASP strength', async ({ assert }) => {
    const world = await World.create()
    assert.match(world.editor('Wuppertal').password, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('a forgotten password: the mailed link works once and ends older sessions', async ({ assert, client }) => {
    const world = await World.create()
    const user = world.editor('Wuppertal')
    await client.post('/passwort').withCsrfToken().form({ email: user.email }).redirects(0)
    const mail = await OutgoingMail.query().where('to_address', user.email).firstOrFail()
    const token = /passwort\/([0-9a-f]{64})/.exec(mail.body)![1]
    const form = { password: 'vier zufällige wörter hier', password_confirmation: 'vier zufällige wörter hier' }
    const response = await client.post(`/passwort/${token}`).withCsrfToken().form(form).redirects(0)
    assert.equal(response.header('location'), '/anmeldung')
    assert.equal((await as(client.get('/antraege'), user)).header('location'), '/anmeldung')
    assert.equal(
      await refusalOf(async () => (await app.container.make(SetPassword)).handle(token, form.password)),
      'identity.reset_expired'
    )
  })

  test('an unknown address gets the same answer and no mail', async ({ assert, client }) => {
    await World.create()
    const response = await client.post('/passwort').withCsrfToken().form({ email: 'niemand@example.de' }).redirects(0)
    assert.equal(response.flashMessage('success'), 'identity.reset_sent')
    assert.lengthOf(await OutgoingMail.query().where('to_address', 'niemand@example.de'), 0)
  })

  test("an office that is not one's own cannot be chosen", async ({ assert, client }) => {
    const world = await World.create()
    const response = await sends(client.post('/dienststelle'), world.editor('Wuppertal'), {
      office: `recipient:${world.recipient('Unna').id}`,
    })
    assert.equal(response.status(), 404)
  })
})

test.group('Forms and headers', () => {
  test('S3: every form without its token is refused', async ({ assert, client }) => {
    const world = await World.create()
    const posts = Object.values(router.toJSON())
      .flat()
      .filter(({ methods }) => !methods.includes('GET'))
    assert.isAbove(posts.length, 20)
    for (const { pattern } of posts) {
      const path = pattern.replace(/:\w+/g, '1')
      const attempt = client.post(path)
      const response = await as(attempt, world.editor('Wuppertal')).form({ x: 1 })
      assert.equal(response.status(), 302, pattern)
      assert.property(response.flashMessages(), 'errorsBag', pattern)
      assert.property(response.flashMessages().errorsBag, 'E_BAD_CSRF_TOKEN', pattern)
    }
  })

  test('a form that bears the name of what the product says, {$self}, is refused: it would speak on the next page')
    .with(['success', 'refusal', 'refusalTitle', 'errors', 'errorsBag', 'inputErrorsBag'])
    .run(async ({ assert, client }, name) => {
      const typed = { email: 'niemand@example.de', password: 'falsch', [`${name}[email]`]: 'Rufen Sie 0190 an' }
      for (const request of [client.post('/anmeldung').form(typed), client.post(`/anmeldung?${name}=x`)]) {
        const response = await request.redirects(0)
        assert.equal(response.status(), 400)
        assert.notProperty(response.flashMessages(), name)
        assert.include(response.text(), 'Dieses Formular stammt nicht von dieser Seite.')
        assert.notInclude(response.text(), '0190')
      }
    })

  test('S14: {$self} carries every header')
    .with(['/', '/anmeldung', '/health', '/gibt-es-nicht', '/antraege'])
    .run(async ({ assert, client }, path) => {
      const response = await client.get(path).redirects(0)
      const policy = response.header('content-security-policy')!
      assert.include(policy, "default-src 'none'")
      assert.notInclude(policy, 'unsafe')
      assert.include(policy, "frame-ancestors 'none'")
      assert.equal(response.header('x-content-type-options'), 'nosniff')
      assert.equal(response.header('x-frame-options'), 'DENY')
      assert.equal(response.header('referrer-policy'), 'same-origin')
    })

  test('S14: what a signed-in person sees is kept by no cache', async ({ assert, client }) => {
    const world = await World.create()
    const response = await as(client.get('/antraege'), world.editor('Unna'))
    assert.include(response.header('cache-control'), 'no-store')
  })

  test("S14: the session's cookie is out of a script's reach", async ({ assert, client }) => {
    const cookies = (await client.get('/anmeldung')).headers()['set-cookie'] as unknown as string[]
    const session = cookies.find((cookie) => cookie.startsWith('anschub-session'))!
    assert.match(session, /HttpOnly/i)
    assert.match(session, /SameSite=Lax/i)
  })

  test('a word that every object knows is an unknown word: {$self}')
    .with(['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    .run(async ({ assert, client }, word) => {
      const world = await World.create()
      const officer = world.official('NW', 'case_officer')
      for (const path of [`/akten?bei=${word}`, `/akten?sortierung=${word}`, `/akten?status=${word}`])
        assert.equal((await as(client.get(path), officer)).status(), 200, path)
      for (const path of [`/hinweise/${word}`, `/rechner/${word}`, `/regelwerk/${word}`])
        assert.equal((await client.get(path).redirects(0)).status(), 404, path)
    })

  test('a full disk has its sentence, and nobody is told that nothing was changed', async ({ assert, client }) => {
    await World.create()
    const fails = (code?: string) =>
      app.container.swap(
        SignIn,
        () => ({ handle: async () => Promise.reject(Object.assign(new Error(), { code })) }) as never
      )
    try {
      for (const [code, status, words] of [
        ['ENOSPC', 503, 'Der Speicherplatz dieser Anwendung ist erschöpft'],
        [undefined, 500, 'Auf unserer Seite ist ein Fehler aufgetreten'],
      ] as const) {
        fails(code)
        const answer = await client.post('/anmeldung').withCsrfToken().form(credentials('a@example.de')).redirects(0)
        assert.equal(answer.status(), status)
        assert.include(answer.text(), words)
        assert.include(answer.text(), 'Ob Ihre Eingabe noch gespeichert wurde, ist nicht sicher')
        assert.notInclude(answer.text(), 'nichts verändert')
      }
    } finally {
      app.container.restore(SignIn)
    }
  })

  test('S14: an unknown page and a broken one tell nothing of the inside', async ({ assert, client }) => {
    const response = await client.get('/gibt-es-nicht')
    assert.equal(response.status(), 404)
    assert.include(response.text(), 'Diese Seite gibt es nicht')
    assert.notMatch(response.text(), /node_modules|at \w+ \(|\.ts:\d+/)
  })

  test('health tells process, database, disk and queue', async ({ assert, client }) => {
    const response = await client.get('/health')
    assert.deepEqual(response.body(), {
      status: 'ok',
      process: true,
      database: true,
      disk: true,
      queue: true,
      effects: true,
    })
  })
})

test.group('A session that ends while somebody writes', () => {
  test('what was typed stands in the form again after signing in, and nothing was saved', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const draft = await world.file('Wuppertal', 'NW-KI-2026', 'draft')
    const page = `/antraege/${draft.id}/abschnitte/vorhaben`
    const typed = { title: 'Ein Titel, der nicht verloren geht', revision: '1' }
    const lost = await client
      .post(page)
      .header('referer', `http://${process.env.HOST}:${process.env.PORT}${page}`)
      .form(typed)
      .redirects(0)
    assert.deepEqual([lost.status(), lost.header('location')], [302, '/anmeldung'])
    assert.include(JSON.stringify(lost.session()), 'Ein Titel, der nicht verloren geht')
    assert.equal(lost.session().intended, page)
    assert.notInclude(JSON.stringify(lost.session().typed), '_csrf')
  })

  test('a form that another site sends is not kept', async ({ assert, client }) => {
    const foreign = await client
      .post('/antraege/1/einreichung')
      .header('referer', 'https://example.org/')
      .header('sec-fetch-site', 'cross-site')
      .form({ answer: 'untergeschoben' })
      .redirects(0)
    assert.notInclude(JSON.stringify(foreign.session()), 'intended')
  })
})
