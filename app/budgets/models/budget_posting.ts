import { BudgetPostingSchema } from '#database/schema'
import type { PostingKind } from '#budgets/domain/ledger'

/** A posting of the ledger: written once; a correction is another posting that names it. */
export default class BudgetPosting extends BudgetPostingSchema {
  declare kind: PostingKind
}
