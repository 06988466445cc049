import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { EnteredPostingSchema } from '#database/schema'
import Refusal from '#core/refusal'
import User from '#identity/models/user'
import type { FramePosting } from '#budgets/actions/post_to_budget'
import type { EnteredKind } from '#budgets/domain/ledger'
import BudgetLine from '#budgets/models/budget_line'

/** A posting to the frame that one person entered and another has to confirm; it counts for nothing until then. */
export default class EnteredPosting extends EnteredPostingSchema {
  declare kind: EnteredKind

  @belongsTo(() => User, { foreignKey: 'enteredBy' })
  declare enterer: BelongsTo<typeof User>

  @belongsTo(() => BudgetLine)
  declare budgetLine: BelongsTo<typeof BudgetLine>

  @belongsTo(() => BudgetLine, { foreignKey: 'counterpartLineId' })
  declare counterpart: BelongsTo<typeof BudgetLine>

  /** What the duty about it is kept under. */
  get thing(): string {
    return `posting:${this.id}`
  }

  /** As it is posted once it is confirmed. */
  get posting(): FramePosting {
    const { kind, year, decidedIn, amount, text, document, counterpartLineId, id: enteredPostingId } = this
    const other = counterpartLineId ?? undefined
    return {
      kind,
      year,
      decidedIn,
      amount,
      text,
      document: document ?? undefined,
      counterpartLineId: other,
      enteredPostingId,
    }
  }

  /** One that waits, locked after the lines of both its sides, which every posting locks by ascending id. @throws Refusal budgets.nothing_entered */
  static async locked(lineId: number, id: number, trx: TransactionClientContract): Promise<EnteredPosting> {
    const { counterpartLineId } = await this.query({ client: trx }).where({ id, budgetLineId: lineId }).firstOrFail()
    await BudgetLine.bothLocked(lineId, counterpartLineId, trx)
    const entered = await this.openOn(lineId, trx).where({ id, budgetLineId: lineId }).forUpdate().first()
    if (!entered) throw new Refusal('budgets.nothing_entered')
    return entered
  }

  static openOn(lineId: number, trx?: TransactionClientContract) {
    return this.query({ client: trx })
      .where((side) => side.where('budget_line_id', lineId).orWhere('counterpart_line_id', lineId))
      .whereNull('confirmed_at')
      .whereNull('withdrawn_at')
      .orderBy('id')
      .preload('enterer')
      .preload('counterpart')
      .preload('budgetLine')
  }
}
