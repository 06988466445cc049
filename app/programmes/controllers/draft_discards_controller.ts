import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import DiscardDraft from '#programmes/actions/discard_draft'
import { draftOf } from '#programmes/queries/draft_of'
import { typedRevision } from '#programmes/validators/revision'

@inject()
export default class DraftDiscardsController {
  constructor(private discard: DiscardDraft) {}

  async create({ office, params, response, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    if (!draft.may('discard')) return response.redirect().toRoute('programme_drafts.show', [draft.id])
    return view.render('programmes/discard', { draft })
  }

  async store({ auth, office, params, request, response, session }: HttpContext) {
    const { id } = await draftOf(office!, params.draft_id)
    await this.discard.handle({ id, revision: await typedRevision(request) }, auth.getUserOrFail())
    session.flash('success', 'programmes.discarded')
    return response.redirect().toRoute('programmes.index')
  }
}
