import { BasePolicy } from '@adonisjs/bouncer'
import type User from '#identity/models/user'
import type Application from '#applications/models/application'

/** Who stands where in the chain of signatures; that nobody signs twice is the rules' own answer. */
export default class DecisionPolicy extends BasePolicy {
  propose(user: User, application: Application) {
    return user.holds('case_officer') && this.ofAuthority(user, application)
  }

  cosign(user: User, application: Application) {
    return user.holds('budget_officer') && this.ofAuthority(user, application)
  }

  sign(user: User, application: Application) {
    return user.holds('head_of_unit') && this.ofAuthority(user, application)
  }

  draft(user: User, application: Application) {
    return user.holds('case_officer', 'budget_officer', 'head_of_unit') && this.ofAuthority(user, application)
  }

  return(user: User, application: Application) {
    return user.holds('budget_officer', 'head_of_unit') && this.ofAuthority(user, application)
  }

  dispatch(user: User, application: Application) {
    return user.holds('case_officer') && this.ofAuthority(user, application)
  }

  /** A notice has one addressee; a partner reads it once it is announced. */
  retrieve(user: User, application: Application) {
    return user.office!.isRecipient && user.office!.id === application.recipientId
  }

  private ofAuthority(user: User, application: Application) {
    return user.office!.kind === 'authority' && user.office!.id === application.authorityId
  }
}
