import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import FileExpression from '#expressions/actions/file_expression'
import SaveExpression from '#expressions/actions/save_expression'
import Expression from '#expressions/models/expression'

const filingValidator = vine.create({
  revision: vine.number().min(0).withoutDecimals(),
  late_reason: printableText().maxLength(4000).optional(),
})

/** An expression of interest is handed in, as it stands on the page: what is typed there is kept first, also where it cannot be handed in yet. */
@inject()
export default class ExpressionFilingsController {
  constructor(
    private save: SaveExpression,
    private file: FileExpression
  ) {}

  async store({ auth, office, params, request, response, session }: HttpContext) {
    const { id } = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    const { revision, late_reason: reason = '' } = await request.validateUsing(filingValidator)
    const by = auth.getUserOrFail()
    const kept = await this.save.handle(id, request.body(), revision, by)
    await this.file.handle(id, kept, reason, by)
    session.flash('success', 'expressions.filed')
    return response.redirect().toRoute('expressions.show', [id])
  }
}
