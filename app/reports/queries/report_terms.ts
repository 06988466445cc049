import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import FinancePlan from '#financing/models/finance_plan'
import Money from '#core/money/money'
import IndicatorTarget from '#applications/models/indicator_target'
import type { ReportTerms } from '#reports/domain/report_entries'
import type ProgressReport from '#reports/models/progress_report'

/** What a report is filed against: the programme's definition, the plan of its year, the targets. */
export async function reportTermsOf(report: ProgressReport, trx?: TransactionClientContract): Promise<ReportTerms> {
  if (trx) report.useTransaction(trx)
  await report.load('grant', (grants) =>
    grants
      .preload('recipient')
      .preload('application', (applications) =>
        applications.preload('programme').preload('call', (calls) => calls.preload('version'))
      )
  )
  const { application } = report.grant
  const plan = await FinancePlan.withLines(application.financePlanId!, trx)
  const targets = await IndicatorTarget.query({ client: trx }).where({
    application_id: application.id,
    year: report.year,
  })
  const { definition } = application.call
  const figures = plan.figures()
  const planned = definition.plan.categories.map(({ code, label }) => ({
    code,
    label,
    amount: Money.sum(
      figures.cells
        .filter((cell) => cell.side === 'expenditure' && cell.code === code && cell.year === report.year)
        .map(({ amount }) => amount)
    ),
  }))
  return {
    definition,
    year: report.year,
    planned,
    overrunPercent: report.grant.frozenRules.values.lineOverrunPercent,
    targets: Object.fromEntries(targets.map(({ code, value }) => [code, value])),
  }
}
