import type { HttpContext } from '@adonisjs/core/http'
import User from '#identity/models/user'
import { REVIEW_FORM, reviewProblems } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { casePage } from '#cases/controllers/case_page'

/** The review record of a file, for those inside the house. */
export default class CaseReviewsController {
  show(ctx: HttpContext) {
    return casePage(ctx, 'review', async ({ application }) => {
      const record = await ReviewRecord.findBy('application_id', application.id)
      const mayProcess = await ctx.bouncer.with('ApplicationPolicy').allows('process', application)
      return {
        record,
        recused: await User.query().whereIn('id', application.recused?.people ?? []),
        problems: record
          ? reviewProblems(mayProcess ? record.answersFor(ctx.auth.getUserOrFail()) : record.answers)
          : [],
        parts: REVIEW_FORM,
        mayProcess,
      }
    })
  }
}
