import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import FileExpression from '#expressions/actions/file_expression'
import Expression from '#expressions/models/expression'

const filingValidator = vine.create({
  read: vine.number().min(0).withoutDecimals(),
  late_reason: printableText().maxLength(4000).optional(),
})

/** An expression of interest is handed in. */
export default class ExpressionFilingsController {
  @inject()
  async store({ auth, office, params, request, response, session }: HttpContext, file: FileExpression) {
    const expression = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    const { read, late_reason: reason = '' } = await request.validateUsing(filingValidator)
    await file.handle(expression.id, read, reason, auth.getUserOrFail())
    session.flash('success', 'expressions.filed')
    return response.redirect().toRoute('expressions.show', [expression.id])
  }
}
