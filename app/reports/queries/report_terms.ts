import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Money from '#core/money/money'
import FinancePlan from '#financing/models/finance_plan'
import Application from '#applications/models/application'
import IndicatorTarget from '#applications/models/indicator_target'
import Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import PlanDeduction from '#decisions/models/plan_deduction'
import type { ReportTerms } from '#reports/domain/report_entries'
import type ProgressReport from '#reports/models/progress_report'

/** What a report is filed against: the programme's definition, the binding plan of its year, the targets of the decided submission. */
export async function reportTermsOf(report: ProgressReport, trx?: TransactionClientContract): Promise<ReportTerms> {
  if (trx) report.useTransaction(trx)
  await report.load('grant')
  const application = await Application.query({ client: trx })
    .where('id', report.grant.applicationId)
    .preload('programme')
    .preload('call')
    .preload('programmeVersion')
    .firstOrFail()
  const version = (await Grant.versionOf(report.grantId, { effective: true, trx }))!
  const first = await Decision.query({ client: trx }).where('grant_id', report.grantId).orderBy('id').firstOrFail()
  const deductions = await PlanDeduction.query({ client: trx }).where('decision_id', first.id)
  const plan = await FinancePlan.withLines(version.financePlanId, trx)
  const figures = plan.figures().less(deductions)
  const targets = await IndicatorTarget.query({ client: trx }).where({
    submissionId: first.submissionId,
    year: report.year,
  })
  const { definition } = application
  return {
    application,
    version,
    definition,
    year: report.year,
    planned: definition.plan.categories.map(({ code, label }) => ({
      code,
      label,
      amount: Money.sum(
        figures.cells
          .filter((cell) => cell.side === 'expenditure' && cell.code === code && cell.year === report.year)
          .map(({ amount }) => amount)
      ),
    })),
    overrunPercent: version.frozenRules.values.lineOverrunPercent,
    targets: Object.fromEntries(targets.map(({ code, value }) => [code, value])),
  }
}
