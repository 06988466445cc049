import { BaseSchema } from '@adonisjs/lucid/schema'
import { QueueSchemaService } from '@adonisjs/queue'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('sessions', (table) => {
      table.string('id').primary()
      table.text('data', 'mediumtext').notNullable()
      table.string('user_id').nullable().index()
      table.dateTime('expires_at').notNullable().index()
    })
    this.schema.createTable('rate_limits', (table) => {
      table.string('key', 255).notNullable().primary()
      table.integer('points').notNullable().defaultTo(0)
      table.bigint('expire').unsigned()
    })
    this.schema.createTable('request_keys', (table) => {
      table.string('key', 64).notNullable().primary()
      table.integer('user_id').unsigned().nullable()
      table.string('path', 250).notNullable()
      table.string('location', 500).nullable()
      table.text('flash').nullable()
      table.dateTime('created_at').notNullable().defaultTo(this.now())
      table.index(['created_at'], 'request_keys_age')
    })
    this.schema.createTable('effects', (table) => {
      table.increments('id')
      table.string('event', 80).notNullable()
      table.string('effect', 80).notNullable()
      table.text('facts').notNullable()
      table.dateTime('announced_at').notNullable()
      table.dateTime('due_at').notNullable()
      table.integer('tries').notNullable().defaultTo(0)
      table.string('error', 500).nullable()
      table.dateTime('done_at').nullable()
      table.index(['done_at', 'due_at', 'id'], 'effects_due')
    })
    this.schema.createTable('outgoing_mails', (table) => {
      table.increments('id')
      table.string('dedup_key', 120).nullable().unique('outgoing_mails_dedup_key_unique')
      table.string('land', 2).nullable()
      table.string('to_address', 190).notNullable()
      table.string('to_name', 190).notNullable()
      table.string('subject', 250).notNullable()
      table.text('body').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('sent_at').nullable()
      // waits for the one mail of the day
      table.boolean('gathered').notNullable().defaultTo(false)
      table.integer('tries').notNullable().defaultTo(0)
      table.dateTime('tried_at').nullable()
      table.string('error', 500).nullable()
      table.index(['sent_at', 'id'], 'outgoing_mails_waiting')
      table.index(['land', 'id'], 'outgoing_mails_land')
    })
    this.defer(async () => {
      const queue = new QueueSchemaService(this.db.getWriteClient())
      await queue.createJobsTable()
      await queue.createSchedulesTable()
    })
  }

  async down() {
    this.defer(async () => {
      const queue = new QueueSchemaService(this.db.getWriteClient())
      await queue.dropSchedulesTable()
      await queue.dropJobsTable()
    })
    const tables = ['outgoing_mails', 'effects', 'request_keys', 'rate_limits', 'sessions']
    for (const table of tables) this.schema.dropTable(table)
  }
}
