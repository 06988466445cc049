import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, raiseWhen } from '#database/schema_helpers'

const ENTERED = `(SELECT COALESCE(SUM(amount), 0) FROM budget_postings WHERE budget_line_id = NEW.budget_line_id
  AND year = NEW.year AND decided_in = NEW.decided_in AND kind = NEW.kind)`
const GIVES = "'appropriation', 'carryover', 'reinforcement', 'extra_income', 'authorisation'"

/**
 * What is said once stands: a report as it was filed, the days of an announcement with their derivation, who
 * returned a proposal. And nobody takes back more from a budget line than was entered (INV-13).
 */
export default class extends BaseSchema {
  static disableTransactions = true

  async up() {
    this.schema.createTable('report_filings', (table) => {
      table.increments('id')
      table
        .integer('progress_report_id')
        .unsigned()
        .notNullable()
        .references('progress_reports.id')
        .onDelete('RESTRICT')
      table.integer('version').notNullable()
      table.json('entries').notNullable()
      table.integer('filed_by').unsigned().notNullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('filed_at').notNullable()
      table.unique(['progress_report_id', 'version'], { indexName: 'report_filings_version_unique' })
    })
    this.schema.alterTable('announcements', (table) => {
      table.date('remedy_until').nullable()
      table.json('derivation').nullable()
    })
    this.schema.alterTable('decisions', (table) => {
      table.integer('returned_by').unsigned().nullable()
      table.dateTime('returned_at').nullable()
    })
    this.defer(async (db) => {
      await db.rawQuery(
        `INSERT INTO report_filings (progress_report_id, version, entries, filed_by, filed_at)
         SELECT r.id, (SELECT MAX(f.version) FROM report_figures f WHERE f.progress_report_id = r.id), r.entries, r.submitted_by, r.submitted_at
         FROM progress_reports r
         WHERE r.submitted_at IS NOT NULL AND EXISTS (SELECT 1 FROM report_figures f WHERE f.progress_report_id = r.id)`
      )
    })
    appendOnly(this, this.schema, 'report_filings')
    this.schema.raw(
      raiseWhen(
        this,
        'budget_postings',
        'before insert',
        `(NEW.kind IN ('block', 'global_cut') AND NEW.amount > 0 AND ${ENTERED} + NEW.amount > 0)
         OR (NEW.kind IN (${GIVES}) AND NEW.amount < 0 AND ${ENTERED} + NEW.amount < 0)`,
        'INV-13: more is taken back than was entered'
      )
    )
  }

  async down() {
    this.schema.raw('DROP TRIGGER budget_postings_before_insert_inv_13')
    // said to the database itself: the builder would copy the tables and lose their triggers
    for (const column of ['returned_by', 'returned_at']) this.schema.raw(`ALTER TABLE decisions DROP COLUMN ${column}`)
    for (const column of ['remedy_until', 'derivation'])
      this.schema.raw(`ALTER TABLE announcements DROP COLUMN ${column}`)
    this.schema.dropTable('report_filings')
  }
}
