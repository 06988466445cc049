import { createHash, randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import Database from 'better-sqlite3'
import Money from '#core/money/money'
import type Application from '#applications/models/application'
import Decision from '#decisions/models/decision'
import type { Row } from '#tests/helpers/installation'
import { type Benchmark, timed } from '#tests/benchmarks/contest'
import { copies, rowOf } from '#tests/benchmarks/copies'

const AT_ONCE = 64
const ROUNDS = 8
const NOW = '2026-01-20 09:00:00'

export const ledgerSign: Benchmark = {
  name: 'ledger.sign',
  unit: '1/s',
  limitIs: 'the same locked transaction in bare SQL: file, decision, line, posting, two links of the journal',
  rows: AT_ONCE,
  async prepare({ world, installation, port, rows }) {
    const budget = Money.parse('999999999.00').toString()
    const line = await world.budget('NW', 'KI', 2026, budget)
    const model = await world.file('Unna', 'NW-KI-2026', 'co_signed')
    const { amount } = await Decision.findByOrFail('application_id', model.id)
    const ids = await coSigned(model, line.id, rows * ROUNDS)
    const head = world.official('NW', 'head_of_unit')
    await installation.serve(port)
    const session = await installation.signIn(port, head.email, '/zeichnung')
    const batches = Array.from({ length: ROUNDS }, (_, index) => ids.slice(index * rows, (index + 1) * rows))
    let [errors, signed] = [0, 0]

    /** Counter, postings and signatures must tell the same after every round. */
    const assertSound = async () => {
      const [{ bound }] = await installation.rows(
        "SELECT COALESCE(SUM(amount), 0) AS bound FROM budget_postings WHERE kind = 'commitment'"
      )
      const [{ committed, disposable }] = await installation.rows('SELECT committed, disposable FROM budget_balances')
      const expected = Number(amount.cents) * signed
      if (Number(bound) !== expected || Number(committed) !== expected || Number(committed) > Number(disposable))
        errors++
    }
    const contest = async (work: (id: number) => Promise<boolean>) => {
      const batch = batches.shift()!
      let done = 0
      const took = await timed(() => Promise.all(batch.map(async (id) => (await work(id)) && done++)))
      errors += batch.length - done
      signed += done
      await assertSound()
      return (batch.length * 1000) / took
    }
    const bare = installation.isMysql
      ? (id: number) => signOnMysql(installation.pool, id, line.id, head.id)
      : signerOnSqlite(installation.sqliteFile, line.id, head.id)
    return {
      ours: () =>
        contest(async (id) => {
          const answer = await installation.sign(port, id, session, randomUUID())
          return answer.status === 302 && answer.headers.get('location') === `/akten/${id}/bescheid`
        }),
      limit: () => contest(bare),
      errors: () => errors,
    }
  },
}

/** Files like a co-signed one, each with sections, decision and tranche of its own. */
async function coSigned(model: Application, lineId: number, count: number): Promise<number[]> {
  const decision = await rowOf('decisions', { application_id: model.id })
  await copies('applications', await rowOf('applications', { id: model.id }), count, (number) => ({
    file_number: `NW-KI-2026-${String(90_000 + number)}`,
  }))
  const made = await db.from('applications').where('id', '>', model.id).orderBy('id').select('id')
  const ids = made.map(({ id }) => Number(id))
  for (const section of await db.from('application_sections').where('application_id', model.id))
    await copies('application_sections', section, count, (number) => ({ application_id: ids[number - 1] }))
  await copies('decisions', decision, count, (number) => ({ application_id: ids[number - 1] }))
  const decisions = await db.from('decisions').where('id', '>', Number(decision.id)).orderBy('id').select('id')
  const tranche = await rowOf('decision_tranches', { decision_id: Number(decision.id) })
  await copies('decision_tranches', tranche, count, (number) => ({
    decision_id: Number(decisions[number - 1].id),
    budget_line_id: lineId,
  }))
  return ids
}

const SQL = {
  file: 'SELECT * FROM applications WHERE id = ?',
  decision: "SELECT * FROM decisions WHERE application_id = ? AND status <> 'returned' ORDER BY id DESC LIMIT 1",
  tranches: 'SELECT * FROM decision_tranches WHERE decision_id = ? ORDER BY year',
  line: 'SELECT * FROM budget_lines WHERE id = ?',
  years: 'SELECT * FROM budget_balances WHERE budget_line_id = ?',
  authorisations: 'SELECT * FROM authorisation_balances WHERE budget_line_id = ?',
  post: `INSERT INTO budget_postings (budget_line_id, kind, year, decided_in, amount, decision_id, text, posted_by, posted_at)
    VALUES (?, 'commitment', ?, 2026, ?, ?, 'Festlegung', ?, '${NOW}')`,
  head: 'SELECT seq, hash FROM journal_entries WHERE stream = ? ORDER BY seq DESC LIMIT 1',
  record: `INSERT INTO journal_entries (land, stream, seq, act, user_id, actor, at, details, previous_hash, hash)
    VALUES ('NW', ?, ?, ?, ?, 'Bank', '${NOW}', '{}', ?, ?)`,
  decide: `UPDATE decisions SET status = 'signed', signed_by = ?, signed_at = '${NOW}', notice_content = ? WHERE id = ?`,
  move: `UPDATE applications SET status = 'decided', status_since = '${NOW}', turn = 'officer', turn_since = '${NOW}' WHERE id = ?`,
}
const NOTICE = JSON.stringify({ blocks: ['x'.repeat(12_000)] })

function link(head: Row | undefined, stream: string, act: string) {
  const [seq, previous] = [Number(head?.seq ?? 0) + 1, String(head?.hash ?? '0'.repeat(64))]
  const hash = createHash('sha256')
    .update(JSON.stringify([stream, seq, act, previous]))
    .digest('hex')
  return { seq, previous, hash }
}

async function signOnMysql(pool: import('mysql2/promise').Pool, id: number, lineId: number, by: number) {
  const connection = await pool.getConnection()
  const ask = async (sql: string, ...values: (string | number)[]) =>
    (await connection.execute(sql, values))[0] as unknown as Row[]
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED')
    await connection.beginTransaction()
    await ask(`${SQL.file} FOR UPDATE`, id)
    const [decision] = await ask(SQL.decision, id)
    const tranches = await ask(SQL.tranches, Number(decision.id))
    await ask(`${SQL.line} FOR UPDATE`, lineId)
    await ask(SQL.years, lineId)
    await ask(SQL.authorisations, lineId)
    for (const { year, amount } of tranches) {
      await ask(SQL.post, lineId, Number(year), Number(amount), Number(decision.id), by)
      await recordBare(ask, `budget_line:${lineId}`, 'budget.committed', by, ' FOR UPDATE')
    }
    await ask(SQL.decide, by, NOTICE, Number(decision.id))
    await ask(SQL.move, id)
    await recordBare(ask, `application:${id}`, 'decision.signed', by, ' FOR UPDATE')
    await connection.commit()
    return true
  } catch {
    await connection.rollback()
    return false
  } finally {
    connection.release()
  }
}

