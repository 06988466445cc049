import { BaseSchema } from '@adonisjs/lucid/schema'
import { refers } from '#database/schema_helpers'

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
  }

  async down() {
    this.schema.dropTable('review_records')
  }
}
