import { BasePolicy } from '@adonisjs/bouncer'
import type { Role } from '#identity/domain/roles'
import { recipientsEverOf } from '#identity/queries/recipients_of'
import type User from '#identity/models/user'
import type Call from '#programmes/models/call'
import type Expression from '#expressions/models/expression'

/** Who may; never whether the state allows it. Whoever writes an expression of interest is found by its office alone. */
export default class ExpressionPolicy extends BasePolicy {
  /** Its officers say what they think of it. */
  advise(user: User, expression: Expression) {
    return this.ofAuthority(user, expression, 'case_officer')
  }

  /** Who leads the unit chooses. */
  choose(user: User, expression: Expression) {
    return this.ofAuthority(user, expression, 'head_of_unit')
  }

  /** The same for a whole call, before it is asked of each. Needs its programme. */
  chooseUnder(user: User, call: Call) {
    const { office } = user
    return user.holds('head_of_unit') && office!.kind === 'authority' && office!.id === call.programme.authorityId
  }

  private async ofAuthority(user: User, { authorityId, recipientId }: Expression, role: Role) {
    const isOfOffice = user.holds(role) && user.office!.kind === 'authority' && user.office!.id === authorityId
    return isOfOffice && !(await recipientsEverOf(user)).includes(recipientId)
  }
}
