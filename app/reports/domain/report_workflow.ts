import Refusal from '#core/refusal'
import type { DutyKind } from '#duties/domain/duty_kinds'

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

/** What a report waits for in a status. */
export const REPORT_DUTIES: Readonly<Record<ReportStatus, DutyKind | null>> = {
  open: 'file_report',
  returned: 'revise_report',
  submitted: 'check_report',
  accepted: null,
}

/** Statuses in which its writer has it. */
export const WRITABLE: readonly ReportStatus[] = REPORT_WORKFLOW.submit.from

export function mayReport(act: ReportAct, status: ReportStatus): boolean {
  return (REPORT_WORKFLOW[act].from as readonly ReportStatus[]).includes(status)
}

/** @throws Refusal reports.act_not_possible */
export function nextReport(act: ReportAct, status: ReportStatus): ReportStatus {
  if (!mayReport(act, status)) throw new Refusal('reports.act_not_possible', { act, status })
  return REPORT_WORKFLOW[act].to
}
