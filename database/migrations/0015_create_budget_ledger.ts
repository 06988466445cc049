import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly, endsOnce, isMysql, raiseWhen, refers, stands } from '#database/schema_helpers'

const FRAME = ['appropriation', 'carryover', 'reinforcement', 'transfer', 'extra_income', 'block', 'global_cut']
const GIVES = "'appropriation', 'carryover', 'reinforcement', 'extra_income', 'authorisation'"
const OF_GRANT = 'grant_id = NEW.grant_id AND year = NEW.year'

const quoted = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ')

/** What postings of some kinds add up to, some with a minus. */
const sum = (plus: string, minus: string, where: string) =>
  `(SELECT COALESCE(SUM(CASE WHEN kind = '${plus}' THEN amount WHEN kind = '${minus}' THEN -amount ELSE 0 END), 0)
    FROM budget_postings WHERE ${where})`

/**
 * The ledger: postings are appended, never edited. The running totals beside them are written by the posting
 * trigger alone, which also refuses what is not there (INV-1, INV-2, INV-3, INV-5, INV-8, INV-13); signing refuses where
 * the postings of a grant are not its amount (INV-4).
 */
export default class extends BaseSchema {
  async up() {
    this.createEntered()
    this.schema.createTable('budget_postings', (table) => {
      table.increments('id')
      refers(table, 'budget_line_id', 'budget_lines', 'in_wider_index').notNullable()
      table.string('kind', 30).notNullable()
      table.integer('year').notNullable()
      table.integer('decided_in').notNullable()
      table.bigint('amount').notNullable()
      // what it follows from: of a reservation the file, from the commitment on decision and grant
      refers(table, 'application_id', 'applications').nullable()
      refers(table, 'decision_id', 'decisions').nullable()
      refers(table, 'grant_id', 'grants', 'in_wider_index').nullable()
      // of a transfer the line on its other side; of what is entered by hand the document it follows
      refers(table, 'counterpart_line_id', 'budget_lines').nullable()
      table.string('document', 60).nullable()
      // where a second person confirmed it: what was entered
      refers(table, 'entered_posting_id', 'entered_postings').nullable()
      table.string('text', 250).notNullable()
      refers(table, 'posted_by', 'users').notNullable()
      table.dateTime('posted_at').notNullable()
      table.index(['budget_line_id', 'year', 'id'], 'budget_postings_line_year')
      table.index(['budget_line_id', 'id'], 'budget_postings_line')
      table.index(['grant_id', 'year'], 'budget_postings_grant')
    })
    this.schema.createTable('budget_balances', (table) => {
      table.increments('id')
      refers(table, 'budget_line_id', 'budget_lines', 'in_wider_index').notNullable()
      table.integer('year').notNullable()
      table.boolean('enacted').notNullable().defaultTo(false)
      for (const total of ['disposable', 'reserved', 'committed', 'paid', 'income'])
        table.bigint(total).notNullable().defaultTo(0)
      table.integer('last_posting_id').unsigned().notNullable().defaultTo(0)
      table.unique(['budget_line_id', 'year'], { indexName: 'budget_balances_unique' })
    })
    this.schema.createTable('authorisation_balances', (table) => {
      table.increments('id')
      refers(table, 'budget_line_id', 'budget_lines', 'in_wider_index').notNullable()
      table.integer('decided_in').notNullable()
      table.integer('matures_in').notNullable()
      table.bigint('voted').notNullable().defaultTo(0)
      table.bigint('committed').notNullable().defaultTo(0)
      table.integer('last_posting_id').unsigned().notNullable().defaultTo(0)
      table.unique(['budget_line_id', 'decided_in', 'matures_in'], { indexName: 'authorisation_balances_unique' })
    })
    appendOnly(this, this.schema, 'budget_postings')
    this.schema.raw(this.runningTotals())
    this.protectBalances()
    const entered = `(SELECT COALESCE(SUM(amount), 0) FROM budget_postings WHERE budget_line_id = NEW.budget_line_id
      AND year = NEW.year AND decided_in = NEW.decided_in AND kind = NEW.kind)`
    this.schema.raw(
      raiseWhen(
        this,
        'budget_postings',
        'before insert',
        `(NEW.kind IN ('block', 'global_cut') AND NEW.amount > 0 AND ${entered} + NEW.amount > 0)
         OR (NEW.kind IN (${GIVES}) AND NEW.amount < 0 AND ${entered} + NEW.amount < 0)`,
        'INV-13: more is taken back than was entered'
      )
    )
    this.schema.raw(
      raiseWhen(
        this,
        'budget_postings',
        'before insert',
        `(NEW.kind = 'transfer') <> (NEW.counterpart_line_id IS NOT NULL) OR NEW.counterpart_line_id = NEW.budget_line_id`,
        'TWO-SIDED: a transfer names the line on its other side'
      )
    )
    const entry = `SELECT 1 FROM entered_postings WHERE id = NEW.entered_posting_id AND confirmed_at IS NOT NULL
      AND kind = NEW.kind AND year = NEW.year AND decided_in = NEW.decided_in
      AND ((budget_line_id = NEW.budget_line_id AND amount = NEW.amount)
        OR (counterpart_line_id = NEW.budget_line_id AND amount = -NEW.amount))
      AND NOT EXISTS (SELECT 1 FROM budget_postings WHERE entered_posting_id = NEW.entered_posting_id
        AND budget_line_id = NEW.budget_line_id)`
    this.schema.raw(
      raiseWhen(
        this,
        'budget_postings',
        'before insert',
        `NEW.entered_posting_id IS NOT NULL AND NOT EXISTS (${entry})`,
        'SECOND: what is posted is what a second person confirmed, once'
      )
    )
    const bound = sum('commitment', 'reduced_closed', 'grant_id = NEW.grant_id')
    this.schema.raw(
      raiseWhen(
        this,
        'decisions',
        'before update',
        `NEW.status = 'signed' AND OLD.status <> 'signed' AND NEW.binds = 1
         AND (NEW.grant_id IS NULL OR ${bound} <> NEW.amount)`,
        'INV-4: what is committed is not the granted amount'
      )
    )
  }

