import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Application from '#applications/models/application'
import SaveReviewRecord from '#reviews/actions/save_review_record'

const recordValidator = vine.create({ revision: vine.number().min(0) })

/** The review record as it is saved; its page stands where everything is read. */
export default class ReviewRecordsController {
  @inject()
  async update(
    { auth, bouncer, office, params, request, response, session }: HttpContext,
    saveReviewRecord: SaveReviewRecord
  ) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    const { revision } = await request.validateUsing(recordValidator)
    const by = auth.getUserOrFail()
    await saveReviewRecord.handle(application.id, request.body(), revision, by)
    const isOut = (await application.refresh()).isRecused(by)
    session.flash('success', isOut ? 'reviews.recused' : 'core.saved')
    // who declared to be biased writes in it no further
    if (isOut) return response.redirect().toRoute('cases.index')
    return response.redirect().toRoute('review_records.edit', [application.id])
  }
}
