import { inject } from '@adonisjs/core'
import { sentencesByInput } from '#core/http/forms'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Application from '#applications/models/application'
import SaveReviewRecord from '#reviews/actions/save_review_record'
import { answersIn } from '#forms/domain/form'
import { REVIEW_FORM, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'

const recordValidator = vine.create({ revision: vine.number().min(0) })

export default class ReviewRecordsController {
  async edit({ bouncer, office, params, view, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!)
      .where('id', params.id)
      .preload('recipient')
      .preload('programme')
      .firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    if (application.status !== 'in_review') return response.redirect().toRoute('cases.review', [application.id])
    const record = await ReviewRecord.findBy('application_id', application.id)
    const refused = session.flashMessages.has('revision')
      ? answersIn(REVIEW_FORM, session.flashMessages.all() ?? {})
      : null
    const problems = record ? reviewProblems(record.answers) : []
    return view.render('reviews/record', {
      application,
      parts: REVIEW_FORM,
      answers: refused ?? record?.answers ?? {},
      revision: record?.revision ?? 0,
      problems,
      problemAt: sentencesByInput(problems),
    })
  }

  @inject()
  async update(
    { auth, bouncer, office, params, request, response, session }: HttpContext,
    saveReviewRecord: SaveReviewRecord
  ) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    const { revision } = await request.validateUsing(recordValidator)
    await saveReviewRecord.handle(application.id, request.body(), revision, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('review_records.edit', [application.id])
  }
}
