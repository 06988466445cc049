import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PublishDraft from '#programmes/actions/publish_draft'
import { draftOf } from '#programmes/queries/draft_of'
import { typedRevision } from '#programmes/validators/revision'

@inject()
export default class DraftPublicationsController {
  constructor(private publish: PublishDraft) {}

  async store({ auth, office, params, request, response, session }: HttpContext) {
    const { id } = await draftOf(office!, params.draft_id)
    await this.publish.handle({ id, revision: await typedRevision(request) }, auth.getUserOrFail())
    session.flash('success', 'programmes.published')
    return response.redirect().toRoute('programme_drafts.show', [id])
  }
}
