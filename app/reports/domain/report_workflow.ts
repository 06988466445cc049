import Refusal from '#core/refusal'
import type { Turn } from '#applications/domain/application_workflow'

type Transition = { readonly from: readonly string[]; readonly to: string }

/** The life of a progress report (Bericht): open until it is filed, then accepted or returned with reasons. */
export const REPORT_WORKFLOW = {
  submit: { from: ['open', 'returned'], to: 'submitted' },
  accept: { from: ['submitted'], to: 'accepted' },
  return: { from: ['submitted'], to: 'returned' },
} as const satisfies Record<string, Transition>

export type ReportAct = keyof typeof REPORT_WORKFLOW
export type ReportStatus =
  (typeof REPORT_WORKFLOW)[ReportAct]['from'][number] | (typeof REPORT_WORKFLOW)[ReportAct]['to']

/** Who has the file of a funded project, by its reports: one that was filed is to be checked; else the recipient reports, and proves the use in the end. */
export function turnByReports(reports: readonly { status: ReportStatus }[]): Turn {
  return reports.some(({ status }) => status === 'submitted') ? 'officer' : 'applicant'
}

export function mayReport(act: ReportAct, status: ReportStatus): boolean {
  return (REPORT_WORKFLOW[act].from as readonly ReportStatus[]).includes(status)
}

/** @throws Refusal reports.act_not_possible */
export function nextReport(act: ReportAct, status: ReportStatus): ReportStatus {
  if (!mayReport(act, status)) throw new Refusal('reports.act_not_possible', { act, status })
  return REPORT_WORKFLOW[act].to
}