async function recordBare(
  ask: (sql: string, ...values: (string | number)[]) => Promise<Row[]>,
  stream: string,
  act: string,
  by: number,
  locking: string
) {
  const [head] = await ask(SQL.head + locking, stream)
  const { seq, previous, hash } = link(head, stream, act)
  await ask(SQL.record, stream, seq, act, by, previous, hash)
}

function signerOnSqlite(file: string, lineId: number, by: number) {
  const database = new Database(file)
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 10000')
  const bare = Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)]))
  const record = (stream: string, act: string) => {
    const { seq, previous, hash } = link(bare.head.get(stream) as Row | undefined, stream, act)
    bare.record.run(stream, seq, act, by, previous, hash)
  }
  const sign = database.transaction((id: number) => {
    bare.file.get(id)
    const decision = bare.decision.get(id) as Row
    bare.line.get(lineId)
    bare.years.all(lineId)
    bare.authorisations.all(lineId)
    for (const { year, amount } of bare.tranches.all(decision.id) as Row[]) {
      bare.post.run(lineId, year, amount, decision.id, by)
      record(`budget_line:${lineId}`, 'budget.committed')
    }
    bare.decide.run(by, NOTICE, decision.id)
    bare.move.run(id)
    record(`application:${id}`, 'decision.signed')
  })
  return async (id: number) => {
    try {
      sign.immediate(id)
      return true
    } catch {
      return false
    }
  }
}