  async down() {
    this.schema.raw('DROP TRIGGER decisions_before_update_inv_4')
    for (const table of ['authorisation_balances', 'budget_balances', 'budget_postings', 'entered_postings'])
      this.schema.dropTable(table)
  }

  /** What one person wants posted and another has to confirm: it counts for nothing until then. */
  private createEntered() {
    this.schema.createTable('entered_postings', (table) => {
      table.increments('id')
      refers(table, 'budget_line_id', 'budget_lines').notNullable()
      table.string('kind', 30).notNullable()
      table.integer('year').notNullable()
      table.integer('decided_in').notNullable()
      table.bigint('amount').notNullable()
      refers(table, 'counterpart_line_id', 'budget_lines').nullable()
      table.string('document', 60).nullable()
      table.string('text', 250).notNullable()
      refers(table, 'entered_by', 'users').notNullable()
      table.dateTime('entered_at').notNullable()
      refers(table, 'confirmed_by', 'users').nullable()
      table.dateTime('confirmed_at').nullable()
      refers(table, 'withdrawn_by', 'users').nullable()
      table.dateTime('withdrawn_at').nullable()
    })
    stands(this, this.schema, 'entered_postings', 'ENTERED', {
      fixed: [
        'budget_line_id',
        'kind',
        'year',
        'decided_in',
        'amount',
        'counterpart_line_id',
        'document',
        'text',
      ].concat(['entered_by', 'entered_at']),
      once: ['confirmed_by', 'confirmed_at', 'withdrawn_by', 'withdrawn_at'],
    })
    endsOnce(this, this.schema, 'entered_postings', 'who enters a posting does not confirm it')
  }

  /** A total moves by one posting that was not counted yet and by exactly its amount: nobody else can write one. */
  private protectBalances() {
    const posting = (column: string) => `(SELECT ${column} FROM budget_postings WHERE id = NEW.last_posting_id)`
    const moved = (total: string, plus: string, minus = "''") =>
      `NEW.${total} <> OLD.${total} + CASE WHEN ${posting('kind')} IN (${plus}) THEN ${posting('amount')}
       WHEN ${posting('kind')} IN (${minus}) THEN -${posting('amount')} ELSE 0 END`
    const wrong = {
      budget_balances: [
        `NEW.year <> OLD.year OR ${posting('year')} <> NEW.year`,
        moved('disposable', quoted(FRAME)),
        moved('reserved', "'reservation'"),
        moved('committed', "'commitment'"),
        moved('paid', "'payment'", "'repayment'"),
        moved('income', "'income'"),
        `NEW.enacted <> CASE WHEN ${posting('kind')} = 'appropriation' THEN 1 ELSE OLD.enacted END`,
      ],
      authorisation_balances: [
        `NEW.decided_in <> OLD.decided_in OR NEW.matures_in <> OLD.matures_in`,
        `${posting('year')} <> NEW.matures_in OR ${posting('decided_in')} <> NEW.decided_in`,
        moved('voted', "'authorisation'"),
        moved('committed', "'commitment'"),
      ],
    }
    const zero = {
      budget_balances:
        'NEW.disposable = 0 AND NEW.reserved = 0 AND NEW.committed = 0 AND NEW.paid = 0 AND NEW.income = 0 AND NEW.enacted = 0',
      authorisation_balances: 'NEW.voted = 0 AND NEW.committed = 0',
    }
    const message = 'TOTALS: balances are written by postings alone'
    for (const table of ['budget_balances', 'authorisation_balances'] as const) {
      const counted = `NEW.last_posting_id <= OLD.last_posting_id OR NEW.budget_line_id <> OLD.budget_line_id
        OR COALESCE(${posting('budget_line_id')}, 0) <> NEW.budget_line_id`
      const when = [counted, ...wrong[table]].join(' OR ')
      this.schema.raw(raiseWhen(this, table, 'before update', when, message))
      this.schema.raw(
        raiseWhen(this, table, 'before insert', `NOT (${zero[table]}) OR NEW.last_posting_id <> 0`, message)
      )
      this.schema.raw(raiseWhen(this, table, 'before delete', '1 = 1', message))
    }
  }

