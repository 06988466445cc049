import { figures } from '#core/money/german_money'
import { type Answer, type Difference, differencesBetween } from '#forms/domain/difference'
import Submission from '#forms/models/submission'
import { placesOf } from '#forms/domain/places'
import { type ReportTerms, reportTexts } from '#reports/domain/report_entries'
import type ProgressReport from '#reports/models/progress_report'
import { type FiledReport, readFiledReport } from '#reports/queries/filed_report'

/** What the newest version of a report says otherwise than the one before; null where it was filed once at most. */
export async function reportDifferences(report: ProgressReport, terms: ReportTerms): Promise<Difference[] | null> {
  const [last, before] = await Submission.of('report', report.id).limit(2)
  if (!before) return null
  const [was, is] = await Promise.all([readFiledReport(before), readFiledReport(last)])
  return differencesBetween(answersOf(was, terms), answersOf(is, terms))
}

function answersOf({ texts, figures: filed }: FiledReport, { definition }: ReportTerms): Answer[] {
  return [
    ...placesOf([reportTexts(definition)], texts),
    ...filed.indicators.map(({ code, label, actual }) => ({ key: `k_${code}`, label, value: String(actual) })),
    ...filed.spendings.map(({ code, label, actual }) => ({ key: `a_${code}`, label, value: figures(actual) })),
  ]
}
