import { BaseSchema } from '@adonisjs/lucid/schema'
import { raiseWhen } from '#database/schema_helpers'

const BOUND = `(SELECT COALESCE(SUM(amount), 0) FROM budget_postings WHERE decision_id = NEW.id AND kind = 'commitment')`

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('decisions', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.integer('application_id').unsigned().notNullable().references('applications.id').onDelete('RESTRICT')
      table.string('kind', 20).notNullable()
      table.string('status', 20).notNullable()
      table.bigint('requested_amount').notNullable()
      table.bigint('amount').notNullable()
      table.text('reasons').nullable()
      table.boolean('cosignature_required').notNullable()
      table.integer('proposed_by').unsigned().notNullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('proposed_at').notNullable()
      table.integer('cosigned_by').unsigned().nullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('cosigned_at').nullable()
      table.integer('signed_by').unsigned().nullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('signed_at').nullable()
      table.text('return_reason').nullable()
      table.json('refused_signature').nullable()
      table.json('notice_content').nullable()
      table.integer('notice_document_id').unsigned().nullable().references('documents.id').onDelete('RESTRICT')
      table.integer('dispatched_by').unsigned().nullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('dispatched_at').nullable()
      table.dateTime('created_at').notNullable()
      table.index(['application_id', 'id'], 'decisions_application')
      table.index(['land', 'dispatched_at'], 'decisions_dispatched')
    })
    this.schema.createTable('announcements', (table) => {
      table.increments('id')
      table.integer('decision_id').unsigned().notNullable().references('decisions.id').onDelete('RESTRICT')
      table.string('channel', 20).notNullable()
      // retrieved, posted or served
      table.date('handed_over_on').notNullable()
      table.date('announced_on').notNullable()
      table.string('evidence', 250).nullable()
      table.integer('recorded_by').unsigned().notNullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('recorded_at').notNullable()
      table.unique(['decision_id'], { indexName: 'announcements_decision_unique' })
    })
    this.schema.createTable('decision_tranches', (table) => {
      table.increments('id')
      table.integer('decision_id').unsigned().notNullable().references('decisions.id').onDelete('RESTRICT')
      table.integer('budget_line_id').unsigned().notNullable().references('budget_lines.id').onDelete('RESTRICT')
      table.integer('year').notNullable()
      table.bigint('amount').notNullable()
      table.unique(['decision_id', 'year'], { indexName: 'decision_tranches_year_unique' })
    })
    this.schema.createTable('grants', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.integer('authority_id').unsigned().notNullable().references('authorities.id').onDelete('RESTRICT')
      table.integer('application_id').unsigned().notNullable().references('applications.id').onDelete('RESTRICT')
      table.integer('decision_id').unsigned().notNullable().references('decisions.id').onDelete('RESTRICT')
      table.integer('recipient_id').unsigned().notNullable().references('recipients.id').onDelete('RESTRICT')
      table.bigint('amount').notNullable()
      table.date('period_from').notNullable()
      table.date('period_to').notNullable()
      table.json('frozen_rules').notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['decision_id'], { indexName: 'grants_decision_unique' })
      table.index(['land', 'id'], 'grants_land')
      table.index(['recipient_id'], 'grants_recipient')
    })
    this.schema.raw(
      raiseWhen(
        this,
        'decisions',
        'before update',
        'OLD.dispatched_at IS NOT NULL',
        'DISPATCHED: a dispatched decision is never edited'
      )
    )
    this.schema.raw(raiseWhen(this, 'decisions', 'before delete', '1 = 1', 'KEPT: decisions are never deleted'))
    this.schema.raw(
      raiseWhen(
        this,
        'decisions',
        'before update',
        `NEW.status = 'signed' AND OLD.status <> 'signed' AND NEW.kind = 'approval' AND ${BOUND} <> NEW.amount`,
        'INV-4: the commitments are not the granted amount'
      )
    )
    this.schema.raw(
      raiseWhen(
        this,
        'decisions',
        'before update',
        `NEW.signed_by IS NOT NULL AND NEW.signed_by IN (NEW.proposed_by, COALESCE(NEW.cosigned_by, 0))`,
        'FOUR-EYES: the signer has proposed or co-signed'
      )
    )
    for (const when of ['before update', 'before delete'] as const)
      this.schema.raw(raiseWhen(this, 'announcements', when, '1 = 1', 'APPEND-ONLY: the day of an announcement stands'))
    const signed = (row: string) => `(SELECT signed_at FROM decisions WHERE id = ${row}.decision_id) IS NOT NULL`
    this.schema.raw(
      raiseWhen(
        this,
        'decision_tranches',
        'before update',
        signed('OLD'),
        'SIGNED: tranches of a signed decision stand'
      )
    )
    this.schema.raw(
      raiseWhen(
        this,
        'decision_tranches',
        'before delete',
        signed('OLD'),
        'SIGNED: tranches of a signed decision stand'
      )
    )
    this.schema.raw(
      raiseWhen(
        this,
        'decision_tranches',
        'before insert',
        signed('NEW'),
        'SIGNED: tranches of a signed decision stand'
      )
    )
    this.schema.raw(
      raiseWhen(this, 'grants', 'before update', '1 = 1', 'GRANTED: a grant is changed by another decision')
    )
    this.schema.raw(
      raiseWhen(this, 'grants', 'before delete', '1 = 1', 'GRANTED: a grant is changed by another decision')
    )
  }

  async down() {
    for (const table of ['grants', 'decision_tranches', 'announcements', 'decisions']) this.schema.dropTable(table)
  }
}
