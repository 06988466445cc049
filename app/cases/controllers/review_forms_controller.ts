import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { clashesAt, revisionOfReturned } from '#core/http/clash'
import { sentencesByInput } from '#core/http/forms'
import { answersIn } from '#forms/domain/form'
import Application from '#applications/models/application'
import { filedOf } from '#applications/queries/submission_of'
import { REVIEW_FORM, reviewFormBeside, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { sameTexts } from '#reviews/queries/same_texts'
import { knownOfChecks } from '#decisions/queries/known_of_checks'

/** The page on which a review record is written, beside what the house knows of the file. */
export default class ReviewFormsController {
  @inject()
  async edit(ctx: HttpContext, clock: Clock) {
    const { auth, bouncer, office, params, view, response, session } = ctx
    const application = await Application.visibleTo(office!)
      .where('id', params.id)
      .preload('authority')
      .preload('recipient')
      .preload('programme')
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    if (application.status !== 'in_review') return response.redirect().toRoute('cases.review', [application.id])
    const record = await ReviewRecord.findBy('application_id', application.id)
    const refused = session.flashMessages.has('revision')
      ? answersIn(REVIEW_FORM, session.flashMessages.all() ?? {})
      : null
    const saved = record?.answersFor(auth.getUserOrFail()) ?? {}
    const problems = record ? reviewProblems(saved) : []
    return view.render('reviews/record', {
      application,
      parts: reviewFormBeside(
        await knownOfChecks(application, await filedOf(application), clock.today()),
        application.definition
      ),
      answers: refused ?? saved,
      revision: revisionOfReturned(ctx) ?? record?.revision ?? 0,
      problems: Object.keys(clashesAt(ctx)).length > 0 ? [] : problems,
      problemAt: { ...sentencesByInput(problems), ...clashesAt(ctx) },
      same: record ? await sameTexts(application, record) : [],
    })
  }
}
