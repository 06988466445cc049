import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('progress_reports', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.integer('grant_id').unsigned().notNullable().references('grants.id').onDelete('RESTRICT')
      table.integer('year').notNullable()
      table.date('due_on').notNullable()
      table.string('status', 20).notNullable()
      table.json('entries').notNullable()
      table.integer('revision').notNullable().defaultTo(1)
      table.dateTime('submitted_at').nullable()
      table.integer('submitted_by').unsigned().nullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('decided_at').nullable()
      table.integer('decided_by').unsigned().nullable().references('users.id').onDelete('RESTRICT')
      table.text('return_reason').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['grant_id', 'year'], { indexName: 'progress_reports_year_unique' })
      table.index(['status', 'due_on'], 'progress_reports_due')
      table.index(['land', 'status'], 'progress_reports_land')
    })
    this.schema.createTable('report_figures', (table) => {
      table.increments('id')
      table
        .integer('progress_report_id')
        .unsigned()
        .notNullable()
        .references('progress_reports.id')
        .onDelete('RESTRICT')
      table.integer('version').notNullable()
      table.string('kind', 12).notNullable()
      table.string('code', 40).notNullable()
      table.string('label', 190).notNullable()
      table.bigint('planned_amount').nullable()
      table.bigint('actual_amount').nullable()
      table.integer('target').nullable()
      table.integer('actual').nullable()
      table.unique(['progress_report_id', 'version', 'kind', 'code'], { indexName: 'report_figures_unique' })
    })
    this.schema.createTable('report_reminders', (table) => {
      table.increments('id')
      table
        .integer('progress_report_id')
        .unsigned()
        .notNullable()
        .references('progress_reports.id')
        .onDelete('RESTRICT')
      table.string('kind', 20).notNullable()
      table.dateTime('sent_at').notNullable()
      table.unique(['progress_report_id', 'kind'], { indexName: 'report_reminders_once' })
    })
    appendOnly(this, this.schema, 'report_figures')
    appendOnly(this, this.schema, 'report_reminders')
  }

  async down() {
    for (const table of ['report_reminders', 'report_figures', 'progress_reports']) this.schema.dropTable(table)
  }
}
