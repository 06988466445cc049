import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('register_units', (table) => {
      table.increments('id')
      table.string('key', 8).notNullable().unique('register_units_key_unique')
      table.string('ars', 12).notNullable()
      table.string('level', 20).notNullable()
      table.string('kind', 2).nullable()
      table.string('land', 2).notNullable()
      table.string('district_key', 3).nullable()
      table.string('county_key', 5).nullable()
      table.string('name', 120).notNullable()
      table.string('official_name', 190).notNullable()
      table.string('seat', 120).nullable()
      table.string('postcode', 5).nullable()
      table.integer('area_hectares').notNullable().defaultTo(0)
      table.integer('population').notNullable().defaultTo(0)
      table.boolean('special_status').notNullable().defaultTo(false)
      table.date('valid_from').nullable()
      table.date('valid_until').nullable()
      table.date('as_of').notNullable()
      // from the official file, or from the extract that comes with the project
      table.boolean('official').notNullable().defaultTo(true)
      table.string('search_name', 190).notNullable()
      table.string('sort_name', 120).notNullable()
      table.index(['land', 'level', 'sort_name'], 'register_units_land_level')
      table.index(['county_key'], 'register_units_county')
    })
    this.schema.createTable('register_changes', (table) => {
      table.increments('id')
      table.string('old_key', 8).notNullable()
      table.string('new_key', 8).notNullable()
      table.date('effective_on').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['old_key', 'new_key'], { indexName: 'register_changes_once' })
    })
    this.schema.createTable('recipients', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('kind', 20).notNullable()
      table.string('unit_key', 8).nullable().unique('recipients_unit_key_unique')
      table.string('seat_county_key', 5).notNullable()
      table.string('name', 190).notNullable()
      table.string('organ', 190).notNullable()
      table.string('street', 190).notNullable()
      table.string('postcode', 5).notNullable()
      table.string('town', 120).notNullable()
      table.string('search_name', 190).notNullable()
      table.string('sort_name', 120).notNullable()
      // what goes before a signature inside its house: somebody releases the draft, the treasury consents
      table.boolean('releases').notNullable().defaultTo(false)
      table.boolean('treasury_consents').notNullable().defaultTo(false)
      table.index(['land', 'sort_name'], 'recipients_land')
    })
  }

  async down() {
    for (const table of ['recipients', 'register_changes', 'register_units']) this.schema.dropTable(table)
  }
}
