import type { DateTime } from 'luxon'
import { hasMany } from '@adonisjs/lucid/orm'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { FinancePlanSchema } from '#database/schema'
import { toDatabaseInteger } from '#core/persistence/columns'
import { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import PlanLine from '#financing/models/plan_line'

/** Rows that SQLite takes in one statement. */
const MOST_ROWS = 400

/** A version of a finance plan as it was submitted. It is never changed; a change is the next version. */
export default class FinancePlan extends FinancePlanSchema {
  @hasMany(() => PlanLine)
  declare lines: HasMany<typeof PlanLine>

  /** A plan with its lines as they were typed. @throws E_ROW_NOT_FOUND */
  static withLines(id: number, trx?: TransactionClientContract): Promise<FinancePlan> {
    return this.query({ client: trx })
      .where('id', id)
      .preload('lines', (lines) => lines.orderBy('id'))
      .firstOrFail()
  }

  /** Keeps the figures of a plan as the next version of its stream. */
  static async keep(
    of: { stream: string; version: number; at: DateTime },
    figures: FinancePlanFigures,
    trx: TransactionClientContract
  ): Promise<FinancePlan> {
    const plan = await this.create({ stream: of.stream, version: of.version, createdAt: of.at }, { client: trx })
    const lines = figures.cells
      .filter(({ amount }) => !amount.isZero)
      .map(({ side, kind, code, label, year, amount }) => ({
        finance_plan_id: plan.id,
        side: side === 'expenditure' ? side : kind,
        code,
        label,
        year,
        amount: toDatabaseInteger(amount.cents),
      }))
    for (let at = 0; at < lines.length; at += MOST_ROWS)
      await trx
        .insertQuery()
        .table('plan_lines')
        .multiInsert(lines.slice(at, at + MOST_ROWS))
    return plan
  }

  figures(): FinancePlanFigures {
    const years = [...new Set(this.lines.map(({ year }) => year))].sort()
    const cells = this.lines.map(({ side, code, label, year, amount }) => ({
      side: side === 'expenditure' ? ('expenditure' as const) : ('income' as const),
      kind: side === 'own' || side === 'third_party' ? (side as 'own' | 'third_party') : undefined,
      code,
      label,
      year,
      amount,
    }))
    return new FinancePlanFigures(years, cells)
  }
}
