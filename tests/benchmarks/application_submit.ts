import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type Application from '#applications/models/application'
import type { Row, Session } from '#tests/helpers/installation'
import { type Written, submitBare } from '#tests/benchmarks/bare/submission'
import { type Benchmark, inLanes, timed } from '#tests/benchmarks/contest'
import { copies, rowOf } from '#tests/benchmarks/copies'
import { engineOn } from '#tests/benchmarks/engine'

const AT_ONCE = 64
/** Ours, limit and floor, each once to begin with and three times that count. */
const BATCHES = 12

export const applicationSubmit: Benchmark = {
  name: 'application.submit',
  unit: '1/s',
  limitIs:
    'the same transaction in bare SQL: file, number, plan, submission with attachments and targets, duty, journal, mails',
  rows: AT_ONCE,
  async prepare({ world, installation, port, rows }) {
    const filed = await world.file('Wuppertal', 'NW-KI-2026', 'submitted')
    const written = await rowsOf(filed)
    const draft = await world.file('Unna', 'NW-KI-2026', 'draft')
    await db.from('calls').where('id', draft.callId).update({ closes_at: '2026-12-31 22:59:59' })
    const signatory = world.signatory('Unna')
    const people = await signatories(draft.recipientId, signatory.id, rows)
    const batches = await drafts(draft, people, BATCHES)
    await installation.serve(port)
    const sessions: Session[] = []
    await inLanes([...people.entries()], 2, async ([index, { email }]) => {
      sessions[index] = await installation.signIn(port, email, '/antraege', `10.0.0.${index + 1}`)
    })
    await installation.serveFloor(port + 1, 'submission', { WRITTEN: JSON.stringify(written) })
    const engine = engineOn(installation)
    let [errors, filedCount] = [0, 1]

    /** Every submission has its file with a number of its own. */
    const assertSound = async () => {
      const [{ numbers }] = await installation.rows(
        "SELECT COUNT(DISTINCT a.file_number) AS numbers FROM submissions s JOIN applications a ON a.id = s.subject_id WHERE a.status = 'submitted'"
      )
      if (Number(numbers) !== filedCount) errors++
    }
    const contest = async (work: (id: number, index: number) => Promise<boolean>) => {
      const batch = batches.shift()!
      let done = 0
      const all = batch.map(async (id, index) => (await work(id, index)) && done++)
      const took = await timed(() => Promise.all(all))
      errors += batch.length - done
      filedCount += done
      await assertSound()
      return (batch.length * 1000) / took
    }
    const posted = async (address: string, id: number, { cookie, token }: Session) => {
      const answer = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ _csrf: token, _key: randomUUID() }),
        redirect: 'manual',
        headers: { cookie },
      })
      return answer.status === 302 && answer.headers.get('location') === `/antraege/${id}/eingang`
    }
    return {
      ours: () =>
        contest((id, index) => posted(`http://127.0.0.1:${port}/antraege/${id}/einreichung`, id, sessions[index])),
      floor: () =>
        contest((id, index) =>
          posted(`http://127.0.0.1:${port + 1}/bare/antraege/${id}/einreichung`, id, sessions[index])
        ),
      limit: () =>
        contest((id, index) =>
          engine
            .together((ask) => submitBare(ask, engine.isMysql, id, people[index].id, written))
            .then(
              () => true,
              () => false
            )
        ),
      errors: () => errors,
    }
  },
}

/** What the submission of a file has written, without the keys. */
async function rowsOf(file: Application): Promise<Written> {
  const submission = await rowOf('submissions', { form: 'application', subject_id: file.id })
  const planId = submission.finance_plan_id
  const of = (table: string, where: Row) => db.from(table).where(where).orderBy('id')
  const mails = await db.from('outgoing_mails').where('subject', 'like', `%${file.fileNumber}%`)
  return {
    plan: bare(await rowOf('finance_plans', { id: Number(planId) })),
    planLines: (await of('plan_lines', { finance_plan_id: planId })).map(bare),
    submission: bare(submission),
    attachments: (await of('submission_attachments', { submission_id: submission.id })).map(bare),
    targets: (await of('indicator_targets', { submission_id: submission.id })).map(bare),
    duty: bare(await rowOf('duties', { thing: `application:${file.id}`, done_at: null as never })),
    mails: mails.map((mail) => ({ ...bare(mail), sent_at: '2026-01-20 09:00:00' })),
    effect: { ...bare(await rowOf('effects', {})), event: 'bare', effect: 'bare', due_at: '2099-01-01 00:00:00' },
  }
}

function bare({ id: _id, ...row }: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
    ])
  ) as Row
}

/** Recipients like one, each with a signatory of its own. */
async function signatories(recipientId: number, userId: number, count: number) {
  await copies('recipients', await rowOf('recipients', { id: recipientId }), count, (number) => ({
    unit_key: null,
    name: `Gemeinde ${number}`,
  }))
  const recipients = await db.from('recipients').where('name', 'like', 'Gemeinde %').orderBy('id').select('id')
  await copies('users', await rowOf('users', { id: userId }), count, (number) => ({
    email: `gemeinde.${number}@example.de`,
  }))
  const users = await db.from('users').where('email', 'like', 'gemeinde.%').orderBy('id').select('id', 'email')
  await copies('memberships', await rowOf('memberships', { user_id: userId }), count, (number) => ({
    user_id: users[number - 1].id,
    recipient_id: recipients[number - 1].id,
  }))
  return users.map(({ id, email }, index) => ({
    id: Number(id),
    email: String(email),
    recipientId: Number(recipients[index].id),
  }))
}

/** Complete drafts like one, so many for each signatory; a batch has one of each. */
async function drafts(
  model: Application,
  people: readonly { recipientId: number }[],
  each: number
): Promise<number[][]> {
  const count = people.length * each
  await copies('applications', await rowOf('applications', { id: model.id }), count, (number) => ({
    recipient_id: people[(number - 1) % people.length].recipientId,
    draft_key: null,
  }))
  const made = await db.from('applications').where('id', '>', model.id).orderBy('id').select('id')
  const ids = made.map(({ id }) => Number(id))
  for (const table of ['application_sections', 'application_attachments'])
    for (const row of await db.from(table).where('application_id', model.id))
      await copies(table, row, count, (number) => ({ application_id: ids[number - 1] }))
  const duty = await rowOf('duties', { application_id: model.id })
  await copies('duties', duty, count, (number) => ({
    application_id: ids[number - 1],
    thing: `application:${ids[number - 1]}`,
    open_thing: `application:${ids[number - 1]}`,
  }))
  return Array.from({ length: each }, (_, index) => ids.slice(index * people.length, (index + 1) * people.length))
}