  private runningTotals() {
    const mysql = isMysql(this)
    const head = 'CREATE TRIGGER budget_postings_run_totals AFTER INSERT ON budget_postings FOR EACH ROW'
    const { statements, violations } = this.totals(mysql ? 'INSERT IGNORE' : 'INSERT OR IGNORE')
    const raised = violations.map(({ code, when }) =>
      mysql
        ? `IF ${when} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${code}'; END IF`
        : `SELECT RAISE(ABORT, '${code}') WHERE ${when}`
    )
    return `${head} BEGIN ${[...statements, ...raised].join('; ')}; END`
  }

  private totals(insertIgnore: string) {
    const frame = quoted(FRAME)
    const ofYear = 'budget_line_id = NEW.budget_line_id AND year = NEW.year'
    const ofMaturity = 'budget_line_id = NEW.budget_line_id AND decided_in = NEW.decided_in AND matures_in = NEW.year'
    const perMaturity = `NEW.kind = 'authorisation' OR (NEW.kind = 'commitment' AND NEW.year > NEW.decided_in)`
    // what a recall posts back was bound before: a grant that was never lowered stands, whatever was blocked since
    const binding = `NOT EXISTS (SELECT 1 FROM decisions WHERE id = NEW.decision_id AND status = 'recalled')`
    const takes = (column: string, kinds: string, minus = "''") =>
      `${column} = ${column} + CASE WHEN NEW.kind IN (${kinds}) THEN NEW.amount WHEN NEW.kind IN (${minus}) THEN -NEW.amount ELSE 0 END`
    return {
      statements: [
        `${insertIgnore} INTO budget_balances (budget_line_id, year, enacted, disposable, reserved, committed, paid, income)
           VALUES (NEW.budget_line_id, NEW.year, 0, 0, 0, 0, 0, 0)`,
        `UPDATE budget_balances SET
           enacted = CASE WHEN NEW.kind = 'appropriation' THEN 1 ELSE enacted END,
           ${takes('disposable', frame)}, ${takes('reserved', "'reservation'")}, ${takes('committed', "'commitment'")},
           ${takes('paid', "'payment'", "'repayment'")}, ${takes('income', "'income'")}, last_posting_id = NEW.id
           WHERE ${ofYear}`,
        `${insertIgnore} INTO authorisation_balances (budget_line_id, decided_in, matures_in, voted, committed)
           SELECT NEW.budget_line_id, NEW.decided_in, NEW.year, 0, 0 WHERE ${perMaturity}`,
        `UPDATE authorisation_balances SET ${takes('voted', "'authorisation'")}, ${takes('committed', "'commitment'")}, last_posting_id = NEW.id
           WHERE (${perMaturity}) AND ${ofMaturity}`,
      ],
      violations: [
        {
          code: 'INV-1: the year holds less than is committed',
          when: `NEW.kind = 'commitment' AND NEW.amount > 0 AND ${binding} AND EXISTS (SELECT 1 FROM budget_balances WHERE ${ofYear}
                 AND committed > disposable AND (enacted = 1 OR NEW.year = NEW.decided_in))`,
        },
        {
          code: 'INV-2: the authorisation holds less than is committed',
          when: `NEW.kind = 'commitment' AND NEW.amount > 0 AND ${binding} AND NEW.year > NEW.decided_in AND EXISTS
                 (SELECT 1 FROM authorisation_balances WHERE ${ofMaturity} AND committed > voted)`,
        },
        {
          code: 'INV-5: the year holds less than is set aside',
          when: `NEW.kind = 'reservation' AND NEW.amount > 0 AND EXISTS (SELECT 1 FROM budget_balances WHERE ${ofYear}
                 AND committed + reserved > disposable AND (enacted = 1 OR NEW.year = NEW.decided_in))`,
        },
        {
          code: 'INV-5: the authorisation holds less than is set aside',
          when: `NEW.kind = 'reservation' AND NEW.amount > 0 AND NEW.year > NEW.decided_in AND
                 (SELECT reserved FROM budget_balances WHERE ${ofYear}) > COALESCE(
                   (SELECT voted - committed FROM authorisation_balances WHERE ${ofMaturity}), 0)`,
        },
        {
          code: 'INV-3: more is paid than committed',
          when: `(NEW.kind = 'payment' OR (NEW.kind = 'commitment' AND NEW.amount < 0)) AND (NEW.grant_id IS NULL
                 OR ${sum('commitment', 'payment', OF_GRANT)} + ${sum('repayment', '', OF_GRANT)} < 0
                 OR (NEW.kind = 'payment' AND ${sum('commitment', 'payment', OF_GRANT)} + ${sum('repayment', '', OF_GRANT)}
                   - ${sum('reduced_closed', '', OF_GRANT)} < 0))`,
        },
        {
          code: 'INV-8: more is repaid than was paid in the year',
          when: `NEW.kind = 'repayment' AND (NEW.grant_id IS NULL OR ${sum('payment', 'repayment', OF_GRANT)} < 0)`,
        },
      ],
    }
  }
}
