import { type ChildProcess, execFileSync } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { Session } from '#tests/helpers/installation'
import { Race } from '#tests/helpers/race'
import { SCALE } from '#tests/helpers/scale'

type Draft = { id: number; editor: string; slot: string }
type Sent = { port: number; draft: Draft; session: Session }

/** A PDF of about that size, no two alike. */
function pdf(bytes: number): Buffer {
  const stream = `2 0 obj<</Length ${bytes}>>stream\n${randomBytes(Math.ceil(bytes / 2)).toString('hex')}\nendstream endobj\n`
  return Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${stream}trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`)
}

function attach({ port, draft, session }: Sent, content: Buffer): Promise<Response> {
  const form = new FormData()
  form.set('_csrf', session.token)
  form.set('_key', randomUUID())
  form.set('slot', draft.slot)
  form.set('datei', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), 'Konzept.pdf')
  return fetch(`http://127.0.0.1:${port}/antraege/${draft.id}/anlagen`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie: session.cookie },
  })
}

/** Every row that names a file finds its bytes, and they are what the row says. */
async function assertNamedFilesAreThere(race: Race, storage: string): Promise<number> {
  const rows = await race.rows('SELECT storage_key, sha_256 AS sha256 FROM documents')
  for (const { storage_key: key, sha256 } of rows) {
    const found = createHash('sha256')
      .update(readFileSync(`${storage}/${String(key)}`))
      .digest('hex')
    if (found !== sha256) throw new Error(`${String(key)} is not what its row says`)
  }
  return rows.length
}

async function withDraft(act: (draft: Draft, race: Race) => Promise<void>, settings: NodeJS.ProcessEnv = {}) {
  const race = new Race()
  race.as = settings
  try {
    await act((await race.fill('prepare_draft.ts', {})) as Draft, race)
  } finally {
    await race.end()
  }
}

test.group('R4 Asked again', () => {
  test(`${SCALE.replays} repetitions of what was acknowledged change nothing and are answered alike`, async ({
    assert,
  }) => {
    const race = new Race()
    try {
      await race.prepare(32, 32)
      const port = race.port(75)
      await race.serve(port)
      const session = await race.signIn(port, race.prepared.head, '/zeichnung')
      const acts = race.prepared.ids.map((id) => ({ id, key: randomUUID() }))
      const ask = ({ id, key }: (typeof acts)[number]) => race.sign(port, id, session, key)
      for (const act of acts) assert.equal((await ask(act)).headers.get('location'), `/akten/${act.id}/bescheid`)
      const count = async () =>
        race.rows(
          "SELECT (SELECT COUNT(*) FROM budget_postings) + (SELECT COUNT(*) FROM journal_entries) AS total, (SELECT COUNT(*) FROM decisions WHERE status = 'signed') AS signed"
        )
      const before = await count()
      for (let sent = 0; sent < SCALE.replays; sent += acts.length) {
        const answers = await Promise.all(acts.map(async (act) => [act.id, (await ask(act)).headers.get('location')]))
        for (const [id, location] of answers) assert.equal(location, `/akten/${id}/bescheid`)
      }
      assert.deepEqual(await count(), before)
    } finally {
      await race.end()
    }
  }).timeout(900_000)
})

test.group('R5 Killed while storing', () => {
  test(`${SCALE.uploads} kills during uploads: no row without its file, and what was acknowledged is there`, async ({
    assert,
  }) => {
    await withDraft(async (draft, race) => {
      const storage = `${race.folder}/storage`
      let session: Session | null = null
      let acknowledged = 0
      for (let kill = 0; kill < SCALE.uploads; kill++) {
        const port = race.port(76)
        const server = await race.serve(port)
        session ??= await race.signIn(port, draft.editor, `/antraege/${draft.id}`)
        const sent = { port, draft, session }
        const sending = [1, 2, 4].map((size) =>
          attach(sent, pdf(size * 250_000)).then(
            ({ status }) => status,
            () => 0
          )
        )
        await pause(Math.random() * 400)
        await killed(server)
        acknowledged += (await Promise.all(sending)).filter((status) => status === 302).length
        await assertNamedFilesAreThere(race, storage)
      }
      const port = race.port(76)
      await race.serve(port)
      assert.equal((await attach({ port, draft, session: session! }, pdf(1000))).status, 302)
      // what was acknowledged is there: each upload is a file of its own
      assert.isAtLeast(await assertNamedFilesAreThere(race, storage), acknowledged + 1)
    })
  }).timeout(1_800_000)
})

test.group('R12 A disk that is full', (group) => {
  group.tap((one) => one.skip(!SCALE.smallDisk, 'a small disk is mounted by root, in npm run trust'))

  test('what does not fit is told with its sentence, and no row names it', async ({ assert }) => {
    const disk = `/tmp/anschub-disk-${process.pid}-${Date.now()}`
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk])
    try {
      await withDraft(
        async (draft, race) => {
          const port = race.port(77)
          await race.serve(port, { evenFull: true })
          const session = await race.signIn(port, draft.editor, `/antraege/${draft.id}`)
          const sent = { port, draft, session }
          assert.equal((await attach(sent, pdf(1_000_000))).status, 302)
          const named = await assertNamedFilesAreThere(race, disk)
          const full = await attach(sent, pdf(4_000_000))
          assert.equal(full.status, 503)
          assert.include(await full.text(), 'Speicherplatz dieser Anwendung ist erschöpft')
          assert.isNotNull(full.headers.get('retry-after'))
          assert.equal(await assertNamedFilesAreThere(race, disk), named)
          assert.equal((await attach(sent, pdf(100_000))).status, 302, 'what fits is taken again')
        },
        { STORAGE_PATH: disk }
      )
    } finally {
      execFileSync('umount', [disk])
    }
  }).timeout(120_000)
})

test.group('Told to stop', () => {
  test('what is under way is answered, nothing new is taken, and the process ends by itself', async ({ assert }) => {
    await withDraft(async (draft, race) => {
      const port = race.port(78)
      const server = await race.serve(port)
      const session = await race.signIn(port, draft.editor, `/antraege/${draft.id}`)
      const body = new URLSearchParams({ _csrf: session.token, key: 'authority:1' }).toString()
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', (piece) => (answer += piece.toString('latin1')))
      socket.write(
        `POST /stelle HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${session.cookie}\r\n` +
          `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 9)}`
      )
      await pause(200)
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await pause(300)
      await assert.rejects(() => fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) }))
      assert.isNull(server.exitCode, 'waits for what is under way')
      socket.write(body.slice(9))
      const [code] = (await Promise.race([ended, pause(20_000, ['does not end'])])) as [number]
      assert.match(answer, /^HTTP\/1\.1 (302|4\d\d) /)
      assert.equal(code, 0)
      socket.destroy()
    })
  }).timeout(60_000)
})

async function killed(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
}
