import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import type { Block } from '#letters/domain/letter'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'

/** A row of a finance plan as every page and letter shows it: the head of a side, a line, or a sum. */
export type PlanTableRow = { kind: 'group' | 'line' | 'sum'; label: string; amounts: Money[]; total: Money }

type GrantByYear = readonly { year: number; amount: Money }[]

/**
 * The plan with its sums. With a grant, what the rounding or a cut leaves is the recipient's own ("Zusätzliche
 * Eigenmittel"), so that both sides are equal; without one the financing is what the applicant brings.
 */
export function planTable(planned: FinancePlanFigures, grants: GrantByYear | null): PlanTableRow[] {
  const { years } = planned
  const row = (kind: PlanTableRow['kind'], label: string, amountIn: (year: number) => Money): PlanTableRow => {
    const amounts = years.map(amountIn)
    return { kind, label, amounts, total: Money.sum(amounts) }
  }
  const lines = (side: 'expenditure' | 'income') =>
    planned
      .rows(side)
      .filter(({ total }) => !total.isZero)
      .map(({ label, amounts, total }): PlanTableRow => ({ kind: 'line', label, amounts, total }))
  const granted = (year: number) => grants?.find((grant) => grant.year === year)?.amount ?? Money.ZERO
  const gap = row('line', 'Zusätzliche Eigenmittel', (year) => uncoveredIn(planned, granted(year), year))
  return [
    row('group', 'Ausgaben', () => Money.ZERO),
    ...lines('expenditure'),
    row('sum', 'Summe der Ausgaben', (year) => planned.total('expenditure', year)),
    row('group', 'Finanzierung', () => Money.ZERO),
    ...lines('income'),
    ...(grants && !gap.total.isZero ? [gap] : []),
    ...(grants ? [row('line', 'Zuwendung', granted)] : []),
    grants
      ? row('sum', 'Summe der Finanzierung', (year) => planned.total('expenditure', year))
      : row('sum', 'Summe ohne Zuwendung', (year) => planned.total('income', year)),
  ]
}

/** What plan and grant together leave to be covered in a year. */
function uncoveredIn(planned: FinancePlanFigures, granted: Money, year: number): Money {
  return planned.total('expenditure', year).minus(planned.total('income', year)).minus(granted)
}

/** The same as a table of a letter. */
export function planTableBlock(
  planned: FinancePlanFigures,
  grants: GrantByYear | null,
  caption: string
): Extract<Block, { kind: 'table' }> {
  const rows = planTable(planned, grants).filter(({ kind }) => kind !== 'group')
  return {
    kind: 'table',
    caption,
    head: ['Position', ...planned.years.map(String), 'Summe'],
    rows: rows.map(({ label, amounts, total }) => [label, ...amounts.map(figures), figures(total)]),
    sums: rows.flatMap(({ kind }, index) => (kind === 'sum' ? [index] : [])),
  }
}
