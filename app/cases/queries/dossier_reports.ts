import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { figures } from '#core/money/german_money'
import type { Block } from '#documents/pdf/letter'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { spentIn } from '#reports/domain/report_entries'
import type ProgressReport from '#reports/models/progress_report'
import type { CaseFile } from '#cases/queries/case_file'

/** Every report as it was filed last, with its figures beside plan and target. */
export async function reportBlocks({ application, reports }: CaseFile, t: (key: string) => string): Promise<Block[]> {
  if (reports.length === 0) return [{ kind: 'paragraph', text: 'Zu dieser Akte gibt es keine Berichte.' }]
  const overview: Block = {
    kind: 'table',
    caption: 'Berichte nach Jahren',
    head: ['Jahr', 'Fällig', 'Stand', 'Eingereicht'],
    widths: [1, 1, 1, 1],
    rows: reports.map(({ year, dueOn, status, submittedAt }) => [
      String(year),
      germanDay(dueOn),
      t(`report_status.${status}`),
      submittedAt ? germanInstant(submittedAt) : '–',
    ]),
    sums: [],
  }
  const { definition } = application.call
  const filed = reports.filter(({ submittedAt }) => submittedAt)
  await Promise.all(filed.map((report) => report.loadFilings()))
  return [overview, ...filed.flatMap((report) => filedBlocks(report, definition))]
}

function filedBlocks(report: ProgressReport, definition: ProgrammeDefinition): Block[] {
  const { filed, filedTexts } = report
  if (!filed) return []
  const spent = spentIn(filed)
  return [
    { kind: 'heading', text: `Bericht für ${report.year}`, minor: true },
    { kind: 'facts', rows: definition.report.fields.map(({ key, label }) => [label, filedTexts[key] || '–']) },
    {
      kind: 'table',
      caption: `Kennzahlen ${report.year}`,
      head: ['Kennzahl', 'Zielwert', 'Erreicht'],
      widths: [3, 1, 1],
      rows: filed.indicators.map(({ label, target, actual }) => [label, String(target ?? '–'), String(actual)]),
      sums: [],
    },
    {
      kind: 'table',
      caption: `Ausgaben ${report.year} in Euro`,
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
}
