import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import FileExpression from '#expressions/actions/file_expression'
import Expression from '#expressions/models/expression'

const filingValidator = vine.create({
  revision: vine.number().min(0).withoutDecimals(),
  late_reason: printableText().maxLength(4000).optional(),
})

/** An expression of interest is handed in, as it stands on the page; what cannot be comes back as it was typed. */
export default class ExpressionFilingsController {
  @inject()
  async store({ auth, office, params, request, response, session }: HttpContext, file: FileExpression) {
    const { id } = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    const { revision, late_reason: lateReason } = await request.validateUsing(filingValidator)
    await file.handle(id, { revision, typed: request.body(), lateReason }, auth.getUserOrFail())
    session.flash('success', 'expressions.filed')
    return response.redirect().toRoute('expressions.show', [id])
  }
}
