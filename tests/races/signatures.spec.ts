import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { Session } from '#tests/helpers/installation'
import { Race } from '#tests/helpers/race'
import { SCALE } from '#tests/helpers/scale'

const [FILES, FUNDED] = [64, 40]

/** What must hold whatever happened: counter, postings, decisions and files tell the same. */
async function assertSound(
  race: Race,
  assert: { equal: (a: unknown, b: unknown, message?: string) => void; isAtMost: (a: number, b: number) => void }
) {
  const [{ bound }] = await race.rows(
    "SELECT COALESCE(SUM(amount), 0) AS bound FROM budget_postings WHERE kind = 'commitment'"
  )
  const [balance] = await race.rows('SELECT committed, disposable FROM budget_balances WHERE year = 2026')
  const [{ signed }] = await race.rows("SELECT COUNT(*) AS signed FROM decisions WHERE status = 'signed'")
  const [{ decided }] = await race.rows("SELECT COUNT(*) AS decided FROM applications WHERE status = 'decided'")
  const [{ acts }] = await race.rows("SELECT COUNT(*) AS acts FROM journal_entries WHERE act = 'decision.signed'")
  assert.equal(Number(balance.committed), Number(bound), 'counter and postings')
  assert.isAtMost(Number(bound), Number(balance.disposable))
  assert.equal(Number(bound), Number(signed) * Number(race.prepared.amount), 'postings and signatures')
  assert.equal(Number(decided), Number(signed), 'files and signatures')
  assert.equal(Number(acts), Number(signed), 'journal and signatures')
  return Number(signed)
}

/** Led to the notice: the signature is acknowledged, or was before its process was killed. */
const isSigned = (response: Response, id: number) =>
  response.status === 302 && response.headers.get('location') === `/akten/${id}/bescheid`

test.group('R7 Signatures at once', () => {
  test(`64 signatures on one line, each sent twice, two processes, ${SCALE.runs} times: not a cent over, the rest is told`, async ({
    assert,
  }) => {
    for (let run = 0; run < SCALE.runs; run++) {
      const race = new Race()
      try {
        await race.prepare(FILES, FUNDED)
        const ports = [race.port(11), race.port(12)]
        await Promise.all(ports.map((port) => race.serve(port)))
        const sessions = await Promise.all(ports.map((port) => race.signIn(port, race.prepared.head, '/zeichnung')))
        const answers = await Promise.all(
          race.prepared.ids.flatMap((id) => {
            // pressed twice: the same form reaches both processes at the same moment
            const key = randomUUID()
            return ports.map((port, index) => race.sign(port, id, sessions[index], key))
          })
        )
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [302])
        assert.equal(await assertSound(race, assert), FUNDED)
        const [{ refused }] = await race.rows(
          'SELECT COUNT(*) AS refused FROM decisions WHERE refused_signature IS NOT NULL'
        )
        assert.equal(Number(refused), FILES - FUNDED)
      } finally {
        await race.end()
      }
    }
  }).timeout(240_000)
})

test.group('R1 Killed while signing', () => {
  test(`${SCALE.kills} kills: no acknowledged signature is lost, nothing is half-written, and what was unclear can be asked again`, async ({
    assert,
  }) => {
    const race = new Race()
    try {
      const files = 4 * SCALE.kills
      await race.prepare(files, files)
      const left = [...race.prepared.ids]
      const acknowledged: number[] = []
      const unclear: { id: number; key: string }[] = []
      let session: Session | null = null
      for (let kill = 0; kill < SCALE.kills; kill++) {
        const port = race.port(20 + (kill % 40))
        const server = await race.serve(port)
        // the session lives in the database: it outlasts the process
        session ??= await race.signIn(port, race.prepared.head, '/zeichnung')
        const entered = session
        const batch = [
          ...unclear.splice(0),
          ...left.splice(0, 8 - unclear.length).map((id) => ({ id, key: randomUUID() })),
        ]
        const sending = batch.map((attempt) =>
          race.sign(port, attempt.id, entered, attempt.key).then(
            (response) => (isSigned(response, attempt.id) ? acknowledged.push(attempt.id) : unclear.push(attempt)),
            () => unclear.push(attempt)
          )
        )
        await pause(Math.random() * 120)
        server.kill('SIGKILL')
        await Promise.all(sending)
        await assertSound(race, assert)
        const signed = (await race.rows("SELECT application_id FROM decisions WHERE status = 'signed'")).map(
          ({ application_id: id }) => Number(id)
        )
        assert.includeMembers(signed, acknowledged)
      }
      const port = race.port(60)
      await race.serve(port)
      for (const { id, key } of [...unclear, ...left.map((rest) => ({ id: rest, key: randomUUID() }))])
        assert.isTrue(isSigned(await race.sign(port, id, session!, key), id))
      assert.equal(await assertSound(race, assert), files)
    } finally {
      await race.end()
    }
  }).timeout(1_800_000)
})
