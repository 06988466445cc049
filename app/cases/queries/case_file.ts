import type Office from '#identity/office'
import { CASE_ROLES } from '#identity/domain/roles'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'
import Grant from '#decisions/models/grant'
import ProgressReport from '#reports/models/progress_report'

export type CaseFile = {
  application: Application
  decision: Decision | null
  grant: Grant | null
  reports: ProgressReport[]
  /** Officials see how a decision comes about; the applicant sees what was dispatched. */
  inside: boolean
}

/** A case file as an office may see it. A row that is not there and one that is not theirs are the same 404. */
export async function caseFileOf(office: Office, id: number): Promise<CaseFile> {
  const application = await Application.visibleTo(office)
    .where('id', id)
    .whereNotNull('submitted_at')
    .preload('recipient')
    .preload('programme')
    .preload('authority')
    .preload('officer')
    .preload('call', (calls) => calls.preload('version'))
    .preload('partners', (partners) => partners.preload('recipient').orderBy('position'))
    .preload('supplementRequests', (requests) => requests.orderBy('id'))
    .firstOrFail()
  const inside = office.holds(...CASE_ROLES)
  const decision = await Decision.query()
    .where('application_id', application.id)
    .whereNot('status', 'returned')
    .preload('proposer')
    .preload('cosigner')
    .preload('signer')
    .preload('noticeDocument')
    .preload('announcement')
    .preload('tranches', (tranches) => tranches.preload('budgetLine').orderBy('year'))
    .orderBy('id', 'desc')
    .first()
  const grant = await Grant.query()
    .where('application_id', application.id)
    .preload('recipient')
    .orderBy('id', 'desc')
    .first()
  const reports = grant ? await ProgressReport.query().where('grant_id', grant.id).orderBy('year') : []
  return { application, decision: inside || decision?.dispatchedAt ? decision : null, grant, reports, inside }
}
