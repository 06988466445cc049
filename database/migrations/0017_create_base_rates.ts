import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, refers } from '#database/schema_helpers'

/** Base rates (§ 247 BGB) that a Land adds after those which come with the project; the latest entry of a half-year counts. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('base_rate_entries', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.date('valid_from').notNullable()
      table.integer('basis_points').notNullable()
      table.string('source', 190).notNullable()
      refers(table, 'recorded_by', 'users').nullable()
      table.dateTime('recorded_at').notNullable()
      table.index(['land', 'valid_from'], 'base_rate_entries_land')
    })
    appendOnly(this, this.schema, 'base_rate_entries')
  }

  async down() {
    this.schema.dropTable('base_rate_entries')
  }
}
