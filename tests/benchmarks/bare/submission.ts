import { createHash } from 'node:crypto'
import router from '@adonisjs/core/services/router'
import { open } from '#identity/access'
import type { Row } from '#tests/helpers/installation'
import type { Ask, Engine } from '#tests/benchmarks/engine'

const NOW = '2026-01-20 09:00:00'

/** The rows that a submission of the model wrote: the bare one writes the same, with keys of its own. */
export type Written = {
  plan: Row
  planLines: Row[]
  submission: Row
  attachments: Row[]
  targets: Row[]
  duty: Row
  mails: Row[]
  effect: Row
}

const PEOPLE = `SELECT u.id, u.name, u.email FROM users u JOIN memberships m ON m.user_id = u.id
  WHERE u.disabled_at IS NULL AND m.ended_at IS NULL AND m.valid_from <= '2026-01-20'`
const SQL = {
  file: 'SELECT * FROM applications WHERE id = ?',
  terms: `SELECT c.*, v.definition FROM calls c JOIN programme_versions v ON v.id = c.programme_version_id WHERE c.id = ?`,
  recipient: 'SELECT * FROM recipients WHERE id = ?',
  sections: 'SELECT * FROM application_sections WHERE application_id = ?',
  partners: 'SELECT * FROM application_partners WHERE application_id = ?',
  attached: `SELECT a.*, d.sha_256, d.file_name FROM application_attachments a JOIN documents d ON d.id = a.document_id WHERE a.application_id = ?`,
  count: 'UPDATE file_number_counters SET last = last + 1 WHERE programme_id = ? AND year = 2026',
  counted: 'SELECT last FROM file_number_counters WHERE programme_id = ? AND year = 2026',
  move: `UPDATE applications SET status = 'submitted', status_since = '${NOW}', version = 1, file_number = ?, search_text = ?,
    requested_amount = ?, submitted_at = '${NOW}', draft_key = NULL, updated_at = '${NOW}' WHERE id = ?`,
  done: `UPDATE duties SET done_at = '${NOW}', open_thing = NULL, remind_on = NULL WHERE thing = ? AND done_at IS NULL`,
  ofRecipient: `${PEOPLE} AND m.recipient_id = ?`,
  ofAuthority: `${PEOPLE} AND m.role = 'case_officer' AND m.authority_id = ?`,
  head: 'SELECT seq, hash FROM journal_entries WHERE stream = ? ORDER BY seq DESC LIMIT 1',
  record: `INSERT INTO journal_entries (land, stream, seq, act, user_id, actor, at, details, previous_hash, hash)
    VALUES ('NW', ?, ?, 'application.submitted', ?, 'Bank', '${NOW}', '{}', ?, ?)`,
}

/** What a submission must read, write and check at least, under the same locks in the same order. */
export async function submitBare(ask: Ask, isMysql: boolean, id: number, by: number, written: Written): Promise<void> {
  const lock = isMysql ? ' FOR UPDATE' : ''
  const stream = `application:${id}`
  const [file] = await ask(SQL.file + lock, id)
  await ask(SQL.terms, Number(file.call_id))
  await ask(SQL.recipient, Number(file.recipient_id))
  for (const sql of [SQL.sections, SQL.partners, SQL.attached]) await ask(sql, id)
  await insert(ask, 'finance_plans', [{ ...written.plan, stream }])
  const [plan] = await ask('SELECT id FROM finance_plans WHERE stream = ?', stream)
  await insert(
    ask,
    'plan_lines',
    written.planLines.map((line) => ({ ...line, finance_plan_id: plan.id }))
  )
  await insert(ask, 'submissions', [{ ...written.submission, subject_id: id, finance_plan_id: plan.id }])
  const [submission] = await ask("SELECT id FROM submissions WHERE form = 'application' AND subject_id = ?", id)
  const ofSubmission = (rows: Row[]) => rows.map((row) => ({ ...row, submission_id: submission.id }))
  await insert(ask, 'submission_attachments', ofSubmission(written.attachments))
  await insert(ask, 'indicator_targets', ofSubmission(written.targets))
  await ask(SQL.count, Number(file.programme_id))
  const [{ last }] = await ask(SQL.counted + lock, Number(file.programme_id))
  const number = `NW-KI-2026-${String(last).padStart(5, '0')}`
  await ask(SQL.move, number, number.toLowerCase(), Number(file.requested_amount ?? 1), id)
  await ask(SQL.done, stream)
  await insert(ask, 'duties', [{ ...written.duty, thing: stream, open_thing: stream, application_id: id }])
  const [head] = (await ask(SQL.head + lock, stream)) as (Row | undefined)[]
  const [seq, previous] = [Number(head?.seq ?? 0) + 1, String(head?.hash ?? '0'.repeat(64))]
  const hash = createHash('sha256')
    .update(JSON.stringify([stream, seq, previous]))
    .digest('hex')
  await ask(SQL.record, stream, seq, by, previous, hash)
  await ask(SQL.ofRecipient, Number(file.recipient_id))
  await ask(SQL.ofAuthority, Number(file.authority_id))
  await insert(ask, 'outgoing_mails', written.mails)
  await insert(ask, 'effects', [written.effect])
}

async function insert(ask: Ask, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0])
  const places = `(${columns.map(() => '?').join(', ')})`
  const values = rows.flatMap((row) => columns.map((column) => row[column] as never))
  await ask(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => places).join(', ')}`, ...values)
}

export async function bareRoutes(engine: Engine): Promise<void> {
  const written = JSON.parse(process.env.WRITTEN!) as Written
  open(
    router.post('/bare/antraege/:id/einreichung', async ({ auth, params, request, response }) => {
      const [id, by] = [Number(params.id), auth.user!.id]
      await engine.together(async (ask) => {
        const key = String(request.input('_key'))
        await ask('INSERT INTO request_keys (`key`, user_id, path) VALUES (?, ?, ?)', key, by, request.url())
        await submitBare(ask, engine.isMysql, id, by, written)
      })
      return response.redirect(`/antraege/${id}/eingang`)
    }),
    'bare.submission',
    ['applicant_signatory']
  )
}
