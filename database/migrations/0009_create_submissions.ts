import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, refers } from '#database/schema_helpers'

/** What was filed, as it was filed: of an application, of a report. A later filing is the next version beside it. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('submissions', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('form', 20).notNullable()
      table.integer('subject_id').unsigned().notNullable()
      table.integer('version').notNullable()
      refers(table, 'filed_by', 'users').notNullable()
      table.dateTime('filed_at').notNullable()
      // answers by section, the rows of tables by their keys
      table.json('sections').notNullable()
      table.json('surroundings').notNullable()
      refers(table, 'finance_plan_id', 'finance_plans').nullable()
      table.unique(['form', 'subject_id', 'version'], { indexName: 'submissions_version_unique' })
    })
    this.schema.createTable('submission_attachments', (table) => {
      table.increments('id')
      refers(table, 'submission_id', 'submissions', 'in_wider_index').notNullable()
      refers(table, 'document_id', 'documents').notNullable()
      table.string('slot', 40).notNullable()
      // of an earlier version, in whose place it came
      refers(table, 'replaces', 'documents').nullable()
      table.unique(['submission_id', 'document_id'], { indexName: 'submission_attachments_unique' })
    })
    this.schema.createTable('indicator_targets', (table) => {
      table.increments('id')
      refers(table, 'submission_id', 'submissions', 'in_wider_index').notNullable()
      table.string('code', 20).notNullable()
      table.integer('year').notNullable()
      table.integer('value').notNullable()
      table.unique(['submission_id', 'code', 'year'], { indexName: 'indicator_targets_unique' })
    })
    // every version of what several write at once: a section, a report
    this.schema.createTable('form_revisions', (table) => {
      table.increments('id')
      table.string('thing', 80).notNullable()
      table.integer('revision').notNullable()
      table.json('answers').notNullable()
      refers(table, 'saved_by', 'users').notNullable()
      table.dateTime('saved_at').notNullable()
      table.unique(['thing', 'revision'], { indexName: 'form_revisions_unique' })
    })
    for (const table of ['submissions', 'submission_attachments', 'indicator_targets', 'form_revisions'])
      appendOnly(this, this.schema, table)
  }

  async down() {
    for (const table of ['form_revisions', 'indicator_targets', 'submission_attachments', 'submissions'])
      this.schema.dropTable(table)
  }
}
