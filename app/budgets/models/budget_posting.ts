import { BudgetPostingSchema } from '#database/schema'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import User from '#identity/models/user'
import EnteredPosting from '#budgets/models/entered_posting'
import type { PostingKind } from '#budgets/domain/ledger'

/** A posting of the ledger: written once; a correction is another posting that names it. */
export default class BudgetPosting extends BudgetPostingSchema {
  declare kind: PostingKind

  @belongsTo(() => User, { foreignKey: 'postedBy' })
  declare poster: BelongsTo<typeof User>

  @belongsTo(() => EnteredPosting)
  declare entered: BelongsTo<typeof EnteredPosting>
}
