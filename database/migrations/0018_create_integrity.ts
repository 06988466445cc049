import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, refers } from '#database/schema_helpers'

/** Signed heads of the journal, one a day and Land, and what was found when it was all read again. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('journal_seals', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.integer('number').notNullable()
      table.dateTime('sealed_at').notNullable()
      table.integer('last_entry_id').notNullable()
      table.integer('entries').notNullable()
      table.string('digest', 64).notNullable()
      table.string('signature', 100).notNullable()
      table.unique(['land', 'number'], { indexName: 'journal_seals_number' })
    })
    this.schema.createTable('integrity_checks', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.dateTime('checked_at').notNullable()
      // at night, by day by a person and without files, by command
      table.string('kind', 10).notNullable()
      refers(table, 'checked_by', 'users').nullable()
      table.integer('entries').notNullable()
      // null where files were not read
      table.integer('documents').nullable()
      // null where this user of the database cannot see its triggers
      table.integer('guards').nullable()
      table.integer('found').notNullable()
      // the first of them, in words
      table.json('findings').notNullable()
      table.index(['land', 'id'], 'integrity_checks_land')
    })
    appendOnly(this, this.schema, 'journal_seals')
    appendOnly(this, this.schema, 'integrity_checks')
  }

  async down() {
    for (const table of ['integrity_checks', 'journal_seals']) this.schema.dropTable(table)
  }
}
