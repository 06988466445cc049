import { BaseSchema } from '@adonisjs/lucid/schema'
import { differs, moves, raiseWhen, refers, stands } from '#database/schema_helpers'

/** Who is interested in a call of two stages, and who of them is invited to apply. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('expressions', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'authority_id', 'authorities').notNullable()
      refers(table, 'call_id', 'calls', 'in_wider_index').notNullable()
      refers(table, 'recipient_id', 'recipients', 'in_wider_index').notNullable()
      table.string('status', 20).notNullable()
      table.string('title', 190).notNullable()
      // from its filing on
      table.string('number', 60).nullable().unique('expressions_number_unique')
      table.bigint('expected_amount').nullable()
      // answers as they were typed, the rows of tables by their keys
      table.json('answers').notNullable()
      table.integer('revision').notNullable()
      // the municipalities and counties that it names, as the register had them
      table.json('places').nullable()
      // call and recipient while it stands for them: a call has one of a recipient
      table.string('standing_key', 40).nullable().unique('expressions_standing_unique')
      refers(table, 'created_by', 'users').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      refers(table, 'filed_by', 'users').nullable()
      table.dateTime('filed_at').nullable()
      // what was said for filing after the last day
      table.text('late_reason').nullable()
      // what its officer advises, until it is chosen
      table.boolean('advised').nullable()
      table.text('advice').nullable()
      refers(table, 'advised_by', 'users').nullable()
      table.dateTime('advised_at').nullable()
      refers(table, 'chosen_by', 'users').nullable()
      table.dateTime('chosen_at').nullable()
      table.text('choice_reason').nullable()
      // the application began
      table.dateTime('applied_at').nullable()
      table.index(['call_id', 'status'], 'expressions_of_call')
      table.index(['recipient_id', 'status'], 'expressions_of_recipient')
    })
    const begun = ['land', 'authority_id', 'call_id', 'recipient_id', 'created_by', 'created_at']
    const said = [
      'title',
      'number',
      'expected_amount',
      'answers',
      'revision',
      'places',
      'filed_by',
      'filed_at',
      'late_reason',
    ]
    stands(this, this.schema, 'expressions', 'EXPRESSED', { fixed: [...begun, ...said], when: "OLD.status <> 'draft'" })
    moves(this, this.schema, 'expressions', {
      draft: ['filed', 'withdrawn'],
      filed: ['invited', 'declined', 'withdrawn'],
      declined: ['invited'],
      invited: ['withdrawn'],
    })
    // a choice is somebody's who gave no advice, and stands until it is made anew
    const chosen = "NEW.status IN ('invited', 'declined') AND NEW.status <> OLD.status"
    const alone = 'NEW.advised_by IS NULL OR NEW.chosen_by IS NULL OR NEW.chosen_by = NEW.advised_by'
    const never = 'FOUR EYES: who advised on an expression does not choose'
    this.schema.raw(raiseWhen(this, 'expressions', 'before update', `${chosen} AND (${alone})`, never))
    const decided = ['advised', 'advice', 'advised_by', 'advised_at', 'chosen_by', 'chosen_at', 'choice_reason']
    const changed = decided.map((column) => differs(this, column)).join(' OR ')
    const stays = "OLD.status IN ('invited', 'declined', 'withdrawn') AND NEW.status = OLD.status"
    const message = 'CHOSEN: what expressions were chosen upon stands'
    this.schema.raw(raiseWhen(this, 'expressions', 'before update', `${stays} AND (${changed})`, message))
  }

  async down() {
    this.schema.dropTable('expressions')
  }
}
