import { createHash } from 'node:crypto'
import router from '@adonisjs/core/services/router'
import { open } from '#identity/access'
import type { Row } from '#tests/helpers/installation'
import type { Ask, Engine } from '#tests/benchmarks/engine'

const NOW = '2026-01-20 09:00:00'
const NOTICE = JSON.stringify({ blocks: ['x'.repeat(12_000)] })
const SQL = {
  file: 'SELECT * FROM applications WHERE id = ?',
  decision:
    "SELECT * FROM decisions WHERE application_id = ? AND status NOT IN ('returned', 'lapsed') ORDER BY id DESC LIMIT 1",
  move: `UPDATE applications SET status = 'decided', status_since = '${NOW}' WHERE id = ?`,
  done: `UPDATE duties SET done_at = '${NOW}', remind_on = NULL WHERE thing = ? AND done_at IS NULL`,
  duty: `INSERT INTO duties (land, thing, application_id, kind, whose, authority_id, facts, since, day)
    VALUES ('NW', ?, ?, 'dispatch_notice', 'officer', ?, '{}', '${NOW}', '2026-01-20')`,
  effect: `INSERT INTO effects (event, effect, facts, announced_at, due_at, tries) VALUES ('bare', 'bare', '{}', '${NOW}', '2099-01-01 00:00:00', 0)`,
  grant: `INSERT INTO grants (land, application_id, recipient_id, created_at) VALUES ('NW', ?, ?, '${NOW}')`,
  granted: 'SELECT id FROM grants WHERE application_id = ?',
  version: `INSERT INTO grant_versions (grant_id, version, decision_id, finance_plan_id, amount, period_from, period_to, frozen_rules, created_at)
    VALUES (?, 1, ?, ?, ?, '2026-01-01', '2026-12-31', '${JSON.stringify({ rules: 'x'.repeat(4000) })}', '${NOW}')`,
  reserved: "SELECT * FROM budget_postings WHERE application_id = ? AND kind = 'reservation'",
  tranches: 'SELECT * FROM decision_tranches WHERE decision_id = ? ORDER BY year',
  line: 'SELECT * FROM budget_lines WHERE id = ?',
  years: 'SELECT * FROM budget_balances WHERE budget_line_id = ?',
  authorisations: 'SELECT * FROM authorisation_balances WHERE budget_line_id = ?',
  post: `INSERT INTO budget_postings (budget_line_id, kind, year, decided_in, amount, decision_id, grant_id, text, posted_by, posted_at)
    VALUES (?, 'commitment', ?, 2026, ?, ?, ?, 'Festlegung', ?, '${NOW}')`,
  head: 'SELECT seq, hash FROM journal_entries WHERE stream = ? ORDER BY seq DESC LIMIT 1',
  record: `INSERT INTO journal_entries (land, stream, seq, act, user_id, actor, at, details, previous_hash, hash)
    VALUES ('NW', ?, ?, ?, ?, 'Bank', '${NOW}', '{}', ?, ?)`,
  decide: `UPDATE decisions SET status = 'signed', grant_id = ?, signed_by = ?, signed_at = '${NOW}', notice_content = ? WHERE id = ?`,
}

/** What a signature must write and check at least, under the same locks in the same order. */
export async function signBare(ask: Ask, isMysql: boolean, id: number, lineId: number, by: number): Promise<void> {
  const lock = isMysql ? ' FOR UPDATE' : ''
  const [file] = await ask(SQL.file + lock, id)
  const [decision] = await ask(SQL.decision, id)
  await ask(SQL.move, id)
  await link(ask, `application:${id}`, 'decision.signed', by, lock)
  await ask(SQL.done, `decision:${Number(decision.id)}`)
  await ask(SQL.duty, `decision:${Number(decision.id)}`, id, Number(file.authority_id))
  await ask(SQL.effect)
  await ask(SQL.grant, id, Number(file.recipient_id))
  const [{ id: grantId }] = await ask(SQL.granted, id)
  await ask(
    SQL.version,
    Number(grantId),
    Number(decision.id),
    Number(decision.finance_plan_id),
    Number(decision.amount)
  )
  await ask(SQL.reserved, id)
  const tranches = await ask(SQL.tranches, Number(decision.id))
  await ask(SQL.line + lock, lineId)
  await ask(SQL.years, lineId)
  await ask(SQL.authorisations, lineId)
  for (const { year, amount } of tranches) {
    await ask(SQL.post, lineId, Number(year), Number(amount), Number(decision.id), Number(grantId), by)
    await link(ask, `budget_line:${lineId}`, 'budget.committed', by, lock)
  }
  await ask(SQL.decide, Number(grantId), by, NOTICE, Number(decision.id))
}

async function link(ask: Ask, stream: string, act: string, by: number, lock: string): Promise<void> {
  const [head] = (await ask(SQL.head + lock, stream)) as (Row | undefined)[]
  const [seq, previous] = [Number(head?.seq ?? 0) + 1, String(head?.hash ?? '0'.repeat(64))]
  const hash = createHash('sha256')
    .update(JSON.stringify([stream, seq, act, previous]))
    .digest('hex')
  await ask(SQL.record, stream, seq, act, by, previous, hash)
}

export async function bareRoutes(engine: Engine): Promise<void> {
  const lineId = Number(process.env.LINE)
  open(
    router.post('/bare/akten/:id/schlusszeichnung', async ({ auth, params, request, response }) => {
      const [id, by] = [Number(params.id), auth.user!.id]
      await engine.together(async (ask) => {
        await ask(
          'INSERT INTO request_keys (`key`, user_id, path) VALUES (?, ?, ?)',
          String(request.input('_key')),
          by,
          request.url()
        )
        await signBare(ask, engine.isMysql, id, lineId, by)
      })
      return response.redirect(`/akten/${id}/bescheid`)
    }),
    'bare.signature',
    ['head_of_unit']
  )
}
