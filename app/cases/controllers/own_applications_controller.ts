import type { HttpContext } from '@adonisjs/core/http'
import type Application from '#applications/models/application'
import Expression from '#expressions/models/expression'
import { allOf } from '#cases/queries/running_files'

/** All applications of a recipient, each where it stands as it may see it. */
export default class OwnApplicationsController {
  async index({ auth, office, request, view }: HttpContext) {
    const files = await allOf(office!)
    const own = request.input('meine') === '1'
    const isMine = ({ application }: { application: Application }) => application.clerkId === auth.user!.id
    return view.render('applications/index', {
      files: own ? files.filter(isMine) : files,
      own,
      mine: files.filter(isMine).length,
      all: files.length,
      expressions: await Expression.visibleTo(office!).preload('call').orderBy('id', 'desc'),
    })
  }
}
