import { BaseSchema } from '@adonisjs/lucid/schema'
import { refers } from '#database/schema_helpers'

/** What is due, whose, since when and until when: worklists, homes, reminders and calendars read these rows and nothing else. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('duties', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      // what it is about, e.g. report:12; a thing has one open duty at most
      table.string('thing', 60).notNullable()
      // the same while it is open: a thing has one open duty
      table.string('open_thing', 60).nullable().unique('duties_open_unique')
      refers(table, 'application_id', 'applications', 'in_wider_index').nullable()
      table.string('kind', 40).notNullable()
      table.string('whose', 20).notNullable()
      refers(table, 'authority_id', 'authorities', 'in_wider_index').nullable()
      refers(table, 'recipient_id', 'recipients', 'in_wider_index').nullable()
      table.json('facts').notNullable()
      table.dateTime('since').notNullable()
      table.date('due_on').nullable()
      // its place in every list: the day on which it is due, or since which it waits
      table.date('day').notNullable()
      table.date('remind_on').nullable()
      table.dateTime('done_at').nullable()
      table.index(['thing', 'done_at'], 'duties_thing')
      table.index(['application_id', 'done_at'], 'duties_file')
      table.index(['authority_id', 'whose', 'done_at', 'day', 'id', 'application_id'], 'duties_of_authority')
      table.index(['recipient_id', 'done_at', 'day', 'id'], 'duties_of_recipient')
      table.index(['land', 'whose', 'done_at', 'day', 'id', 'application_id'], 'duties_of_land')
      table.index(['done_at', 'remind_on', 'id'], 'duties_to_remind')
    })
    this.schema.createTable('calendar_feeds', (table) => {
      table.increments('id')
      refers(table, 'user_id', 'users', 'in_wider_index').notNullable()
      table.string('office', 40).notNullable()
      table.string('token_hash', 64).notNullable().unique('calendar_feeds_token_unique')
      table.dateTime('created_at').notNullable()
      table.unique(['user_id', 'office'], { indexName: 'calendar_feeds_once' })
    })
  }

  async down() {
    for (const table of ['calendar_feeds', 'duties']) this.schema.dropTable(table)
  }
}
