import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, differs, raiseWhen, refers, stands } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('review_records', (table) => {
      table.increments('id')
      refers(table, 'application_id', 'applications', 'in_wider_index').notNullable()
      table.json('answers').notNullable()
      table.integer('revision').notNullable().defaultTo(1)
      refers(table, 'saved_by', 'users').notNullable()
      table.dateTime('saved_at').notNullable()
      // while a proposal rests on it
      table.dateTime('closed_at').nullable()
      table.unique(['application_id'], { indexName: 'review_records_application_unique' })
    })
    stands(this, this.schema, 'review_records', 'REVIEWED', {
      fixed: ['application_id', 'answers', 'revision', 'saved_by', 'saved_at'],
      when: 'OLD.closed_at IS NOT NULL',
    })
    // it is taken up again with a decision that was returned or recalled, and closed anew with the next
    const status = '(SELECT status FROM applications WHERE id = OLD.application_id)'
    const reopened = `OLD.closed_at IS NOT NULL AND ${differs(this, 'closed_at')} AND (NEW.closed_at IS NOT NULL OR ${status} <> 'in_review')`
    this.schema.raw(
      raiseWhen(this, 'review_records', 'before update', reopened, 'DECIDED: the record of a decision is closed')
    )
    // every revision as it was saved; what a decision rests on is one of them
    this.schema.createTable('review_revisions', (table) => {
      table.increments('id')
      refers(table, 'review_record_id', 'review_records', 'in_wider_index').notNullable()
      table.integer('revision').notNullable()
      table.json('answers').notNullable()
      refers(table, 'saved_by', 'users').notNullable()
      table.dateTime('saved_at').notNullable()
      table.unique(['review_record_id', 'revision'], { indexName: 'review_revisions_unique' })
    })
    appendOnly(this, this.schema, 'review_revisions')
  }

  async down() {
    for (const table of ['review_revisions', 'review_records']) this.schema.dropTable(table)
  }
}
