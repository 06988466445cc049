import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, refers } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('finance_plans', (table) => {
      table.increments('id')
      table.string('stream', 60).notNullable()
      table.integer('version').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['stream', 'version'], { indexName: 'finance_plans_version_unique' })
    })
    this.schema.createTable('plan_lines', (table) => {
      table.increments('id')
      refers(table, 'finance_plan_id', 'finance_plans', 'in_wider_index').notNullable()
      table.string('side', 12).notNullable()
      table.string('code', 40).notNullable()
      table.string('label', 190).notNullable()
      table.integer('year').notNullable()
      table.bigint('amount').notNullable()
      table.unique(['finance_plan_id', 'side', 'code', 'year'], { indexName: 'plan_lines_cell_unique' })
    })
    appendOnly(this, this.schema, 'finance_plans')
    appendOnly(this, this.schema, 'plan_lines')
  }

  async down() {
    for (const table of ['plan_lines', 'finance_plans']) this.schema.dropTable(table)
  }
}
