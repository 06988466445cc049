import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import EndPosting from '#budgets/actions/end_posting'
import BudgetLine from '#budgets/models/budget_line'

/** What becomes of a posting that one person entered: confirmed by a second one, or withdrawn. */
@inject()
export default class PostingConfirmationsController {
  constructor(private end: EndPosting) {}

  store(ctx: HttpContext) {
    return this.ended(ctx, 'confirm', 'budgets.posting_confirmed')
  }

  destroy(ctx: HttpContext) {
    return this.ended(ctx, 'withdraw', 'budgets.posting_withdrawn')
  }

  private async ended(
    { auth, office, params, response, session }: HttpContext,
    act: 'confirm' | 'withdraw',
    said: string
  ) {
    const { land } = office!
    const line = await BudgetLine.query().where({ land, id: params.id }).firstOrFail()
    await this.end[act](line, Number(params.entry), auth.getUserOrFail())
    session.flash('success', said)
    return response.redirect().toRoute('budget_lines.show', [line.id])
  }
}
