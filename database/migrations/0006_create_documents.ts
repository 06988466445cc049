import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('documents', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('stream', 60).notNullable()
      table.string('kind', 40).notNullable()
      table.string('title', 190).notNullable()
      table.string('file_name', 190).notNullable()
      table.string('mime', 120).notNullable()
      table.integer('size').notNullable()
      table.string('sha_256', 64).notNullable()
      table.string('storage_key', 80).notNullable().unique('documents_storage_key_unique')
      table.string('created_by', 190).notNullable()
      table.dateTime('created_at').notNullable()
      table.index(['stream', 'id'], 'documents_stream')
    })
    appendOnly(this, this.schema, 'documents')
  }

  async down() {
    this.schema.dropTable('documents')
  }
}
