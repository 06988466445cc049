import type { HttpContext } from '@adonisjs/core/http'
import type { Role } from '#identity/domain/roles'
import Programme from '#programmes/models/programme'
import { rulebookOf } from '#tenancy/rulebooks/index'

/** Where each role begins its day, the first that is held. */
const HOME_OF = [
  ['applicant_editor', 'recipient_home.show'],
  ['applicant_signatory', 'recipient_home.show'],
  ['treasurer', 'treasury.show'],
  ['partner_contributor', 'contributions.index'],
  ['recipient_admin', 'colleagues.index'],
  ['case_officer', 'cases.index'],
  ['head_of_unit', 'signatures.index'],
  ['budget_officer', 'signatures.index'],
  ['programme_manager', 'programmes.index'],
  ['auditor_external', 'audit.index'],
  ['admin_technical', 'administration.index'],
] as const satisfies readonly (readonly [Role, string])[]

export default class HomesController {
  async show({ auth, office, response, view }: HttpContext) {
    if (!auth.user) {
      const lands = [...new Set((await Programme.all()).map(({ land }) => rulebookOf(land).name))].sort()
      return view.render('cases/home_public', { lands })
    }
    const home = office && HOME_OF.find(([role]) => office.holds(role))
    return home ? response.redirect().toRoute(home[1]) : view.render('cases/home_without_office')
  }
}
