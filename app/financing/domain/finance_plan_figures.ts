import Money from '#core/money/money'

export type PlanSide = 'expenditure' | 'income'

/** One cell of a finance plan: what is spent or brought in under one heading in one year. */
export type PlanCell = {
  side: PlanSide
  code: string
  label: string
  year: number
  amount: Money
  kind?: 'own' | 'third_party'
}

/** A finance plan as figures: sums by heading, year and side. Expenditure counts as eligible in full. */
export class FinancePlanFigures {
  constructor(
    readonly years: readonly number[],
    readonly cells: readonly PlanCell[]
  ) {}

  rows(side: PlanSide) {
    const codes = [...new Set(this.cells.filter((cell) => cell.side === side).map(({ code }) => code))]
    return codes.map((code) => {
      const cells = this.cells.filter((cell) => cell.side === side && cell.code === code)
      return {
        code,
        label: cells[0].label,
        kind: cells[0].kind,
        amounts: this.years.map((year) =>
          Money.sum(cells.filter((cell) => cell.year === year).map(({ amount }) => amount))
        ),
        total: Money.sum(cells.map(({ amount }) => amount)),
      }
    })
  }

  total(side: PlanSide, year?: number, kind?: 'own' | 'third_party'): Money {
    return Money.sum(
      this.cells
        .filter(
          (cell) => cell.side === side && (year === undefined || cell.year === year) && (!kind || cell.kind === kind)
        )
        .map(({ amount }) => amount)
    )
  }
}
