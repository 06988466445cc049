import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { DecisionTranchSchema } from '#database/schema'
import BudgetLine from '#budgets/models/budget_line'

/** The part of a grant that falls on one budget year and line. */
export default class DecisionTranche extends DecisionTranchSchema {
  @belongsTo(() => BudgetLine)
  declare budgetLine: BelongsTo<typeof BudgetLine>
}
