import router from '@adonisjs/core/services/router'
import { open } from '#identity/access'
import { CASE_ROLES } from '#identity/domain/roles'
import type { Row } from '#tests/helpers/installation'
import type { Ask, Engine } from '#tests/benchmarks/engine'

export const SIZE = 25
const FILED = "authority_id = ? AND status = 'in_review' AND submitted_at IS NOT NULL"
const NOT_DECIDED = 'id NOT IN (SELECT under_way FROM decisions WHERE under_way IS NOT NULL)'
/** What the view must ask at least: the ids of the page on an index, its rows with their open duty, and a count that stops at 1,001. */
const PAGE_SQL = `SELECT a.id, a.file_number, a.recipient_name, a.title, a.requested_amount, a.status, a.submitted_at,
  p.name AS programme_name, u.name AS officer_name, d.kind, d.facts, d.due_on, d.since
  FROM (SELECT id FROM applications WHERE ${FILED} AND ${NOT_DECIDED} ORDER BY submitted_at DESC, id DESC LIMIT ${SIZE} OFFSET ?) page
  JOIN applications a ON a.id = page.id JOIN programmes p ON p.id = a.programme_id LEFT JOIN users u ON u.id = a.officer_id
  LEFT JOIN duties d ON d.application_id = a.id AND d.done_at IS NULL
  ORDER BY a.submitted_at DESC, a.id DESC`
const COUNT_SQL = `SELECT COUNT(*) AS total FROM (SELECT id FROM applications WHERE ${FILED} AND ${NOT_DECIDED} LIMIT 1001) capped`

export async function worklistPage(ask: Ask, authorityId: number, page: number): Promise<Row[]> {
  const [rows] = [await ask(PAGE_SQL, authorityId, (page - 1) * SIZE), await ask(COUNT_SQL, authorityId)]
  return rows
}

export async function bareRoutes({ ask }: Engine): Promise<void> {
  const filler = 'x'.repeat(Number(process.env.PAGE_BYTES))
  open(
    router.get('/bare/akten', async ({ office, request, response }) => {
      const rows = await worklistPage(ask, office!.id, Number(request.input('seite')))
      const shown = rows.map(({ id }) => `href="/akten/${id}"`).join('')
      return response.header('content-type', 'text/html').send(`${shown}${filler}`)
    }),
    'bare.worklist',
    CASE_ROLES
  )
}
