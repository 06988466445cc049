import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('review_records', (table) => {
      table.increments('id')
      table.integer('application_id').unsigned().notNullable().references('applications.id').onDelete('RESTRICT')
      table.json('answers').notNullable()
      table.integer('revision').notNullable().defaultTo(1)
      table.integer('saved_by').unsigned().notNullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('saved_at').notNullable()
      table.unique(['application_id'], { indexName: 'review_records_application_unique' })
    })
  }

  async down() {
    this.schema.dropTable('review_records')
  }
}
