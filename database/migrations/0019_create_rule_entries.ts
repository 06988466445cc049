import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, differs, endsOnce, raiseWhen, refers, stands } from '#database/schema_helpers'

/** What a Land's people know of a rule besides what is shipped: entered by one, confirmed or given back by another. */
export default class extends BaseSchema {
  async up() {
    // texts that become part of notices, by their hash: an edition of the general side conditions, whole
    this.schema.createTable('standard_texts', (table) => {
      table.increments('id')
      table.string('sha_256', 64).notNullable().unique('standard_texts_sha_unique')
      table.text('body', 'longtext').notNullable()
      refers(table, 'entered_by', 'users').notNullable()
      table.dateTime('entered_at').notNullable()
    })
    appendOnly(this, this.schema, 'standard_texts')
    this.schema.createTable('rule_entries', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('name', 60).notNullable()
      table.json('value').notNullable()
      table.date('valid_from').notNullable()
      table.date('valid_to').nullable()
      table.string('source', 190).notNullable()
      table.string('document', 190).notNullable()
      table.date('document_dated').notNullable()
      table.string('mark', 20).notNullable()
      refers(table, 'entered_by', 'users').notNullable()
      table.dateTime('entered_at').notNullable()
      refers(table, 'confirmed_by', 'users').nullable()
      table.dateTime('confirmed_at').nullable()
      refers(table, 'withdrawn_by', 'users').nullable()
      table.dateTime('withdrawn_at').nullable()
      // null once it is confirmed or withdrawn: one entry of a rule waits at a time
      table.string('waiting', 70).nullable().unique('rule_entries_waiting_unique')
      table.index(['land', 'confirmed_at'], 'rule_entries_land')
    })
    stands(this, this.schema, 'rule_entries', 'LAW', {
      fixed: [
        'land',
        'name',
        'value',
        'valid_from',
        'valid_to',
        'source',
        'document',
        'document_dated',
        'mark',
        'entered_by',
        'entered_at',
      ],
      once: ['confirmed_by', 'confirmed_at', 'withdrawn_by', 'withdrawn_at'],
    })
    endsOnce(this, this.schema, 'rule_entries', 'who enters a rule does not confirm it')
    const renamed = `NEW.waiting IS NOT NULL AND ${differs(this, 'waiting')}`
    const open = '(NEW.waiting IS NULL) = (NEW.confirmed_at IS NULL AND NEW.withdrawn_at IS NULL)'
    const message = 'WAITS: an entry waits until it ends'
    this.schema.raw(raiseWhen(this, 'rule_entries', 'before update', `(${renamed}) OR (${open})`, message))
    this.schema.raw(raiseWhen(this, 'rule_entries', 'before insert', 'NEW.waiting IS NULL', message))
  }

  async down() {
    this.schema.dropTable('rule_entries')
    this.schema.dropTable('standard_texts')
  }
}
