import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ChangeDraft from '#programmes/actions/change_draft'
import { draftOf } from '#programmes/queries/draft_of'
import { readUpload } from '#programmes/queries/read_upload'
import { typedRevision } from '#programmes/validators/revision'

/** A draft takes the content of a file that was edited outside. */
@inject()
export default class DraftFilesController {
  constructor(private change: ChangeDraft) {}

  async edit({ office, params, response, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    if (!draft.may('propose')) return response.redirect().toRoute('programme_drafts.show', [draft.id])
    return view.render('programmes/file', { draft, faults: [], fileName: '', authorities: [] })
  }

  /** @throws Refusal those of readUpload and ChangeDraft */
  async update({ auth, office, params, request, response, session, upload, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const revision = await typedRevision(request)
    const read = await readUpload(upload)
    if ('faults' in read) {
      response.status(422)
      const { faults } = read
      return view.render('programmes/file', { draft, faults, fileName: upload!.clientName, authorities: [] })
    }
    await this.change.handle(draft.id, revision, read.file, auth.getUserOrFail())
    session.flash('success', 'programmes.read')
    return response.redirect().toRoute('programme_drafts.show', [draft.id])
  }
}
