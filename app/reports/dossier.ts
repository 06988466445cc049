import i18nManager from '@adonisjs/i18n/services/main'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { figures } from '#core/money/german_money'
import type { Block } from '#letters/domain/letter'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { printedForm } from '#forms/printed'
import { reportTexts, spentIn } from '#reports/domain/report_entries'
import type ProgressReport from '#reports/models/progress_report'
import { type FiledReport, filedReport } from '#reports/queries/filed_report'

/** Every report as it was filed last, with its figures beside plan and target. */
export async function reportChapter(
  reports: readonly ProgressReport[],
  definition: ProgrammeDefinition
): Promise<Block[]> {
  if (reports.length === 0) return [{ kind: 'paragraph', text: 'Zu dieser Akte gibt es keine Berichte.' }]
  const overview: Block = {
    kind: 'table',
    caption: 'Berichte nach Jahren',
    head: ['Jahr', 'Fällig', 'Stand', 'Eingereicht'],
    widths: [1, 1, 1, 1],
    rows: reports.map(({ year, dueOn, status, submittedAt }) => [
      String(year),
      germanDay(dueOn),
      i18nManager.locale('de').t(`report_status.${status}`),
      submittedAt ? germanInstant(submittedAt) : '–',
    ]),
    sums: [],
  }
  const blocks: Block[] = [overview]
  for (const report of reports) {
    const filed = report.version > 0 ? await filedReport(report) : null
    if (filed) blocks.push(...filedBlocks(report.year, filed, definition))
  }
  return blocks
}

function filedBlocks(year: number, { texts, figures: filed }: FiledReport, definition: ProgrammeDefinition): Block[] {
  const spent = spentIn(filed)
  return [
    { kind: 'heading', text: `Bericht für ${year}`, minor: true },
    ...printedForm([reportTexts(definition)], texts),
    ...(filed.indicators.length
      ? [
          {
            kind: 'table' as const,
            caption: `Kennzahlen ${year}`,
            head: ['Kennzahl', 'Zielwert', 'Erreicht'],
            widths: [3, 1, 1],
            rows: filed.indicators.map(({ label, target, actual }) => [label, String(target ?? '–'), String(actual)]),
            sums: [],
          },
        ]
      : []),
    ...(filed.spendings.length
      ? [
          {
            kind: 'table' as const,
            caption: `Ausgaben ${year} in Euro`,
            head: ['Position', 'Geplant', 'Ausgegeben', 'Unterschied'],
            widths: [2, 1, 1, 1],
            rows: [
              ...filed.spendings.map(({ label, planned, actual }) => [
                label,
                figures(planned),
                figures(actual),
                figures(actual.minus(planned)),
              ]),
              ['Summe', figures(spent.planned), figures(spent.actual), figures(spent.actual.minus(spent.planned))],
            ],
            sums: [filed.spendings.length],
          },
        ]
      : []),
  ]
}
