import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, isMysql } from '#database/schema_helpers'

const FRAME = ['appropriation', 'carryover', 'reinforcement', 'transfer', 'extra_income', 'block', 'global_cut']

/**
 * The ledger: postings are appended, never edited. The running totals beside them are written by the posting
 * trigger alone, which also refuses what is not there (INV-1, INV-2, INV-3).
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('budget_lines', (table) => {
      table.increments('id')
      table.string('land', 2).notNullable()
      table.integer('programme_id').unsigned().notNullable().references('programmes.id').onDelete('RESTRICT')
      table.string('chapter', 20).notNullable()
      table.string('item', 20).notNullable()
      table.string('name', 190).notNullable()
      table.boolean('sample').notNullable().defaultTo(false)
      table.unique(['land', 'chapter', 'item'], { indexName: 'budget_lines_address_unique' })
    })
    this.schema.createTable('budget_postings', (table) => {
      table.increments('id')
      table.integer('budget_line_id').unsigned().notNullable().references('budget_lines.id').onDelete('RESTRICT')
      table.string('kind', 30).notNullable()
      table.integer('year').notNullable()
      table.integer('decided_in').notNullable()
      table.bigint('amount').notNullable()
      table.integer('decision_id').nullable()
      table.integer('corrects_id').unsigned().nullable().references('budget_postings.id').onDelete('RESTRICT')
      table.string('text', 250).notNullable()
      table.integer('posted_by').unsigned().notNullable().references('users.id').onDelete('RESTRICT')
      table.dateTime('posted_at').notNullable()
      table.index(['budget_line_id', 'year', 'id'], 'budget_postings_line_year')
      table.index(['decision_id', 'year'], 'budget_postings_decision')
    })
    this.schema.createTable('budget_balances', (table) => {
      table.increments('id')
      table.integer('budget_line_id').unsigned().notNullable().references('budget_lines.id').onDelete('RESTRICT')
      table.integer('year').notNullable()
      table.boolean('enacted').notNullable().defaultTo(false)
      table.bigint('disposable').notNullable().defaultTo(0)
      table.bigint('committed').notNullable().defaultTo(0)
      table.bigint('paid').notNullable().defaultTo(0)
      table.unique(['budget_line_id', 'year'], { indexName: 'budget_balances_unique' })
    })
    this.schema.createTable('authorisation_balances', (table) => {
      table.increments('id')
      table.integer('budget_line_id').unsigned().notNullable().references('budget_lines.id').onDelete('RESTRICT')
      table.integer('decided_in').notNullable()
      table.integer('matures_in').notNullable()
      table.bigint('voted').notNullable().defaultTo(0)
      table.bigint('committed').notNullable().defaultTo(0)
      table.unique(['budget_line_id', 'decided_in', 'matures_in'], { indexName: 'authorisation_balances_unique' })
    })
    appendOnly(this, this.schema, 'budget_postings')
    this.schema.raw(isMysql(this) ? this.mysqlTrigger() : this.sqliteTrigger())
  }

  async down() {
    const tables = ['authorisation_balances', 'budget_balances', 'budget_postings', 'budget_lines']
    for (const table of tables) this.schema.dropTable(table)
  }

  private get head() {
    return 'CREATE TRIGGER budget_postings_run_totals AFTER INSERT ON budget_postings FOR EACH ROW'
  }

  private totals(insertIgnore: string) {
    const frame = FRAME.map((kind) => `'${kind}'`).join(', ')
    const ofYear = 'budget_line_id = NEW.budget_line_id AND year = NEW.year'
    const ofMaturity = 'budget_line_id = NEW.budget_line_id AND decided_in = NEW.decided_in AND matures_in = NEW.year'
    const perMaturity = `NEW.kind = 'authorisation' OR (NEW.kind = 'commitment' AND NEW.year > NEW.decided_in)`
    return {
      ofYear,
      ofMaturity,
      statements: [
        `${insertIgnore} INTO budget_balances (budget_line_id, year, enacted, disposable, committed, paid)
           VALUES (NEW.budget_line_id, NEW.year, 0, 0, 0, 0)`,
        `UPDATE budget_balances SET
           enacted = CASE WHEN NEW.kind = 'appropriation' THEN 1 ELSE enacted END,
           disposable = disposable + CASE WHEN NEW.kind IN (${frame}) THEN NEW.amount ELSE 0 END,
           committed = committed + CASE WHEN NEW.kind = 'commitment' THEN NEW.amount ELSE 0 END,
           paid = paid + CASE WHEN NEW.kind = 'payment' THEN NEW.amount ELSE 0 END
           WHERE ${ofYear}`,
        `${insertIgnore} INTO authorisation_balances (budget_line_id, decided_in, matures_in, voted, committed)
           SELECT NEW.budget_line_id, NEW.decided_in, NEW.year, 0, 0 WHERE ${perMaturity}`,
        `UPDATE authorisation_balances SET
           voted = voted + CASE WHEN NEW.kind = 'authorisation' THEN NEW.amount ELSE 0 END,
           committed = committed + CASE WHEN NEW.kind = 'commitment' THEN NEW.amount ELSE 0 END
           WHERE (${perMaturity}) AND ${ofMaturity}`,
      ],
      violations: [
        {
          code: 'INV-1: the year holds less than is committed',
          when: `NEW.kind = 'commitment' AND NEW.amount > 0 AND EXISTS (SELECT 1 FROM budget_balances WHERE ${ofYear}
                 AND committed > disposable AND (enacted = 1 OR NEW.year = NEW.decided_in))`,
        },
        {
          code: 'INV-2: the authorisation holds less than is committed',
          when: `NEW.kind = 'commitment' AND NEW.amount > 0 AND NEW.year > NEW.decided_in AND EXISTS
                 (SELECT 1 FROM authorisation_balances WHERE ${ofMaturity} AND committed > voted)`,
        },
        {
          code: 'INV-3: more is paid than committed',
          when: `NEW.kind = 'payment' AND NEW.amount > 0 AND
                 (SELECT COALESCE(SUM(CASE WHEN kind = 'commitment' THEN amount ELSE -amount END), 0) FROM budget_postings
                  WHERE decision_id = NEW.decision_id AND year = NEW.year AND kind IN ('commitment', 'payment')) < 0`,
        },
      ],
    }
  }

  private sqliteTrigger() {
    const { statements, violations } = this.totals('INSERT OR IGNORE')
    const raised = violations.map(({ code, when }) => `SELECT RAISE(ABORT, '${code}') WHERE ${when}`)
    return `${this.head} BEGIN ${[...statements, ...raised].join('; ')}; END`
  }

  private mysqlTrigger() {
    const { statements, violations } = this.totals('INSERT IGNORE')
    const raised = violations.map(
      ({ code, when }) => `IF ${when} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${code}'; END IF`
    )
    return `${this.head} BEGIN ${[...statements, ...raised].join('; ')}; END`
  }
}
