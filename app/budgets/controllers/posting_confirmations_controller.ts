import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import EndPosting from '#budgets/actions/end_posting'
import BudgetLine from '#budgets/models/budget_line'

/** A second person lets a posting count. */
export default class PostingConfirmationsController {
  @inject()
  async store({ auth, office, params, response, session }: HttpContext, end: EndPosting) {
    const line = await BudgetLine.query().where({ land: office!.land, id: params.id }).firstOrFail()
    await end.confirm(line, Number(params.entry), auth.getUserOrFail())
    session.flash('success', 'budgets.posting_confirmed')
    return response.redirect().toRoute('budget_lines.show', [line.id])
  }
}
