import { BaseSchema } from '@adonisjs/lucid/schema'
import { differs, isMysql, raiseWhen, refers, stands } from '#database/schema_helpers'

/** What a Land's people know of a rule besides what is shipped: entered by one, confirmed or given back by another. */
export default class extends BaseSchema {
  async up() {
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
    const never = 'FOUR EYES: who enters a rule does not confirm it'
    const own = 'NEW.confirmed_by = NEW.entered_by'
    this.schema.raw(raiseWhen(this, 'rule_entries', 'before update', own, never))
    this.schema.raw(
      raiseWhen(
        this,
        'rule_entries',
        'before insert',
        'NEW.confirmed_by IS NOT NULL OR NEW.confirmed_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL OR NEW.waiting IS NULL',
        never
      )
    )
    const half = (end: string) =>
      isMysql(this)
        ? `(NEW.${end}_by IS NULL) <> (NEW.${end}_at IS NULL)`
        : `(NEW.${end}_by IS NULL) IS NOT (NEW.${end}_at IS NULL)`
    const both = 'NEW.confirmed_at IS NOT NULL AND NEW.withdrawn_at IS NOT NULL'
    const renamed = `NEW.waiting IS NOT NULL AND ${differs(this, 'waiting')}`
    const open = '(NEW.waiting IS NULL) = (NEW.confirmed_at IS NULL AND NEW.withdrawn_at IS NULL)'
    const wrong = [half('confirmed'), half('withdrawn'), both, renamed, open].map((one) => `(${one})`).join(' OR ')
    this.schema.raw(raiseWhen(this, 'rule_entries', 'before update', wrong, 'END: an entry ends once and by somebody'))
  }

  async down() {
    this.schema.dropTable('rule_entries')
  }
}
