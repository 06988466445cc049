import app from '@adonisjs/core/services/app'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import EndPosting from '#budgets/actions/end_posting'
import EnterPosting from '#budgets/actions/enter_posting'
import EndEntries from '#law/actions/end_entries'
import EnterRules from '#law/actions/enter_rules'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { APPLICATION_WORKFLOW } from '#applications/domain/application_workflow'
import { DECISION_WORKFLOW } from '#decisions/domain/decision_workflow'
import { EXPRESSION_WORKFLOW } from '#expressions/domain/expression_workflow'
import { REPORT_WORKFLOW } from '#reports/domain/report_workflow'
import { GUARDS } from '#database/guards'
import { World } from '#tests/helpers/world'

type Row = Record<string, unknown>

/** Columns that may still change in a row that has decided something, with what moves them; all others stand. */
const MOVES: Record<string, readonly string[]> = {
  // the workflow moves it, its reader finds it by these, a supplement changes what is asked for
  applications: ['status_since', 'title', 'recipient_sort', 'search_text', 'requested_amount', 'version'].concat(
    ['draft_key', 'officer_id', 'clerk_id', 'recused', 'updated_at', 'status'] // status: see the ways of the workflows below
  ),
  application_sections: [],
  application_partners: [],
  application_attachments: [],
  sign_offs: [],
  messages: ['read_by', 'read_at'],
  message_files: [],
  rule_entries: [],
  standard_texts: [],
  form_revisions: [],
  supplement_requests: ['answer', 'answered_by', 'answered_at', 'dropped_at', 'extended_until'],
  memberships: ['ended_at', 'awaits_second', 'confirmed_by', 'confirmed_at'],
  // entries while its writer has it: see below
  progress_reports: ['due_on', 'entries', 'status', 'revision', 'version', 'submitted_at', 'decided_at'].concat([
    'decided_by',
    'return_reason',
    'updated_at',
  ]),
  review_records: ['closed_at'],
  budget_balances: [],
  authorisation_balances: [],
  decisions: [],
  announcements: [],
  base_rate_entries: [],
  budget_postings: [],
  entered_postings: [],
  decision_tranches: [],
  documents: [],
  exports: [],
  finance_plans: [],
  grant_versions: [],
  grants: [],
  indicator_targets: [],
  integrity_checks: [],
  journal_entries: [],
  journal_seals: [],
  plan_deductions: [],
  plan_lines: [],
  programme_versions: [],
  report_figures: [],
  review_revisions: [],
  submission_attachments: [],
  submissions: [],
}

/** What decides nothing, or is replaced by an act that says so. */
const LIVE: Record<string, string> = {
  expressions: 'an expression of interest: what was filed stands, see its spec',
  authorities: 'master data',
  budget_lines: 'master data',
  calendar_feeds: 'a secret address, renewed at will',
  calls: 'master data of a programme; its definition is a version',
  duties: 'what is due now',
  effects: 'what is still to be done',
  file_number_counters: 'a counter',
  outgoing_mails: 'delivery',
  password_resets: 'used once',
  programme_drafts: 'prepares a version; what was proposed and published of it stands, see the spec of drafts',
  programmes: 'master data; its definition is a version',
  rate_limits: 'a count',
  recipients: 'master data; a submission keeps what it was',
  register_changes: 'master data of a public register',
  register_units: 'master data of a public register',
  request_keys: 'forgotten after a while',
  sessions: 'a session',
  master_documents: 'papers that a recipient keeps at hand; what was filed of them stands with its submission',
  master_records: 'what a recipient says of itself now; its versions and submissions stand',
  trial_applications: 'a rehearsal of a form: counted nowhere, swept after a while',
  users: 'a person changes name and password',
}
/** What no file of the test's world makes; their rows are of the same kind as the others. */
const NOT_MADE = new Set([
  'application_partners',
  'sign_offs',
  'messages',
  'message_files',
  'supplement_requests',
  'standard_texts',
  'base_rate_entries',
  'exports',
  'integrity_checks',
  'journal_seals',
  'plan_deductions',
  'report_figures',
])

async function tables(): Promise<string[]> {
  const rows =
    db.connection().dialect.name === 'mysql'
      ? await db.from('information_schema.tables').whereRaw('table_schema = DATABASE()').select('table_name as name')
      : await db.from('sqlite_master').where('type', 'table').select('name')
  return rows.map(({ name }) => String(name)).filter((name) => !/^(adonis_schema|sqlite_|queue_)/.test(name))
}

