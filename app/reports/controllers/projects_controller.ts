import type { HttpContext } from '@adonisjs/core/http'
import Application from '#applications/models/application'
import Grant from '#decisions/models/grant'
import GrantVersion from '#decisions/models/grant_version'
import ProgressReport from '#reports/models/progress_report'

/** The funded projects of a recipient with their reports. */
export default class ProjectsController {
  async index({ office, view }: HttpContext) {
    const grants = await Grant.query()
      .whereIn('application_id', Application.visibleTo(office!).select('id'))
      .preload('application')
      .orderBy('id', 'desc')
    const ids = grants.map(({ id }) => id)
    const versions = await GrantVersion.query()
      .whereIn('grant_id', ids)
      .whereNotNull('valid_from')
      .orderBy('version', 'desc')
    const reports = await ProgressReport.query().whereIn('grant_id', ids).orderBy('year')
    return view.render('reports/projects', {
      projects: grants.flatMap((grant) => {
        const version = versions.find(({ grantId }) => grantId === grant.id)
        return version ? [{ grant, version, reports: reports.filter(({ grantId }) => grantId === grant.id) }] : []
      }),
    })
  }
}
