import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import WithdrawExpression from '#expressions/actions/withdraw_expression'
import Expression from '#expressions/models/expression'

/** Who was interested is so no more. */
export default class ExpressionWithdrawalsController {
  @inject()
  async store({ auth, office, params, response, session }: HttpContext, withdraw: WithdrawExpression) {
    const expression = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    await withdraw.handle(expression.id, auth.getUserOrFail())
    session.flash('success', 'expressions.withdrawn')
    return response.redirect().toRoute('applications.index')
  }
}
