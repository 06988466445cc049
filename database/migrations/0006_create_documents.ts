import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, raiseWhen, refers } from '#database/schema_helpers'

/** Documents stand; an attachment that was never filed may be taken out (what was filed is held by its submission's key). */
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
      table.string('storage_key', 80).notNullable()
      table.string('created_by', 190).notNullable()
      table.dateTime('created_at').notNullable()
      table.index(['stream', 'id'], 'documents_stream')
      table.index(['storage_key'], 'documents_storage_key')
    })
    const message = 'APPEND-ONLY: documents are never changed'
    this.schema.raw(raiseWhen(this, 'documents', 'before update', '1 = 1', message))
    this.schema.raw(raiseWhen(this, 'documents', 'before delete', "OLD.kind <> 'attachment'", message))
    this.schema.createTable('exports', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('office', 40).notNullable()
      table.string('kind', 20).notNullable()
      table.string('filter', 500).notNullable()
      table.dateTime('as_of').notNullable()
      refers(table, 'user_id', 'users').notNullable()
      refers(table, 'document_id', 'documents').notNullable()
      table.index(['land', 'id'], 'exports_land')
    })
    appendOnly(this, this.schema, 'exports')
  }

  async down() {
    this.schema.dropTable('exports')
    this.schema.dropTable('documents')
  }
}
