import type { HttpContext } from '@adonisjs/core/http'
import Recipient from '#register/models/recipient'
import ProgressReport from '#reports/models/progress_report'
import { casePage } from '#cases/controllers/case_page'

/** The reports of a funded project and the day on which its use is to be proved. */
export default class CaseReportsController {
  show(ctx: HttpContext) {
    return casePage(ctx, 'reports', async ({ application, grant, version }) => {
      const recipient = version && (await Recipient.findOrFail(application.recipientId))
      return {
        reports: await ProgressReport.of(grant),
        proofDueOn: version && version.proofDueOn(recipient!.kind === 'municipal'),
      }
    })
  }
}
