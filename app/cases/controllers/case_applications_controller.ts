import type { HttpContext } from '@adonisjs/core/http'
import SupplementRequest from '#applications/models/supplement_request'
import { sectionDifferences } from '#applications/domain/section_differences'
import { submittedFigures } from '#applications/queries/submission_of'
import { withoutAccount } from '#applications/domain/without_account'
import { casePage } from '#cases/controllers/case_page'
import { filedVersions } from '#applications/queries/filed_versions'

/** The application as it was filed, any version of it, and what differs from the one before. */
export default class CaseApplicationsController {
  show(ctx: HttpContext) {
    return casePage(ctx, 'application', async ({ application }) => {
      await application.load((loader) => loader.load('call').load('programmeVersion'))
      const versions = await filedVersions(application)
      const wanted = Number(ctx.request.input('fassung'))
      const at = versions.findIndex(({ submission }) => submission.version === wanted)
      const [filed, before] = versions.slice(Math.max(0, at))
      const { sections: all } = filed.definition
      const isPartner = ctx.office!.isRecipient && ctx.office!.id !== application.recipientId
      const sections = isPartner ? all.map(withoutAccount) : all
      return {
        filed,
        sections,
        isPartner,
        versions: versions.map(({ submission }) => submission),
        differences: before ? sectionDifferences(sections, before.context, filed.context) : null,
        figures: await submittedFigures(filed.submission),
        requests: await SupplementRequest.query().where('application_id', application.id).orderBy('id'),
      }
    })
  }
}
