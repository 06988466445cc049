import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, refers } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('programmes', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('code', 20).notNullable()
      table.string('name', 190).notNullable()
      refers(table, 'authority_id', 'authorities').notNullable()
      table.boolean('sample').notNullable().defaultTo(false)
      table.unique(['land', 'code'], { indexName: 'programmes_land_code_unique' })
    })
    this.schema.createTable('programme_versions', (table) => {
      table.increments('id')
      refers(table, 'programme_id', 'programmes', 'in_wider_index').notNullable()
      table.integer('version').notNullable()
      table.date('valid_from').notNullable()
      table.json('definition').notNullable()
      table.unique(['programme_id', 'version'], { indexName: 'programme_versions_unique' })
    })
    this.schema.createTable('calls', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'programme_id', 'programmes', 'in_wider_index').notNullable()
      refers(table, 'programme_version_id', 'programme_versions').notNullable()
      table.string('code', 40).notNullable().unique('calls_code_unique')
      table.string('title', 190).notNullable()
      table.dateTime('opens_at').notNullable()
      table.dateTime('closes_at').notNullable()
      table.date('period_from').notNullable()
      table.date('period_to').notNullable()
      table.date('dated').notNullable()
      table.index(['programme_id', 'opens_at'], 'calls_programme')
      table.index(['land', 'closes_at'], 'calls_land')
    })
    appendOnly(this, this.schema, 'programme_versions')
  }

  async down() {
    for (const table of ['calls', 'programme_versions', 'programmes']) this.schema.dropTable(table)
  }
}
