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

/** A finance plan as figures: sums by heading, year and side. */
export class FinancePlanFigures {
  constructor(
    readonly years: readonly number[],
    readonly cells: readonly PlanCell[]
  ) {}

  /** The same plan with only what is recognised of its expenditure. Never below zero: nobody takes away more than is there. */
  less(deductions: readonly { code: string; year: number; amount: Money }[]): FinancePlanFigures {
    if (deductions.length === 0) return this
    const cells = this.cells.map((cell) => {
      const own = deductions.filter(
        ({ code, year }) => cell.side === 'expenditure' && code === cell.code && year === cell.year
      )
      const left = cell.amount.minus(Money.sum(own.map(({ amount }) => amount)))
      return { ...cell, amount: Money.max(Money.ZERO, left) }
    })
    return new FinancePlanFigures(this.years, cells)
  }

  /** The years of the plan that a period touches; what stands in the others is not planned any more. */
  within({ from, to }: { from: { year: number }; to: { year: number } }): FinancePlanFigures {
    const touches = (year: number) => from.year <= year && year <= to.year
    return new FinancePlanFigures(
      this.years.filter(touches),
      this.cells.filter(({ year }) => touches(year))
    )
  }

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
