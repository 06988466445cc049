import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import AdviseOnExpression from '#expressions/actions/advise_on_expression'
import Expression from '#expressions/models/expression'

const adviceValidator = vine.create({ advised: vine.enum(['yes', 'no']), advice: printableText().maxLength(2000) })

/** What an officer thinks of an expression of interest. */
export default class ExpressionAdvicesController {
  @inject()
  async store(ctx: HttpContext, advise: AdviseOnExpression) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const expression = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ExpressionPolicy').authorize('advise', expression)
    const { advised, advice } = await request.validateUsing(adviceValidator)
    await advise.handle(expression.id, { advised: advised === 'yes', advice }, auth.getUserOrFail())
    session.flash('success', 'expressions.advised')
    return response.redirect().toRoute('expression_choices.index', [expression.callId])
  }
}
