import { euros, figures as printed } from '#core/money/german_money'
import Money from '#core/money/money'
import { FinancePlanFigures, type PlanCell } from '#financing/domain/finance_plan_figures'
import { type GrantCalculation, calculateGrant } from '#financing/domain/grant_calculation'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Answers, inputOf, problemsOf, rowIn } from '#forms/domain/form'
import { breakdownOf, planParts } from '#applications/domain/plan_lines'
import { type PlanRow, planRows, planTable, yearColumn } from '#applications/domain/plan_rows'
import { fundedPosts } from '#applications/domain/post_rows'
import { type SectionContext, sectionOfKind, typedInKind } from '#applications/domain/section_context'

export type PlanReading = {
  figures: FinancePlanFigures
  calculation: GrantCalculation
  /** Income and grant less expenditure by year: zero where the plan balances. */
  balances: { year: number; amount: Money }[]
  problems: Problem[]
}

/** The plan as typed: figures, the grant that they yield, and what is wrong or does not balance. */
export function readPlan(context: SectionContext): PlanReading {
  const answers = typedInKind(context, 'plan')
  const cells = sectionOfKind(context.definition, 'plan') ? typedCells(context, answers) : lumpSums(context)
  const figures = new FinancePlanFigures(context.years, cells)
  const calculation = calculateGrant(context.definition.financing, figures, fundedPosts(context), context.rounding)
  const balances = calculation.tranches.map(({ year, amount }) => ({
    year,
    amount: figures.total('income', year).plus(amount).minus(figures.total('expenditure', year)),
  }))
  const problems = problemsOf(planParts(context), answers)
  if (problems.length === 0) problems.push(...missingSums(context, figures), ...imbalances(context, balances))
  if (problems.length === 0 && calculation.grant.isZero)
    problems.push({
      input: firstIncome(context, context.years[0]),
      sentence: 'Nach diesem Plan ergibt sich keine Zuwendung.',
    })
  return { figures, calculation, balances, problems }
}

function typedCells(context: SectionContext, answers: Answers): PlanCell[] {
  const [table, breakdown] = [planTable(context), breakdownOf(context)]
  return planRows(context).flatMap(({ code, label, side, kind }) =>
    context.years.map((year): PlanCell => {
      const parts = side === 'expenditure' ? breakdown.get(code)!.years.get(year)! : null
      const amount = parts
        ? (parts.own ?? parts.posts ?? Money.ZERO).plus(parts.lines)
        : (valueOf(yearColumn(year), rowIn(answers, table, code)[year]) ?? Money.ZERO)
      return { code, label, side, kind, year, amount }
    })
  )
}

/** Where a fixed sum a year is paid and no plan is asked for, the sum is what is spent. */
function lumpSums({ definition: { plan, financing }, years }: SectionContext): PlanCell[] {
  const [{ code }] = plan.categories
  const amount = Money.parse(financing.amountPerYear ?? '0.00')
  return years.map((year) => ({ code, label: 'Festbetrag', side: 'expenditure', year, amount }))
}

/** What is always in sight while somebody works on a plan. */
export function planSums({ figures, calculation, balances }: PlanReading) {
  const difference = Money.sum(balances.map(({ amount }) => amount))
  return [
    { label: 'Ausgaben', amount: figures.total('expenditure') },
    { label: 'Zuwendung', amount: calculation.grant },
    { label: 'Eigenmittel', amount: figures.total('income', undefined, 'own') },
    { label: 'Andere Mittel', amount: figures.total('income', undefined, 'third_party') },
    { label: 'Unterschied', amount: difference, isOff: balances.some(({ amount }) => !amount.isZero) },
  ]
}

/** What some rows of a plan come to in each year. */
export function sumByYear(
  context: SectionContext,
  { figures }: Pick<PlanReading, 'figures'>,
  wanted: (row: PlanRow) => boolean
): { year: number; amount: Money }[] {
  const codes = new Set(
    planRows(context)
      .filter(wanted)
      .map(({ code }) => code)
  )
  return context.years.map((year) => ({
    year,
    amount: Money.sum(
      figures.cells.filter((cell) => cell.year === year && codes.has(cell.code)).map(({ amount }) => amount)
    ),
  }))
}

/** Whether a row is what the leading applicant pays itself, or what a partner does. */
export const isOwnOf = (partnerId?: number) => (row: PlanRow) => row.kind === 'own' && row.partnerId === partnerId

/** What the leading applicant and its partners bring of their own. */
export function ownShares(context: SectionContext, plan: PlanReading): { lead: Money; partners: Money } {
  const sum = (wanted: (row: PlanRow) => boolean) =>
    Money.sum(sumByYear(context, plan, wanted).map(({ amount }) => amount))
  return { lead: sum(isOwnOf()), partners: sum(({ partnerId }) => partnerId !== undefined) }
}

/** What is missing or too much in a year, put on the applicant's own means; they are never below zero. */
export function balancedByOwn(context: SectionContext): Record<string, string> {
  const own = planRows(context).find(({ side, kind, partnerId }) => side === 'income' && kind === 'own' && !partnerId)
  if (!own) return {}
  const { figures: planned, balances } = readPlan(context)
  return Object.fromEntries(
    balances.flatMap(({ year, amount }): [string, string][] => {
      const stands = planned.cells.find((cell) => cell.code === own.code && cell.year === year)!.amount
      const needed = stands.minus(amount)
      const least = needed.isNegative ? Money.ZERO : needed
      return amount.isZero ? [] : [[inputOf(yearColumn(year), own.code), printed(least)]]
    })
  )
}

/** What a partner brings by the plan as typed. */
export function broughtBy(context: SectionContext, partner: number): Money {
  return Money.sum(sumByYear(context, readPlan(context), isOwnOf(partner)).map(({ amount }) => amount))
}

function missingSums(context: SectionContext, figures: FinancePlanFigures): Problem[] {
  const [first] = context.definition.plan.categories
  const row = breakdownOf(context).get(first.code)!.lines[0]?.row.key ?? first.code
  return context.years
    .filter((year) => figures.total('expenditure', year).isZero)
    .map((year) => ({
      input: inputOf(yearColumn(year), row),
      sentence: `Es fehlen noch die Ausgaben für ${year}.`,
    }))
}

function imbalances(context: SectionContext, balances: PlanReading['balances']): Problem[] {
  return balances
    .filter(({ amount }) => !amount.isZero)
    .map(({ year, amount }) => ({
      input: firstIncome(context, year),
      sentence: amount.isNegative
        ? `Im Jahr ${year} fehlen ${euros(amount.negated())} Einnahmen. Erhöhen Sie den Eigenanteil oder senken Sie die Ausgaben.`
        : `Im Jahr ${year} übersteigen Einnahmen und Zuwendung die Ausgaben um ${euros(amount)}.`,
    }))
}

function firstIncome(context: SectionContext, year: number): string {
  return inputOf(yearColumn(year), planRows(context).find(({ side }) => side === 'income')!.code)
}
