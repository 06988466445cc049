import type { HttpContext } from '@adonisjs/core/http'
import { casePage } from '#cases/controllers/case_page'
import { calculationOf } from '#cases/queries/calculation_of'
import { filedOf } from '#applications/queries/submission_of'
import { thawed } from '#decisions/domain/notice_facts'

/** The binding plan with what is recognised of it, and how the grant comes out of it. */
export default class CasePlansController {
  show(ctx: HttpContext) {
    return casePage(ctx, 'plan', async (file) => {
      const { plan, calculation } = await calculationOf(file)
      const granted = file.decisions.find(({ grants, signedAt }) => grants && signedAt)
      const { deductions } = granted ? thawed(granted.noticeFacts) : { deductions: [] }
      await file.application.load((loader) => loader.load('call').load('programmeVersion'))
      const { context } = await filedOf(file.application)
      return { plan, context, calculation, deductions, planned: plan.figures().less(deductions) }
    })
  }
}
