import { BasePolicy } from '@adonisjs/bouncer'
import type User from '#identity/models/user'
import Application from '#applications/models/application'
import { isInvolved } from '#applications/queries/is_involved'
import type Grant from '#decisions/models/grant'

export default class ReportPolicy extends BasePolicy {
  /** The recipient writes and files its report. */
  write(user: User, grant: Grant) {
    return user.holds('applicant_editor', 'applicant_signatory') && user.office!.id === grant.recipientId
  }

  /** Officers of the granting authority accept or return it. */
  async decide(user: User, grant: Grant) {
    const application = await Application.findOrFail(grant.applicationId)
    const ofOffice = user.holds('case_officer') && user.office!.id === application.authorityId
    return ofOffice && !(await isInvolved(user, application))
  }
}
