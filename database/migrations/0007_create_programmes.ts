import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, moves, raiseWhen, refers, stands } from '#database/schema_helpers'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('programmes', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.string('code', 40).notNullable()
      table.string('name', 190).notNullable()
      refers(table, 'authority_id', 'authorities').notNullable()
      table.boolean('sample').notNullable().defaultTo(false)
      table.unique(['land', 'code'], { indexName: 'programmes_land_code_unique' })
    })
    this.schema.createTable('programme_versions', (table) => {
      table.increments('id')
      refers(table, 'programme_id', 'programmes', 'in_wider_index').notNullable()
      table.integer('version').notNullable()
      table.date('valid_from').notNullable()
      table.json('definition').notNullable()
      // drafts under calls that run may move to it
      table.boolean('offered').notNullable().defaultTo(false)
      table.unique(['programme_id', 'version'], { indexName: 'programme_versions_unique' })
    })
    this.schema.createTable('calls', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'programme_id', 'programmes', 'in_wider_index').notNullable()
      refers(table, 'programme_version_id', 'programme_versions').notNullable()
      table.string('code', 40).notNullable().unique('calls_code_unique')
      table.string('title', 190).notNullable()
      table.dateTime('opens_at').notNullable()
      table.dateTime('closes_at').notNullable()
      // of two stages: until when interest is expressed
      table.dateTime('expression_closes_at').nullable()
      table.date('period_from').notNullable()
      table.date('period_to').notNullable()
      table.date('dated').notNullable()
      table.boolean('cutoff_deadline').notNullable().defaultTo(false)
      table.string('selection', 20).nullable()
      // by budget year, in euro
      table.json('frame').nullable()
      table.index(['programme_id', 'opens_at'], 'calls_programme')
      table.index(['land', 'closes_at'], 'calls_land')
    })
    appendOnly(this, this.schema, 'programme_versions')
    this.createDrafts()
  }

  /** What is to become a version, and the calls with it: written by one person, published by another. */
  private createDrafts() {
    this.schema.createTable('programme_drafts', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      refers(table, 'authority_id', 'authorities').notNullable()
      refers(table, 'programme_id', 'programmes').nullable()
      table.string('code', 40).notNullable()
      table.string('name', 190).notNullable()
      table.string('status', 20).notNullable()
      table.integer('revision').notNullable()
      // one of a programme is under way at a time
      table.string('under_way', 60).nullable().unique('programme_drafts_under_way_unique')
      table.json('content').notNullable()
      // everybody who wrote: none of them publishes
      table.json('writers').notNullable()
      table.date('valid_from').nullable()
      // whether drafts under calls that run may move to the version that it becomes
      table.boolean('offered').notNullable().defaultTo(false)
      for (const act of ['created', 'changed']) {
        refers(table, `${act}_by`, 'users').notNullable()
        table.dateTime(`${act}_at`).notNullable()
      }
      for (const act of ['proposed', 'returned', 'ended']) {
        refers(table, `${act}_by`, 'users').nullable()
        table.dateTime(`${act}_at`).nullable()
      }
      table.text('return_reason').nullable()
      refers(table, 'programme_version_id', 'programme_versions').nullable()
      table.index(['land', 'id'], 'programme_drafts_land')
    })
    const said = [
      'land',
      'authority_id',
      'code',
      'name',
      'content',
      'writers',
      'valid_from',
      'offered',
      'revision',
      'changed_by',
      'changed_at',
    ]
    stands(this, this.schema, 'programme_drafts', 'READ', { fixed: said, when: "OLD.status <> 'draft'" })
    const ended = [
      'status',
      'ended_by',
      'ended_at',
      'proposed_by',
      'proposed_at',
      'programme_id',
      'programme_version_id',
    ]
    stands(this, this.schema, 'programme_drafts', 'ENDED', { fixed: ended, when: 'OLD.ended_at IS NOT NULL' })
    moves(this, this.schema, 'programme_drafts', {
      draft: ['proposed', 'discarded'],
      proposed: ['draft', 'published', 'discarded'],
    })
    const byWhom = `NEW.status = 'published' AND (NEW.proposed_by IS NULL OR NEW.ended_by IS NULL
      OR NEW.ended_by = NEW.proposed_by OR NEW.ended_by = NEW.changed_by)`
    const never = 'FOUR EYES: who wrote or proposed a programme does not publish it'
    this.schema.raw(raiseWhen(this, 'programme_drafts', 'before update', byWhom, never))
    const begun = "NEW.status <> 'draft' OR NEW.proposed_by IS NOT NULL OR NEW.ended_at IS NOT NULL"
    this.schema.raw(raiseWhen(this, 'programme_drafts', 'before insert', begun, 'BEGUN: a programme begins as a draft'))
  }

  async down() {
    for (const table of ['programme_drafts', 'calls', 'programme_versions', 'programmes']) this.schema.dropTable(table)
  }
}
