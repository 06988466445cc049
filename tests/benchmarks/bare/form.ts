import router from '@adonisjs/core/services/router'
import { open } from '#identity/access'
import { APPLICANT_ROLES } from '#identity/domain/roles'
import type { Row } from '#tests/helpers/installation'
import type { Ask, Engine } from '#tests/benchmarks/engine'

const NOW = '2026-01-20 09:00:00'
const SQL = {
  file: 'SELECT * FROM applications WHERE id = ?',
  terms:
    'SELECT c.*, v.definition FROM calls c JOIN programme_versions v ON v.id = c.programme_version_id WHERE c.id = ?',
  recipient:
    'SELECT r.*, u.population FROM recipients r LEFT JOIN register_units u ON u.key = r.unit_key WHERE r.id = ?',
  sections: `SELECT s.*, u.name AS saver FROM application_sections s JOIN users u ON u.id = s.saved_by WHERE s.application_id = ?`,
  partners: 'SELECT * FROM application_partners WHERE application_id = ? ORDER BY position',
  attached: `SELECT a.*, d.sha_256, d.file_name FROM application_attachments a JOIN documents d ON d.id = a.document_id WHERE a.application_id = ?`,
  keep: `UPDATE application_sections SET data = ?, revision = revision + 1, saved_by = ?, saved_at = '${NOW}' WHERE application_id = ? AND section = ?`,
  version: `INSERT INTO form_revisions (thing, revision, answers, saved_by, saved_at) VALUES (?, ?, ?, ?, '${NOW}')`,
  touch: `UPDATE applications SET updated_at = '${NOW}' WHERE id = ?`,
  duty: 'SELECT * FROM duties WHERE thing = ? AND done_at IS NULL',
}

/** What a page of a draft needs at least: the draft, its rules, everything that its sections are judged by. */
async function draft(ask: Ask, id: number, lock = ''): Promise<Row> {
  const [file] = await ask(SQL.file + lock, id)
  await ask(SQL.terms, Number(file.call_id))
  await ask(SQL.recipient, Number(file.recipient_id))
  for (const sql of [SQL.sections, SQL.partners, SQL.attached]) await ask(sql, id)
  return file
}

/** Keeps a section as it was sent, with its version, under the lock of its draft. */
export async function saveBare(
  ask: Ask,
  isMysql: boolean,
  sent: { id: number; section: string; by: number; typed: string }
) {
  const { id, section, by, typed } = sent
  await draft(ask, id, isMysql ? ' FOR UPDATE' : '')
  await ask(SQL.keep, typed, by, id, section)
  const [{ revision }] = await ask(
    'SELECT revision FROM application_sections WHERE application_id = ? AND section = ?',
    id,
    section
  )
  await ask(SQL.version, `application:${id}:${section}`, Number(revision), typed, by)
  await ask(SQL.touch, id)
  await ask(SQL.duty, `application:${id}`)
}

export async function bareRoutes(engine: Engine): Promise<void> {
  const filler = 'x'.repeat(Number(process.env.PAGE_BYTES))
  open(
    router.get('/bare/antraege/:id/abschnitte/:section', async ({ params, response }) => {
      const { title } = await draft(engine.ask, Number(params.id))
      return response.header('content-type', 'text/html').send(`${String(title)}${filler}`)
    }),
    'bare.form',
    APPLICANT_ROLES
  )
  open(
    router.post('/bare/antraege/:id/abschnitte/:section', async ({ auth, params, request, response }) => {
      const { id, section } = params as { id: string; section: string }
      const { _key: key, ...typed } = request.body()
      await engine.together(async (ask) => {
        const by = auth.user!.id
        await ask('INSERT INTO request_keys (`key`, user_id, path) VALUES (?, ?, ?)', String(key), by, request.url())
        await saveBare(ask, engine.isMysql, { id: Number(id), section, by, typed: JSON.stringify(typed) })
      })
      return response.redirect(`/antraege/${id}/abschnitte/${section}`)
    }),
    'bare.form.save',
    APPLICANT_ROLES
  )
}