/** Something else of the same kind. */
function other(column: string, value: unknown): unknown {
  if (value === null) return /(?<!offered)_(at|on|until|from|to|since)$/.test(column) ? '2001-01-01' : 1
  if (typeof value === 'number') return value + 1
  if (value instanceof Date) return '2001-01-01'
  if (typeof value === 'object') return '{"a":1}'
  const text = String(value)
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(/^\d{4}/, '2001')
  return /^[[{]/.test(text) ? '{"a":1}' : `${text.slice(0, 1) === 'x' ? 'y' : 'x'}${text.slice(1)}`
}

/** Whether the database refuses; what it does not is undone. A key that does not fit is no lock. */
async function refuses(work: () => Promise<unknown>): Promise<string | null> {
  const trx = await db.transaction()
  try {
    await work()
    return null
  } catch (error) {
    return (error as Error).message
  } finally {
    await trx.rollback()
  }
}
const LOCK =
  /: (what .* stands?|.* is never|.* are never|a grant is|balances are|a dispatched|the draft is|the report is|no act leads|the signer has|a decision begins|a status names|the record of|a second person|an entry ends|who enters a|an entry waits|what is posted|a file goes)/

const ENTERED = {
  name: 'retentionPercent',
  value: 0,
  validFrom: Day.parse('2026-01-01'),
  validTo: null,
  source: 'Bewilligungspraxis',
  document: 'Dienstanweisung',
  documentDated: Day.parse('2025-12-01'),
}

async function decided() {
  const world = await World.create()
  const line = await world.budget('NW', 'KI', 2026, '1000000.00', { 2027: '500000.00' })
  const began = world.now()
  await world.file('Wuppertal', 'NW-KI-2026', 'co_signed')
  world.clock.moveTo(began.toFormat("yyyy-MM-dd'T'HH:mm"))
  const file = await world.file('Unna', 'NW-KI-2026', 'announced')
  await world.reportOf(file.id, 2026)
  const posting = { kind: 'reinforcement' as const, year: 2026, decidedIn: 2026, text: 'Nachtrag', document: 'H 1' }
  const entered = await (
    await app.container.make(EnterPosting)
  ).handle(line.id, { ...posting, amount: Money.parse('500000.00') }, world.official('NW', 'budget_officer'))
  await (await app.container.make(EndPosting)).confirm(line, entered!.id, world.official('NW', 'head_of_unit'))
  const [entry] = await (
    await app.container.make(EnterRules)
  ).handle('NW', [ENTERED], world.official('NW', 'programme_manager'))
  await (await app.container.make(EndEntries)).confirm('NW', [entry.id], world.official('NW', 'head_of_unit'))
  return world
}

test.group('What has decided stands', () => {
  test('every table is one that stands, or one with a reason why it moves', async ({ assert }) => {
    assert.sameMembers(await tables(), [...Object.keys(MOVES), ...Object.keys(LIVE)])
  })

  test('no row can be changed, deleted or replaced past the application', async ({ assert }) => {
    await decided()
    const open: string[] = []
    for (const [table, moving] of Object.entries(MOVES)) {
      const row = (await db.from(table).orderBy('id', 'desc').first()) as Row | null
      if (!row) {
        assert.isTrue(NOT_MADE.has(table), `${table} has no row`)
        for (const timing of ['update', 'delete'])
          assert.isTrue(
            GUARDS.some((name) => name.startsWith(`${table}_before_${timing}_`)),
            `${table} ${timing}`
          )
        continue
      }
      const one = () => db.from(table).where('id', Number(row.id))
      const fails = async (what: string, work: () => Promise<unknown>) => {
        const message = await refuses(work)
        if (!message || !LOCK.test(message)) open.push(`${table} ${what}: ${message ?? 'done'}`)
      }
      for (const [column, value] of Object.entries(row))
        if (column !== 'id' && !moving.includes(column))
          await fails(column, async () => one().update({ [column]: other(column, value) }))
      await fails('DELETE', async () => one().delete())
      const names = Object.keys(row)
      const replace = `REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
      const values = Object.values(row).map((value) =>
        typeof value === 'object' && value ? JSON.stringify(value) : value
      )
      await fails('REPLACE', async () => db.rawQuery(replace, values as never[]))
    }
    assert.deepEqual(open, [])
  })

  test('what is set once is not set again', async ({ assert }) => {
    const world = await decided()
    const membership = { user_id: world.official('NW', 'case_officer').id }
    await db.from('memberships').where(membership).update({ ended_at: '2026-01-01 08:00:00' })
    const again = () => db.from('memberships').where(membership).update({ ended_at: '2027-01-01 08:00:00' })
    assert.match((await refuses(async () => again()))!, /ROLE/)
    const open = () => db.from('memberships').where(membership).update({ ended_at: null })
    assert.match((await refuses(async () => open()))!, /ROLE/)
    const unconfirm = () => db.from('memberships').where(membership).update({ awaits_second: true })
    assert.match((await refuses(async () => unconfirm()))!, /SECOND/)
  })

  test('a proposal is signed as it was proposed, and a report read as it was filed', async ({ assert }) => {
    await decided()
    const changes = { amount: 1, reasons: 'anders', notice_facts: '{}', period_to: '2001-01-01', proposed_by: 2 }
    for (const [column, value] of Object.entries(changes)) {
      const change = () =>
        db
          .from('decisions')
          .where('status', 'co_signed')
          .update({ [column]: value })
      assert.match((await refuses(async () => change()))!, /PROPOSED/, column)
    }
    await db.from('progress_reports').update({ status: 'submitted' })
    const rewrite = () => db.from('progress_reports').update({ entries: '{"a":1}' })
    assert.match((await refuses(async () => rewrite()))!, /CLOSED/)
  })

  test('nothing of a decision comes about past its people: not by a row, a status or an end of its own', async ({
    assert,
  }) => {
    const world = await decided()
    const dispatched = await db.from('decisions').where('status', 'dispatched').firstOrFail()
    const { id, ...copy } = { ...dispatched, under_way: null }
    for (const column of ['notice_facts', 'notice_content', 'refused_signature'])
      if (copy[column] && typeof copy[column] === 'object') copy[column] = JSON.stringify(copy[column])
    assert.match((await refuses(async () => db.table('decisions').insert(copy)))!, /BEGUN/)
    const waiting = () => db.from('decisions').where('status', 'co_signed')
    for (const change of [{ status: 'signed' }, { signed_by: 1, signed_at: '2026-01-01' }])
      assert.match((await refuses(async () => waiting().update(change)))!, /BY WHOM|INV-4|FOUR-EYES/)
    const recall = () => db.from('decisions').where({ id }).update({ status: 'recalled' })
    assert.match((await refuses(async () => recall()))!, /BY WHOM|DISPATCHED/)
    const reopen = () => db.from('review_records').orderBy('id', 'desc').limit(1).update({ closed_at: null })
    assert.match((await refuses(async () => reopen()))!, /DECIDED/)
    const [user, giver] = (['budget_officer', 'admin_technical'] as const).map((role) => world.official('NW', role).id)
    await db.from('memberships').where('user_id', user).update({ ended_at: '2026-01-01 08:00:00' })
    const authority = world.official('NW', 'case_officer').office!.id
    const given = { authority_id: authority, role: 'head_of_unit', valid_from: '2026-01-01', awaits_second: true }
    await db.table('memberships').insert({ ...given, user_id: user, given_by: giver })
    for (const confirmed of [null, giver, user]) {
      const confirm = () =>
        db.from('memberships').where('awaits_second', true).update({ awaits_second: false, confirmed_by: confirmed })
      assert.match((await refuses(async () => confirm()))!, /SECOND/)
    }
  })

  test('what was signed takes in nothing that belonged elsewhere', async ({ assert }) => {
    await decided()
    const signed = await db.from('decisions').where('status', 'dispatched').firstOrFail()
    const waiting = await db.from('decisions').where('status', 'co_signed').firstOrFail()
    const move = () =>
      db.from('decision_tranches').where('decision_id', waiting.id).update({ decision_id: signed.id, year: 2031 })
    assert.match((await refuses(async () => move()))!, /SIGNED/)
    const draft = await db.from('applications').where('id', signed.application_id).firstOrFail()
    const sections = () => db.from('application_sections').where('application_id', draft.id).update({ section: 'x' })
    assert.match((await refuses(async () => sections()))!, /CLOSED/)
  })

  test('who proposed does not co-sign, in the database too', async ({ assert }) => {
    const world = await World.create()
    await world.budget('NW', 'KI', 2026, '1000000.00')
    await world.file('Unna', 'NW-KI-2026', 'proposed')
    const { id, proposed_by: own } = await db.from('decisions').firstOrFail()
    assert.match((await refuses(async () => db.from('decisions').where({ id }).update({ cosigned_by: own })))!, /TWO/)
  })

  test('{table}: the database knows the ways of the workflow and no other')
    .with([
      { table: 'applications', workflow: APPLICATION_WORKFLOW },
      { table: 'decisions', workflow: DECISION_WORKFLOW },
      { table: 'progress_reports', workflow: REPORT_WORKFLOW },
      { table: 'expressions', workflow: EXPRESSION_WORKFLOW },
    ])
    .run(async ({ assert }, { table, workflow }) => {
      const body =
        db.connection().dialect.name === 'mysql'
          ? await db
              .from('information_schema.triggers')
              .whereRaw('trigger_schema = DATABASE()')
              .where('trigger_name', `${table}_before_update_workflow`)
              .select('action_statement as body')
              .firstOrFail()
          : await db
              .from('sqlite_master')
              .where('name', `${table}_before_update_workflow`)
              .select('sql as body')
              .firstOrFail()
      const known = [...String(body.body).matchAll(/OLD\.status = '(\w+)' AND NEW\.status IN \(([^)]*)\)/g)].flatMap(
        ([, from, to]) => to.split(', ').map((status) => `${from} ${status.replaceAll("'", '')}`)
      )
      // an act that leads to where it began moves nothing
      const ways = Object.values(workflow).flatMap(({ from, to }) =>
        (from as readonly string[]).filter((status) => status !== to).map((status) => `${status} ${to}`)
      )
      assert.sameMembers(known, [...new Set(ways)])
    })
})
