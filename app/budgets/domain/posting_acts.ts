import type Money from '#core/money/money'
import type { GrantKind } from '#budgets/domain/ledger'

const ACTS: Readonly<Record<GrantKind | 'reservation', { given: string; taken: string }>> = {
  reservation: { given: 'budget.reserved', taken: 'budget.released' },
  commitment: { given: 'budget.committed', taken: 'budget.freed' },
  reduced_closed: { given: 'budget.reduced', taken: 'budget.reduction_undone' },
  payment: { given: 'budget.payment', taken: 'budget.payment' },
  repayment: { given: 'budget.repayment', taken: 'budget.repayment' },
  income: { given: 'budget.income', taken: 'budget.income' },
}

/** What a posting is called in the journal of its line. */
export function actOfPosting({ kind, amount }: { kind: GrantKind | 'reservation'; amount: Money }): string {
  return ACTS[kind][amount.isPositive ? 'given' : 'taken']
}
