import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import ReturnDraft from '#programmes/actions/return_draft'
import { draftOf } from '#programmes/queries/draft_of'

const reasonValidator = vine.create({
  revision: vine.number().withoutDecimals(),
  reason: printableText().minLength(10).maxLength(2000),
})

@inject()
export default class DraftReturnsController {
  constructor(private giveBack: ReturnDraft) {}

  async create({ office, params, response, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    if (!draft.may('return')) return response.redirect().toRoute('programme_drafts.show', [draft.id])
    return view.render('programmes/return', { draft })
  }

  async store({ auth, office, params, request, response, session }: HttpContext) {
    const { id } = await draftOf(office!, params.draft_id)
    const { revision, reason } = await request.validateUsing(reasonValidator)
    await this.giveBack.handle({ id, revision }, reason, auth.getUserOrFail())
    session.flash('success', 'programmes.returned')
    return response.redirect().toRoute('programme_drafts.show', [id])
  }
}
