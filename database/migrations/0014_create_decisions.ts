import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, differs, moves, raiseWhen, refers, stands } from '#database/schema_helpers'

/** The grant is the lasting thing; decisions are acts on it, each with a version of the grant as its effect. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('budget_lines', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'programme_id', 'programmes').notNullable()
      table.string('chapter', 20).notNullable()
      table.string('item', 20).notNullable()
      table.string('name', 190).notNullable()
      table.boolean('sample').notNullable().defaultTo(false)
      table.unique(['land', 'chapter', 'item'], { indexName: 'budget_lines_address_unique' })
    })
    this.schema.createTable('grants', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      // whose file it is says its application
      refers(table, 'application_id', 'applications', 'in_wider_index').notNullable()
      refers(table, 'recipient_id', 'recipients').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['application_id'], { indexName: 'grants_file_unique' })
      table.index(['land', 'id'], 'grants_land')
    })
    this.schema.createTable('decisions', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'application_id', 'applications', 'in_wider_index').notNullable()
      refers(table, 'grant_id', 'grants').nullable()
      refers(table, 'submission_id', 'submissions').notNullable()
      refers(table, 'finance_plan_id', 'finance_plans').notNullable()
      table.string('subject', 12).notNullable()
      table.string('kind', 30).notNullable()
      table.string('status', 20).notNullable()
      // the file, while it is neither returned nor lapsed nor dispatched: a file has one decision under way
      table.integer('under_way').unsigned().nullable().unique('decisions_under_way_unique')
      // whether it says what the grant amounts to, so that the ledger must say the same
      table.boolean('binds').notNullable()
      table.bigint('requested_amount').notNullable()
      table.bigint('amount').notNullable()
      table.date('period_from').notNullable()
      table.date('period_to').notNullable()
      table.text('reasons').nullable()
      table.boolean('cosignature_required').notNullable()
      for (const act of ['proposed', 'cosigned', 'signed', 'returned', 'dispatched', 'recalled']) {
        const by = refers(table, `${act}_by`, 'users')
        if (act === 'proposed') by.notNullable()
        else by.nullable()
        const at = table.dateTime(`${act}_at`)
        if (act === 'proposed') at.notNullable()
        else at.nullable()
      }
      table.text('return_reason').nullable()
      table.text('recall_reason').nullable()
      table.json('refused_signature').nullable()
      // what the notice is made of, frozen with the proposal; and the notice as it was signed
      table.json('notice_facts').notNullable()
      table.json('notice_content').nullable()
      refers(table, 'notice_document_id', 'documents').nullable()
      table.date('retrievable_until').nullable()
      table.dateTime('created_at').notNullable()
      table.index(['application_id', 'id'], 'decisions_application')
      table.index(['land', 'status', 'id'], 'decisions_by_status')
      table.index(['land', 'id'], 'decisions_land')
    })
    this.schema.createTable('announcements', (table) => {
      table.increments('id')
      refers(table, 'decision_id', 'decisions', 'in_wider_index').notNullable()
      table.string('channel', 20).notNullable()
      // retrieved, posted or served
      table.date('handed_over_on').notNullable()
      table.date('announced_on').notNullable()
      table.date('remedy_until').notNullable()
      table.json('derivation').notNullable()
      table.string('evidence', 250).nullable()
      refers(table, 'recorded_by', 'users').notNullable()
      table.dateTime('recorded_at').notNullable()
      table.unique(['decision_id'], { indexName: 'announcements_decision_unique' })
    })
    this.schema.createTable('decision_tranches', (table) => {
      table.increments('id')
      refers(table, 'decision_id', 'decisions', 'in_wider_index').notNullable()
      refers(table, 'budget_line_id', 'budget_lines').notNullable()
      table.integer('year').notNullable()
      table.bigint('amount').notNullable()
      table.unique(['decision_id', 'budget_line_id', 'year'], { indexName: 'decision_tranches_year_unique' })
    })
    this.schema.createTable('plan_deductions', (table) => {
      table.increments('id')
      refers(table, 'decision_id', 'decisions', 'in_wider_index').notNullable()
      table.string('code', 40).notNullable()
      table.integer('year').notNullable()
      table.bigint('amount').notNullable()
      table.string('ground', 20).notNullable().defaultTo('other')
      table.text('reason').notNullable()
      table.unique(['decision_id', 'code', 'year'], { indexName: 'plan_deductions_cell_unique' })
    })
    this.schema.createTable('grant_versions', (table) => {
      table.increments('id')
      refers(table, 'grant_id', 'grants', 'in_wider_index').notNullable()
      table.integer('version').notNullable()
      refers(table, 'decision_id', 'decisions', 'in_wider_index').notNullable()
      refers(table, 'finance_plan_id', 'finance_plans').notNullable()
      table.bigint('amount').notNullable()
      table.date('period_from').notNullable()
      table.date('period_to').notNullable()
      table.json('frozen_rules').notNullable()
      // the day of the announcement: until then the version has no effect
      table.date('valid_from').nullable()
      // from when on expenditure counts, known with the announcement
      table.date('eligible_from').nullable()
      table.dateTime('created_at').notNullable()
      table.unique(['grant_id', 'version'], { indexName: 'grant_versions_version_unique' })
      table.unique(['decision_id'], { indexName: 'grant_versions_decision_unique' })
    })
    this.protectDecisions()
    for (const table of ['decision_tranches', 'plan_deductions']) this.protectSigned(table)
    this.protectGrants()
  }

  async down() {
    const tables = ['grant_versions', 'plan_deductions', 'decision_tranches', 'announcements', 'decisions', 'grants']
    for (const table of [...tables, 'budget_lines']) this.schema.dropTable(table)
  }

  private protectDecisions() {
    const raise = (when: string, message: string) =>
      this.schema.raw(raiseWhen(this, 'decisions', 'before update', when, message))
    raise(
      `OLD.dispatched_at IS NOT NULL AND NOT (OLD.status = 'dispatched' AND NEW.status = 'recalled'
       AND NEW.amount = OLD.amount AND NEW.signed_by = OLD.signed_by AND NEW.dispatched_at = OLD.dispatched_at
       AND NOT EXISTS (SELECT 1 FROM announcements WHERE decision_id = OLD.id))`,
      'DISPATCHED: a dispatched decision is changed by another decision'
    )
    const said = ['land', 'application_id', 'submission_id', 'finance_plan_id', 'subject', 'kind', 'binds']
    const amounts = ['requested_amount', 'amount', 'period_from', 'period_to', 'reasons', 'cosignature_required']
    const acts = ['cosigned', 'signed', 'returned', 'dispatched', 'recalled'].flatMap((act) => [
      `${act}_by`,
      `${act}_at`,
    ])
    const reached = [...acts, 'return_reason', 'recall_reason', 'notice_content', 'notice_document_id']
    // what is proposed is what is signed; who acted, and what came of it, is filled in once
    stands(this, this.schema, 'decisions', 'PROPOSED', {
      fixed: [...said, ...amounts, 'proposed_by', 'proposed_at', 'notice_facts', 'created_at'],
      once: [...reached, 'retrievable_until'],
    })
    const signed = ['cosigned_by', 'cosigned_at', 'returned_by', 'returned_at', 'return_reason', 'grant_id']
    const changed = [...signed, 'refused_signature'].map((column) => differs(this, column)).join(' OR ')
    const dropped = `OLD.status = 'signed' AND NEW.status = 'signed' AND ${differs(this, 'under_way')}`
    raise(`(OLD.signed_at IS NOT NULL AND (${changed})) OR (${dropped})`, 'SIGNED: what was signed stands')
    // a status says what its people have done
    const byWhom = `(NEW.status IN ('signed', 'dispatched') AND (NEW.signed_by IS NULL OR NEW.signed_at IS NULL
        OR (NEW.cosignature_required = 1 AND NEW.cosigned_by IS NULL)))
      OR (NEW.status = 'dispatched' AND (NEW.dispatched_by IS NULL OR NEW.dispatched_at IS NULL))
      OR (NEW.status = 'recalled' AND (NEW.recalled_by IS NULL OR NEW.recall_reason IS NULL))
      OR (NEW.status = 'returned' AND NEW.returned_by IS NULL)
      OR (NEW.status IN ('proposed', 'co_signed') AND (NEW.signed_by IS NOT NULL OR NEW.dispatched_at IS NOT NULL))`
    raise(byWhom, 'BY WHOM: a status names who has led there')
    const begun =
      "NEW.status NOT IN ('proposed', 'co_signed') OR NEW.signed_at IS NOT NULL OR NEW.dispatched_at IS NOT NULL"
    this.schema.raw(raiseWhen(this, 'decisions', 'before insert', begun, 'BEGUN: a decision begins as a proposal'))
    moves(this, this.schema, 'decisions', {
      proposed: ['co_signed', 'returned', 'lapsed', 'signed'],
      co_signed: ['returned', 'lapsed', 'signed'],
      signed: ['dispatched', 'recalled'],
      dispatched: ['recalled'],
    })
    raise('NEW.cosigned_by IS NOT NULL AND NEW.cosigned_by = NEW.proposed_by', 'TWO: who proposed does not co-sign')
    raise(
      'NEW.signed_by IS NOT NULL AND NEW.signed_by IN (NEW.proposed_by, COALESCE(NEW.cosigned_by, 0))',
      'FOUR-EYES: the signer has proposed or co-signed'
    )
    appendOnly(this, this.schema, 'announcements')
    const status = '(SELECT status FROM decisions WHERE id = NEW.decision_id)'
    const message = 'OUT: only what was dispatched is announced'
    this.schema.raw(raiseWhen(this, 'announcements', 'before insert', `${status} <> 'dispatched'`, message))
  }

  /** What a decision consists of stands with its signature. */
  private protectSigned(table: string) {
    const signed = (row: string) => `(SELECT signed_at FROM decisions WHERE id = ${row}.decision_id) IS NOT NULL`
    for (const [timing, when] of [
      ['before insert', signed('NEW')],
      ['before update', `${signed('OLD')} OR ${signed('NEW')}`],
      ['before delete', signed('OLD')],
    ] as const)
      this.schema.raw(raiseWhen(this, table, timing, when, 'SIGNED: what was signed stands'))
  }

  private protectGrants() {
    appendOnly(this, this.schema, 'grants')
    const message = 'GRANTED: a grant is changed by another decision'
    const said = ['grant_id', 'version', 'decision_id', 'finance_plan_id', 'amount', 'period_from', 'period_to']
    const changed = [...said, 'frozen_rules', 'created_at'].map((column) => differs(this, column)).join(' OR ')
    const announced = '(SELECT announced_on FROM announcements WHERE decision_id = NEW.decision_id)'
    const takesEffect = `OLD.valid_from IS NULL AND NEW.valid_from = ${announced}`
    const wrong = `${changed} OR NOT COALESCE(${takesEffect}, 1 = 0)`
    this.schema.raw(raiseWhen(this, 'grant_versions', 'before update', wrong, message))
    // one that never took effect goes with the recall of its decision
    const inEffect =
      "OLD.valid_from IS NOT NULL OR (SELECT status FROM decisions WHERE id = OLD.decision_id) <> 'recalled'"
    this.schema.raw(raiseWhen(this, 'grant_versions', 'before delete', inEffect, message))
  }
}
