import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, differs, moves, raiseWhen, refers, stands } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('progress_reports', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'grant_id', 'grants', 'in_wider_index').notNullable()
      table.integer('year').notNullable()
      table.date('due_on').notNullable()
      table.string('status', 20).notNullable()
      table.json('entries').notNullable()
      table.integer('revision').notNullable().defaultTo(1)
      // the newest submission; 0 before the first
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('submitted_at').nullable()
      table.dateTime('decided_at').nullable()
      refers(table, 'decided_by', 'users').nullable()
      table.text('return_reason').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['grant_id', 'year'], { indexName: 'progress_reports_year_unique' })
      table.index(['land', 'submitted_at'], 'progress_reports_land')
    })
    stands(this, this.schema, 'progress_reports', 'REPORT', { fixed: ['land', 'grant_id', 'year', 'created_at'] })
    moves(this, this.schema, 'progress_reports', {
      open: ['submitted'],
      returned: ['submitted'],
      submitted: ['accepted', 'returned'],
    })
    const handedIn = `OLD.status IN ('submitted', 'accepted') AND ${differs(this, 'entries')}`
    this.schema.raw(
      raiseWhen(this, 'progress_reports', 'before update', handedIn, 'CLOSED: the report is not with its writer')
    )
    this.schema.createTable('report_figures', (table) => {
      table.increments('id')
      refers(table, 'submission_id', 'submissions', 'in_wider_index').notNullable()
      table.string('kind', 12).notNullable()
      table.string('code', 40).notNullable()
      table.string('label', 190).notNullable()
      table.bigint('planned_amount').nullable()
      table.bigint('actual_amount').nullable()
      table.integer('target').nullable()
      table.integer('actual').nullable()
      table.unique(['submission_id', 'kind', 'code'], { indexName: 'report_figures_unique' })
    })
    appendOnly(this, this.schema, 'report_figures')
  }

  async down() {
    for (const table of ['report_figures', 'progress_reports']) this.schema.dropTable(table)
  }
}
