import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('authorities', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('code', 40).notNullable().unique('authorities_code_unique')
      table.string('kind', 40).notNullable()
      table.string('name', 190).notNullable()
      table.string('unit', 190).nullable()
      table.string('street', 190).notNullable()
      table.string('postcode', 5).notNullable()
      table.string('town', 120).notNullable()
      table.string('phone', 60).nullable()
      table.string('email', 190).nullable()
      table.string('voice', 3).notNullable()
      table.string('closing', 120).nullable()
      table.index(['land'], 'authorities_land')
    })
  }

  async down() {
    this.schema.dropTable('authorities')
  }
}
