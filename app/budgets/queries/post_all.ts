import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Money from '#core/money/money'
import { toDatabaseInstant, toDatabaseInteger } from '#core/persistence/columns'
import type User from '#identity/models/user'
import type { PostingKind } from '#budgets/domain/ledger'
import type BudgetLine from '#budgets/models/budget_line'

/** A posting with what it follows from: of a reservation the file, of everything about a grant the decision and the grant. */
export type Posting = {
  kind: PostingKind
  year: number
  decidedIn: number
  amount: Money
  text: string
  document?: string
  counterpartLineId?: number
  applicationId?: number
  decisionId?: number
  grantId?: number
  enteredPostingId?: number
}

/** Appends postings to a line that is locked; the database refuses what is not there. */
export async function postAll(
  line: BudgetLine,
  postings: readonly Posting[],
  by: User,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  if (postings.length === 0) return
  await trx
    .insertQuery()
    .table('budget_postings')
    .multiInsert(
      postings.map(({ kind, year, decidedIn, amount, text, applicationId, decisionId, grantId, ...entered }) => ({
        budget_line_id: line.id,
        kind,
        year,
        decided_in: decidedIn,
        amount: toDatabaseInteger(amount.cents),
        application_id: applicationId ?? null,
        decision_id: decisionId ?? null,
        grant_id: grantId ?? null,
        counterpart_line_id: entered.counterpartLineId ?? null,
        document: entered.document ?? null,
        entered_posting_id: entered.enteredPostingId ?? null,
        text: text.slice(0, 250),
        posted_by: by.id,
        posted_at: toDatabaseInstant(at),
      }))
    )
}
