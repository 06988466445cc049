import type { Answers } from '#forms/domain/form'
import Submission from '#forms/models/submission'
import type { ReportFigures } from '#reports/domain/report_entries'
import ReportFigure from '#reports/models/report_figure'
import type ProgressReport from '#reports/models/progress_report'

/** The one section of a report's form. */
export const REPORT_SECTION = 'bericht'

/** A report as it was filed: words and figures of one version. */
export type FiledReport = { submission: Submission; texts: Answers; figures: ReportFigures }

/** The newest version that was filed; null before the first. */
export async function filedReport(report: ProgressReport): Promise<FiledReport | null> {
  const submission = await Submission.of('report', report.id).first()
  return submission && readFiledReport(submission)
}

export async function readFiledReport(submission: Submission): Promise<FiledReport> {
  const figures = await ReportFigure.query().where('submission_id', submission.id).orderBy('id')
  const of = (kind: ReportFigure['kind']) => figures.filter((figure) => figure.kind === kind)
  return {
    submission,
    texts: submission.sections[REPORT_SECTION] ?? {},
    figures: {
      indicators: of('indicator').map(({ code, label, target, actual }) => ({ code, label, target, actual: actual! })),
      spendings: of('spending').map(({ code, label, plannedAmount, actualAmount }) => ({
        code,
        label,
        planned: plannedAmount!,
        actual: actualAmount!,
      })),
    },
  }
}
