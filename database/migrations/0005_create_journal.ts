import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('journal_entries', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('stream', 60).notNullable()
      table.integer('seq').notNullable()
      table.string('act', 60).notNullable()
      table.integer('user_id').unsigned().nullable()
      table.string('actor', 190).notNullable()
      table.dateTime('at').notNullable()
      table.text('details').notNullable()
      table.string('previous_hash', 64).notNullable()
      table.string('hash', 64).notNullable()
      table.unique(['stream', 'seq'], { indexName: 'journal_entries_chain' })
      table.index(['land', 'id'], 'journal_entries_land')
    })
    appendOnly(this, this.schema, 'journal_entries')
  }

  async down() {
    this.schema.dropTable('journal_entries')
  }
}
