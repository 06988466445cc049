import type { HttpContext } from '@adonisjs/core/http'
import Expression from '#expressions/models/expression'
import { allOf } from '#cases/queries/running_files'

/** All applications of a recipient, each where it stands as it may see it. */
export default class OwnApplicationsController {
  async index({ office, view }: HttpContext) {
    return view.render('applications/index', {
      files: await allOf(office!),
      expressions: await Expression.visibleTo(office!).preload('call').orderBy('id', 'desc'),
    })
  }
}
