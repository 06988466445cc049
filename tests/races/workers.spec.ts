import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { Race } from '#tests/helpers/race'
import { SCALE } from '#tests/helpers/scale'

/** What a worker that was killed had begun is taken over within this time. */
const TAKEN_OVER_MS = 60_000

test.group('R6 Two workers', () => {
  test(`${SCALE.effects} receipts, two workers, one is killed: each is made once, what was begun is taken over`, async ({
    assert,
  }) => {
    const race = new Race()
    try {
      await race.fill('prepare_busy.ts', { FILES: SCALE.effects, EFFECTS: SCALE.effects })
      const work = () =>
        spawn(process.execPath, ['--import=@poppinss/ts-exec', 'tests/processes/deliver_effects.ts'], {
          cwd: app.makePath(),
          env: { ...race.env(race.port(13)), NODE_ENV: 'test' },
          stdio: 'ignore',
        })
      const [first, second] = [work(), work()]
      const done = async () =>
        Number((await race.rows('SELECT COUNT(*) AS n FROM effects WHERE done_at IS NOT NULL'))[0].n)
      const begun = async () =>
        Number((await race.rows('SELECT COUNT(*) AS n FROM effects WHERE done_at IS NULL AND tries = 1'))[0].n)
      // both have begun one: what the first has is left undone
      while ((await done()) < SCALE.effects / 4 || (await begun()) < 2) await pause(5)
      const gone = once(first, 'exit')
      first.kill('SIGKILL')
      await gone
      const killed = Date.now()
      const [code] = (await once(second, 'exit')) as [number]
      assert.equal(code, 0)
      assert.equal(await done(), SCALE.effects)
      const late = await race.rows('SELECT MAX(done_at) AS last FROM effects WHERE tries > 1')
      assert.isBelow(Date.parse(`${String(late[0].last)}Z`) - killed, TAKEN_OVER_MS)
      const twice = await race.rows(
        "SELECT stream FROM documents WHERE kind = 'receipt' GROUP BY stream, title HAVING COUNT(*) > 1"
      )
      assert.deepEqual(twice, [])
      const [{ n }] = await race.rows("SELECT COUNT(*) AS n FROM documents WHERE kind = 'receipt'")
      assert.isAtLeast(Number(n), SCALE.effects)
    } finally {
      await race.end()
    }
  })
    .timeout(900_000)
    .skip(!SCALE.busy, 'npm run trust')
})

/** Pages that people look at while others export and letters are made. */
const PAGES = ['/akten', '/akten?status=in_review&sortierung=eingang', '/akten/:id', '/akten/:id/bescheid', '/haushalt']
const [A_SECOND, SECONDS] = [50, 80]

test.group('R14 Pages beside an export and letters', () => {
  test(`${A_SECOND} pages a second beside an export of 100,000 files and 200 letters: p99 below 250 ms, the loop below 100 ms`, async ({
    assert,
  }) => {
    const race = new Race()
    try {
      const { model, officer, auditor } = (await race.fill('prepare_busy.ts', { FILES: 100_000, EFFECTS: 200 })) as {
        model: number
        officer: string
        auditor: string
      }
      const port = race.port(14)
      const loop = `${race.folder}/loop`
      race.as = { NODE_OPTIONS: `--import=${app.makePath('tests/processes/watch_loop.mjs')}`, LOOP_FILE: loop }
      await race.serve(port)
      const [reader, taker] = await Promise.all([
        race.signIn(port, officer, '/akten'),
        race.signIn(port, auditor, '/pruefung'),
      ])
      const at = `http://127.0.0.1:${port}`
      const took: number[] = []
      let wrong = 0
      const ask = async (number: number) => {
        const began = performance.now()
        const page = PAGES[number % PAGES.length].replace(':id', String(model))
        const answer = await fetch(at + page, { headers: { cookie: reader.cookie } })
        await answer.text()
        if (answer.status !== 200) wrong++
        took.push(performance.now() - began)
      }
      const exported = fetch(`${at}/exporte/bewilligungen`, {
        method: 'POST',
        headers: { cookie: taker.cookie },
        body: new URLSearchParams({ _csrf: taker.token }),
      }).then(async (answer) => (await answer.arrayBuffer()).byteLength)
      // in its own rhythm, whether the answers come or not
      const asked: Promise<void>[] = []
      for (let number = 0; number < A_SECOND * SECONDS; number++) {
        asked.push(ask(number))
        await pause(1000 / A_SECOND)
      }
      await Promise.all(asked)
      assert.isAbove(await exported, 1_000_000)
      const [{ n }] = await race.rows('SELECT COUNT(*) AS n FROM effects WHERE done_at IS NOT NULL')
      const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)]
      const held = Number(readFileSync(loop, 'utf8'))
      console.log(
        `R14: p99 ${p99.toFixed(0)} ms, loop ${held.toFixed(0)} ms, ${took.length} pages, ${String(n)} letters`
      )
      assert.equal(wrong, 0)
      assert.equal(Number(n), 200)
      assert.isBelow(p99, 250)
      assert.isBelow(held, 100)
    } finally {
      await race.end()
    }
  })
    .timeout(900_000)
    .skip(!SCALE.busy, 'npm run trust')
})
