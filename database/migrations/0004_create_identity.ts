import { BaseSchema } from '@adonisjs/lucid/schema'
import { raiseWhen, refers, stands } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('users', (table) => {
      table.increments('id')
      table.string('name', 120).notNullable()
      table.string('email', 190).notNullable().unique('users_email_unique')
      table.string('password', 190).notNullable()
      table.string('phone', 60).nullable()
      // notices that can wait come once a day
      table.boolean('daily_digest').notNullable().defaultTo(false)
      table.integer('session_epoch').notNullable().defaultTo(1)
      table.dateTime('disabled_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
    this.schema.createTable('memberships', (table) => {
      table.increments('id')
      refers(table, 'user_id', 'users').notNullable()
      refers(table, 'authority_id', 'authorities', 'in_wider_index').nullable()
      refers(table, 'recipient_id', 'recipients', 'in_wider_index').nullable()
      table.string('role', 40).notNullable()
      table.date('valid_from').notNullable()
      // of a deputy: the last day, and for whom
      table.date('valid_until').nullable()
      refers(table, 'deputises', 'users').nullable()
      table.dateTime('ended_at').nullable()
      // null: given by the installation itself
      refers(table, 'given_by', 'users').nullable()
      // roles that sign, bind money or give roles are held once a second person has confirmed them
      table.boolean('awaits_second').notNullable().defaultTo(false)
      refers(table, 'confirmed_by', 'users').nullable()
      table.dateTime('confirmed_at').nullable()
      table.index(['authority_id', 'role'], 'memberships_authority')
      table.index(['recipient_id', 'role'], 'memberships_recipient')
    })
    // a role is given, confirmed and ended, each once; it is never another one
    stands(this, this.schema, 'memberships', 'ROLE', {
      fixed: ['user_id', 'authority_id', 'recipient_id', 'role', 'valid_from', 'valid_until', 'deputises', 'given_by'],
      once: ['ended_at', 'confirmed_by', 'confirmed_at'],
    })
    const alone = 'NEW.confirmed_by IS NULL OR NEW.confirmed_by = NEW.given_by OR NEW.confirmed_by = NEW.user_id'
    const unsettled = `(OLD.awaits_second = 0 AND NEW.awaits_second <> 0)
      OR (OLD.awaits_second = 1 AND NEW.awaits_second = 0 AND (${alone}))`
    this.schema.raw(
      raiseWhen(this, 'memberships', 'before update', unsettled, 'SECOND: a second person confirms, once')
    )
    this.schema.createTable('password_resets', (table) => {
      table.increments('id')
      refers(table, 'user_id', 'users').notNullable()
      table.string('token_hash', 64).notNullable().unique('password_resets_token_unique')
      table.dateTime('expires_at').notNullable()
      table.dateTime('used_at').nullable()
    })
  }

  async down() {
    for (const table of ['password_resets', 'memberships', 'users']) this.schema.dropTable(table)
  }
}
