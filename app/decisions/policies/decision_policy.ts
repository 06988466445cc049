import { BasePolicy } from '@adonisjs/bouncer'
import type User from '#identity/models/user'
import type Application from '#applications/models/application'
import type Decision from '#decisions/models/decision'
import { isInvolved } from '#applications/queries/is_involved'

/** Who stands where in the chain of signatures; that nobody signs twice is the rules' own answer. */
export default class DecisionPolicy extends BasePolicy {
  async propose(user: User, application: Application) {
    return user.holds('case_officer') && (await this.ofAuthority(user, application))
  }

  async cosign(user: User, application: Application) {
    return user.holds('budget_officer') && (await this.ofAuthority(user, application))
  }

  async sign(user: User, application: Application) {
    return user.holds('head_of_unit') && (await this.ofAuthority(user, application))
  }

  async draft(user: User, application: Application) {
    return user.holds('case_officer', 'budget_officer', 'head_of_unit') && (await this.ofAuthority(user, application))
  }

  async return(user: User, application: Application) {
    return user.holds('budget_officer', 'head_of_unit') && (await this.ofAuthority(user, application))
  }

  async dispatch(user: User, application: Application) {
    return user.holds('case_officer') && (await this.ofAuthority(user, application))
  }

  /** A notice has one addressee, who said by whom it is retrieved; a partner reads it once it is announced. */
  retrieve(user: User, application: Application, decision: Decision) {
    const isAddressee = user.office!.isRecipient && user.office!.id === application.recipientId
    return isAddressee && decision.mayBeRetrievedBy(user)
  }

  private async ofAuthority(user: User, application: Application) {
    const own = user.office!.kind === 'authority' && user.office!.id === application.authorityId
    return own && !(await isInvolved(user, application))
  }
}
