import { BasePolicy } from '@adonisjs/bouncer'
import type User from '#identity/models/user'
import type Grant from '#decisions/models/grant'

export default class ReportPolicy extends BasePolicy {
  /** The recipient writes and files its report. */
  write(user: User, grant: Grant) {
    return user.holds('applicant_editor', 'applicant_signatory') && user.office!.id === grant.recipientId
  }

  /** Officers of the granting authority accept or return it. */
  decide(user: User, grant: Grant) {
    return user.holds('case_officer') && user.office!.id === grant.authorityId
  }
}
