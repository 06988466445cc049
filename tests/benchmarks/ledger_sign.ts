import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import Money from '#core/money/money'
import type Application from '#applications/models/application'
import Decision from '#decisions/models/decision'
import { type Benchmark, timed } from '#tests/benchmarks/contest'
import { copies, rowOf } from '#tests/benchmarks/copies'
import { engineOn } from '#tests/benchmarks/engine'
import { signBare } from '#tests/benchmarks/bare/signature'

const AT_ONCE = 64
const ROUNDS = 12

export const ledgerSign: Benchmark = {
  name: 'ledger.sign',
  unit: '1/s',
  limitIs:
    'the same locked transaction in bare SQL: file, decision, grant with version, line, posting, duties, effect, journal',
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
    await installation.serveFloor(port + 1, 'signature', { LINE: line.id })
    const batches = Array.from({ length: ROUNDS }, (_, index) => ids.slice(index * rows, (index + 1) * rows))
    const engine = engineOn(installation)
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
    const answered = (answer: Response, id: number) =>
      answer.status === 302 && answer.headers.get('location') === `/akten/${id}/bescheid`
    return {
      ours: () => contest(async (id) => answered(await installation.sign(port, id, session, randomUUID()), id)),
      floor: () =>
        contest(async (id) => {
          const answer = await fetch(`http://127.0.0.1:${port + 1}/bare/akten/${id}/schlusszeichnung`, {
            method: 'POST',
            body: new URLSearchParams({ _csrf: session.token, _key: randomUUID() }),
            redirect: 'manual',
            headers: { cookie: session.cookie },
          })
          return answered(answer, id)
        }),
      limit: () =>
        contest((id) =>
          engine
            .together((ask) => signBare(ask, engine.isMysql, id, line.id, head.id))
            .then(
              () => true,
              () => false
            )
        ),
      errors: () => errors,
    }
  },
}

/** Files like a co-signed one, each with recipient, review record, decision, tranche and duty of its own. */
async function coSigned(model: Application, lineId: number, count: number): Promise<number[]> {
  // of one recipient no more are granted than its cap
  await copies('recipients', await rowOf('recipients', { id: model.recipientId }), count, () => ({ unit_key: null }))
  const recipients = (await db.from('recipients').orderBy('id', 'desc').limit(count).select('id')).toReversed()
  const decision = await rowOf('decisions', { application_id: model.id })
  await copies('applications', await rowOf('applications', { id: model.id }), count, (number) => ({
    file_number: `NW-KI-2026-${String(90_000 + number)}`,
    draft_key: null,
    recipient_id: Number(recipients[number - 1].id),
  }))
  const made = await db.from('applications').where('id', '>', model.id).orderBy('id').select('id')
  const ids = made.map(({ id }) => Number(id))
  const record = await rowOf('review_records', { application_id: model.id })
  await copies('review_records', record, count, (number) => ({ application_id: ids[number - 1] }))
  const records = await db.from('review_records').where('id', '>', Number(record.id)).orderBy('id').select('id')
  const revision = await rowOf('review_revisions', { review_record_id: Number(record.id) })
  await copies('review_revisions', revision, count, (number) => ({
    review_record_id: Number(records[number - 1].id),
  }))
  await copies('decisions', decision, count, (number) => ({
    application_id: ids[number - 1],
    under_way: ids[number - 1],
  }))
  const decisions = await db.from('decisions').where('id', '>', Number(decision.id)).orderBy('id').select('id')
  const tranche = await rowOf('decision_tranches', { decision_id: Number(decision.id) })
  await copies('decision_tranches', tranche, count, (number) => ({
    decision_id: Number(decisions[number - 1].id),
    budget_line_id: lineId,
  }))
  const duty = await rowOf('duties', { thing: `decision:${Number(decision.id)}`, kind: 'sign' })
  const thing = (number: number) => `decision:${Number(decisions[number - 1].id)}`
  await copies('duties', duty, count, (number) => ({
    application_id: ids[number - 1],
    thing: thing(number),
    open_thing: thing(number),
  }))
  return ids
}
