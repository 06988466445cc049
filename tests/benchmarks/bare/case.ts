import router from '@adonisjs/core/services/router'
import { open } from '#identity/access'
import { CASE_ROLES } from '#identity/domain/roles'
import type { Row } from '#tests/helpers/installation'
import type { Ask, Engine } from '#tests/benchmarks/engine'

const STATEMENTS = {
  file: `SELECT a.*, p.name AS programme_name, p.sample, c.period_from, c.period_to, u.name AS officer_name FROM applications a
    JOIN programmes p ON p.id = a.programme_id JOIN calls c ON c.id = a.call_id LEFT JOIN users u ON u.id = a.officer_id
    WHERE a.id = ? AND a.authority_id = ? AND a.submitted_at IS NOT NULL`,
  decisions: `SELECT d.*, n.announced_on, n.remedy_until, pu.name AS proposer, cu.name AS cosigner, su.name AS signer
    FROM decisions d LEFT JOIN announcements n ON n.decision_id = d.id JOIN users pu ON pu.id = d.proposed_by
    LEFT JOIN users cu ON cu.id = d.cosigned_by LEFT JOIN users su ON su.id = d.signed_by
    WHERE d.application_id = ? ORDER BY d.id DESC`,
  versions: `SELECT v.* FROM grant_versions v JOIN grants g ON g.id = v.grant_id WHERE g.application_id = ? ORDER BY v.version DESC`,
  reports: `SELECT r.* FROM progress_reports r JOIN grants g ON g.id = r.grant_id WHERE g.application_id = ? ORDER BY r.year`,
  duties: 'SELECT * FROM duties WHERE application_id = ? AND done_at IS NULL ORDER BY day, id',
  plan: `SELECT l.* FROM plan_lines l JOIN submissions s ON s.finance_plan_id = l.finance_plan_id
    JOIN applications a ON a.id = s.subject_id AND a.version = s.version WHERE s.form = 'application' AND s.subject_id = ?`,
}
const DOCUMENTS = 'SELECT * FROM documents WHERE stream = ? ORDER BY id DESC'
const LATEST = 'SELECT * FROM journal_entries WHERE stream = ? ORDER BY seq DESC LIMIT 6'

export async function caseFile(ask: Ask, id: number, authorityId: number): Promise<Row[]> {
  const { file, ...others } = STATEMENTS
  const found = await ask(file, id, authorityId)
  for (const sql of Object.values(others)) await ask(sql, id)
  const documents = await ask(DOCUMENTS, `application:${id}`)
  await ask(LATEST, `application:${id}`)
  return [...found, ...documents]
}

export async function bareRoutes({ ask }: Engine): Promise<void> {
  const filler = 'x'.repeat(Number(process.env.PAGE_BYTES))
  open(
    router.get('/bare/akten/:id', async ({ office, params, response }) => {
      const [file] = await caseFile(ask, Number(params.id), office!.id)
      return response.header('content-type', 'text/html').send(`${String(file.file_number)}${filler}`)
    }),
    'bare.case',
    CASE_ROLES
  )
}
